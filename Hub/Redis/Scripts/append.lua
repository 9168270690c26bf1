-- Changes of different tickets of one community, each as a whole or not at all.
--
-- KEYS  1 journal, 2 heads, then whatever the changes below name by its number.
-- ARGV  1 epoch to use if there is none   2 community   3 entries a feed keeps   4 channel to publish on ('': keep a journal, the caller publishes)
--       5 number of changes   6 '1': all or none; what one cannot be written for is answered for all   then each change as
--         number of arguments that follow for it
--         key of the ticket, version expected ('0': the ticket must not exist), key of the feed, grid
--         key of the receipt ('0': no command id), seconds to keep it ('0': for ever), 'ticketId version feed', the receipt's beginning
--         key of the history, the snapshot ('': the last step's ticket), number of steps, each as happening, ticket, happening for the history ('': the same)
--         version that calls somebody ('0': none; then nothing more of this line), the call, when it is to be judged, key of the calls, key of the unjudged
--         number of increments, each as key, field, amount
--         number of effects, each as number of arguments, command, key, arguments
-- Answer: {'unfinished'} | {epoch, '1' if the epoch is new, for each change 'conflict' | 'replayed receipt' | its last sequence}
--
-- Redis writes a script to its log as one transaction, and sends what is published after that. Garnet does neither, command by command: killed in the
-- middle, it would wake up with half a change. There, the commands are first put down in the journal by one write; each can be repeated; finish.lua
-- carries out what was left.

if redis.call('EXISTS', KEYS[1]) == 1 then return { 'unfinished' } end

local epoch = redis.call('HGET', KEYS[2], '@epoch')
local answer = { epoch or ARGV[1], epoch and '0' or '1' }
epoch = answer[1]
local community, keeps, channel = ARGV[2], tonumber(ARGV[3]), ARGV[4]

local work, open, sums, heads, events = {}, {}, {}, {}, {}

-- Arguments for one command on a key go together: one command for the whole batch.
local function put(command, key, ...)
  local name = command .. key
  local line = open[name]
  if not line then
    line = { command, key }
    open[name] = line
    work[#work + 1] = line
  elseif command == 'EXPIRE' then
    return
  end
  local n = #line
  for i = 1, select('#', ...) do line[n + i] = (select(i, ...)) end
end

-- Why the change at this place cannot be written; nil when it can.
local function refusal(place)
  local receipt = tonumber(ARGV[place + 5])
  local known = receipt > 0 and redis.call('GET', KEYS[receipt])
  if known then return 'replayed ' .. known end
  local stored = redis.call('GETRANGE', KEYS[tonumber(ARGV[place + 1])], 0, 20)
  if (string.match(stored, '^%d+') or '0') ~= string.format('%d', tonumber(ARGV[place + 2])) then return 'conflict' end
end

local at = 6
local function take()
  at = at + 1
  return ARGV[at]
end

local function write()
  local why = refusal(at)
  if why then return why end
  local ticket, version, feed, grid = tonumber(take()), tonumber(take()), tonumber(take()), take()
  local receipt, seconds, beginning = tonumber(take()), take(), take()
  local sequence = heads[grid] or tonumber(redis.call('HGET', KEYS[2], grid) or '0')
  local history, snapshot, state = tonumber(take()), take(), nil
  for _ = 1, tonumber(take()) do
    local happening, kept
    happening, state, kept = take(), take(), take()
    sequence, version = sequence + 1, version + 1
    local entry = string.format('%s %s %s %d\n', community, grid, epoch, sequence) .. '{"happening":' .. happening .. ',"ticket":' .. state .. '}'
    put('HSET', feed, string.format('%d', sequence % keeps), entry)
    put('HSET', history, string.format('%d', version), kept == '' and happening or kept)
    events[#events + 1] = entry
  end

  local calling = tonumber(take())
  if calling > 0 then
    local call, judge, calls, unjudged = take(), take(), tonumber(take()), tonumber(take())
    local called = sequence - (version - calling)
    put('ZADD', calls, string.format('%d', called), call)
    put('ZADD', unjudged, judge, call)
    work[#work + 1] = { 'ZREMRANGEBYSCORE', calls, '-inf', string.format('%d', called - keeps) }
  end
  heads[grid] = sequence
  work[#work + 1] = { 'SET', ticket, string.format('%d ', version) .. (snapshot == '' and state or snapshot) }

  for _ = 1, tonumber(take()) do
    local key, field, amount = tonumber(take()), take(), tonumber(take())
    local fields = sums[key] or {}
    sums[key] = fields
    fields[field] = (fields[field] or tonumber(redis.call('HGET', KEYS[key], field) or '0')) + amount
  end
  for _ = 1, tonumber(take()) do
    local count = tonumber(take())
    local command, key = take(), tonumber(take())
    put(command, key, unpack(ARGV, at + 1, at + count))
    at = at + count
  end

  local last = string.format('%d', sequence)
  if receipt > 0 and seconds == '0' then work[#work + 1] = { 'SET', receipt, beginning .. ' ' .. last } end
  if receipt > 0 and seconds ~= '0' then work[#work + 1] = { 'SET', receipt, beginning .. ' ' .. last, 'EX', seconds } end
  return last
end

if ARGV[6] == '1' then
  local place = 7
  for _ = 1, tonumber(ARGV[5]) do
    local why = refusal(place)
    if why then
      for _ = 1, tonumber(ARGV[5]) do answer[#answer + 1] = why end
      return answer
    end
    place = place + 1 + tonumber(ARGV[place])
  end
end

for _ = 1, tonumber(ARGV[5]) do
  local next = tonumber(take())
  next = at + next
  answer[#answer + 1] = write()
  at = next
end

if #events == 0 then return answer end
put('HSET', 2, '@epoch', epoch)
for grid, sequence in pairs(heads) do put('HSET', 2, grid, string.format('%d', sequence)) end
for key, fields in pairs(sums) do
  for field, sum in pairs(fields) do put('HSET', key, field, string.format('%d', sum)) end
end

if channel == '' then redis.call('HSET', KEYS[1], 'keys', cjson.encode(KEYS), 'work', cmsgpack.pack(work)) end
for _, line in ipairs(work) do redis.call(line[1], KEYS[line[2]], unpack(line, 3)) end
if channel == '' then
  redis.call('DEL', KEYS[1])
else
  for _, entry in ipairs(events) do redis.call('PUBLISH', channel, entry) end
end
return answer
