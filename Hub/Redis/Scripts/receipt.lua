-- How far a person's devices have stored a feed: only ever forward, except into a new epoch.
-- KEYS 1 heads, 2 receipts. ARGV 1 user, 2 sequence, 3 time in milliseconds. Value: 'epoch sequence time'.
local epoch = redis.call('HGET', KEYS[1], '@epoch') or ''
local known = redis.call('HGET', KEYS[2], ARGV[1])
if known then
  local of, sequence = string.match(known, '^(%S*) (%d+)')
  if of == epoch and tonumber(sequence) >= tonumber(ARGV[2]) then return 0 end
end
redis.call('HSET', KEYS[2], ARGV[1], epoch .. ' ' .. ARGV[2] .. ' ' .. ARGV[3])
return 1
