-- How far devices have stored one feed: only ever forward, except into a new epoch. Value: 'epoch sequence time'.
-- KEYS 1 heads, 2 receipts, 3 calls. ARGV of each receipt: user, device, sequence, time in milliseconds.
-- Answer: for each call that came to a device of somebody it calls, the number of the receipt and the call.
local epoch = redis.call('HGET', KEYS[1], '@epoch') or ''
local answer = {}
for i = 1, #ARGV, 4 do
  local user, sequence, field = ARGV[i], tonumber(ARGV[i + 2]), ARGV[i] .. ' ' .. ARGV[i + 1]
  local before = 0
  local of, known = string.match(redis.call('HGET', KEYS[2], field) or '', '^(%S*) (%d+)')
  if of == epoch then before = tonumber(known) end
  if sequence > before then
    redis.call('HSET', KEYS[2], field, epoch .. ' ' .. ARGV[i + 2] .. ' ' .. ARGV[i + 3])
    -- A device that is new here has the newest matters too; older ones are no news.
    local calls = redis.call('ZREVRANGEBYSCORE', KEYS[3], ARGV[i + 2], string.format('(%d', before), 'LIMIT', '0', '200')
    for _, call in ipairs(calls) do
      if string.find(call .. ',', '[ ,]' .. string.gsub(user, '%W', '%%%0') .. ',') then
        answer[#answer + 1] = string.format('%d', (i - 1) / 4)
        answer[#answer + 1] = call
      end
    end
  end
end
return answer
