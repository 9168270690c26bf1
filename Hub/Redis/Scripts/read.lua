-- The events of a feed after a position: all of them or none.
-- KEYS 1 heads, 2 feed. ARGV 1 grid, 2 epoch to use if there is none, 3 epoch of the position, 4 its sequence, 5 the most wanted, 6 entries a feed keeps.
-- Answer: {epoch, newest sequence, '1' if the entries that follow are all, entries...}
local epoch = redis.call('HGET', KEYS[1], '@epoch')
if not epoch then
  epoch = ARGV[2]
  redis.call('HSET', KEYS[1], '@epoch', epoch)
end

local head, after = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or '0'), tonumber(ARGV[4])
local count, keeps = head - after, tonumber(ARGV[6])
local answer = { epoch, string.format('%d', head), '0' }
if epoch ~= ARGV[3] or after < 0 or count < 0 or count > tonumber(ARGV[5]) or count > keeps then return answer end

answer[3] = '1'
if count == 0 then return answer end
local fields = {}
for sequence = after + 1, head do fields[#fields + 1] = string.format('%d', sequence % keeps) end
for _, entry in ipairs(redis.call('HMGET', KEYS[2], unpack(fields))) do answer[#answer + 1] = entry or '' end
return answer
