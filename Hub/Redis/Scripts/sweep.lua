-- Takes old events out of a feed, unless their places were taken by newer ones meanwhile.
-- KEYS 1 feed. ARGV 1 entries a feed keeps, then sequences. Answer: how many went.
local gone = 0
for i = 2, #ARGV do
  local field = string.format('%d', tonumber(ARGV[i]) % tonumber(ARGV[1]))
  local entry = redis.call('HGET', KEYS[1], field)
  if entry and string.match(entry, '^%S+ %S+ %S+ (%d+)\n') == ARGV[i] then gone = gone + redis.call('HDEL', KEYS[1], field) end
end
return gone
