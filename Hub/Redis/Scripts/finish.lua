-- Carries out the rest of an append that a killed store left behind; see append.lua.
-- KEYS as the journal's field 'keys' has them. ARGV 1 that field as it was read, so that nobody finishes another's work with these keys.
local journal = redis.call('HMGET', KEYS[1], 'keys', 'work')
if not journal[1] or journal[1] ~= ARGV[1] then return 0 end
for _, command in ipairs(cmsgpack.unpack(journal[2])) do
  redis.call(command[1], KEYS[command[2]], unpack(command, 3))
end
redis.call('DEL', KEYS[1])
return 1
