-- A new epoch for a community whose log was lost in part: nothing read before can be compared any more.
-- KEYS 1 heads. ARGV 1 epoch that was lost, 2 the new one, 3 now in milliseconds, 4 how long the last renewal must be ago.
-- Answer: 1 if it was renewed.
if redis.call('HGET', KEYS[1], '@epoch') ~= ARGV[1] then return 0 end
local last = tonumber(redis.call('HGET', KEYS[1], '@renewed') or '0')
if tonumber(ARGV[3]) - last < tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[1], '@epoch', ARGV[2], '@renewed', ARGV[3])
return 1
