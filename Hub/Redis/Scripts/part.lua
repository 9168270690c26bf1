-- A part of a photo: of several that send the same at once, each byte is taken from one.
-- KEYS 1 parts of the photo, 2 what waits of its owner.
-- ARGV 1 photo, 2 owner, 3 total, 4 first byte, 5 now in milliseconds, 6 seconds to keep, 7 photos and 8 bytes that may wait of one owner, 9 the part.
-- Answer: {verdict, bytes that are there}
--
-- Garnet does not write a script to its log as one piece. So the writes go in an order in which each is true by itself, and the one that brings
-- a part counts it too.
local known = redis.call('HMGET', KEYS[1], 'owner', 'total', 'received')
local received = tonumber(known[3] or '0')
local first, part = tonumber(ARGV[4]), ARGV[9]
if known[1] and known[1] ~= ARGV[2] then return { 'OtherOwner', '0' } end
if known[2] and known[2] ~= ARGV[3] then return { 'OtherTotal', '0' } end
if first > received then return { 'Gap', string.format('%d', received) } end
if first + #part <= received then return { 'Taken', string.format('%d', received) } end

if not known[1] then
  local photos, bytes, old = 1, tonumber(ARGV[3]), tonumber(ARGV[5]) - tonumber(ARGV[6]) * 1000
  local waiting = redis.call('HGETALL', KEYS[2])
  for i = 1, #waiting, 2 do
    local total, at = string.match(waiting[i + 1], '^(%d+) (%d+)$')
    if tonumber(at) <= old then
      redis.call('HDEL', KEYS[2], waiting[i])
    elseif waiting[i] ~= ARGV[1] then
      photos, bytes = photos + 1, bytes + tonumber(total)
    end
  end
  if photos > tonumber(ARGV[7]) or bytes > tonumber(ARGV[8]) then return { 'Full', '0' } end
end

redis.call('HSET', KEYS[2], ARGV[1], ARGV[3] .. ' ' .. ARGV[5])
redis.call('EXPIRE', KEYS[2], ARGV[6])
redis.call('HSET', KEYS[1], 'owner', ARGV[2], 'total', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[6])
local place = string.format('%d', received)
part = string.sub(part, received - first + 1)
received = string.format('%d', received + #part)
redis.call('HSET', KEYS[1], 'received', received, 'part ' .. place, part)
return { 'Taken', received }
