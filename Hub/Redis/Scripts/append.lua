-- One change of one ticket, as a whole or not at all.
--
-- KEYS  1 journal, 2 heads, 3 feed, 4 ticket, 5 command, then whatever the increments and effects below touch.
-- ARGV  1 version expected ('0': the ticket must not exist)   2 epoch to use if there is none   3 'community grid'   4 grid
--       5 entries a feed keeps   6 seconds to keep the receipt ('0': no command id)   7 'ticketId version feed', the receipt's beginning
--       8 '1' to keep a journal   9 number of steps, then each step's JSON
--       then: number of increments, each as key index, field, amount
--       then: number of effects, each as number of arguments, command, key index, arguments
-- Answer: {'conflict'} | {'unfinished'} | {'replayed', receipt} | {'written', epoch, last sequence, '1' if the epoch is new}
--
-- Redis writes a script to its log as one transaction. Garnet writes each command by itself: killed in the middle, it would wake up with half a
-- change. There, the commands are first put down in the journal by one write; each can be repeated; finish.lua carries out what was left.

if redis.call('EXISTS', KEYS[1]) == 1 then return { 'unfinished' } end

local keep_receipt = ARGV[6] ~= '0'
if keep_receipt then
  local receipt = redis.call('GET', KEYS[5])
  if receipt then return { 'replayed', receipt } end
end

local version = string.match(redis.call('GETRANGE', KEYS[4], 0, 20), '^%d+') or '0'
if version ~= ARGV[1] then return { 'conflict' } end

local epoch = redis.call('HGET', KEYS[2], '@epoch')
local is_new = not epoch
if is_new then epoch = ARGV[2] end

local sequence = tonumber(redis.call('HGET', KEYS[2], ARGV[4]) or '0')
local at = 9
local function take()
  at = at + 1
  return ARGV[at]
end

local entries = { 'HSET', 3 }
for _ = 1, tonumber(ARGV[9]) do
  sequence = sequence + 1
  entries[#entries + 1] = string.format('%d', sequence % tonumber(ARGV[5]))
  entries[#entries + 1] = string.format('%s %s %d\n', ARGV[3], epoch, sequence) .. take()
end
local last = string.format('%d', sequence)
local work = { entries, { 'HSET', 2, '@epoch', epoch, ARGV[4], last } }

for _ = 1, tonumber(take()) do
  local key, field, amount = tonumber(take()), take(), tonumber(take())
  local sum = tonumber(redis.call('HGET', KEYS[key], field) or '0') + amount
  work[#work + 1] = { 'HSET', key, field, string.format('%d', sum) }
end

for _ = 1, tonumber(take()) do
  local count = tonumber(take())
  local command = { take(), tonumber(take()) }
  for i = 1, count do command[i + 2] = take() end
  work[#work + 1] = command
end

if keep_receipt then
  work[#work + 1] = { 'SET', 5, ARGV[7] .. ' ' .. last, 'EX', ARGV[6] }
end

if ARGV[8] == '1' then
  redis.call('HSET', KEYS[1], 'keys', cjson.encode(KEYS), 'work', cmsgpack.pack(work))
end
for _, command in ipairs(work) do
  redis.call(command[1], KEYS[command[2]], unpack(command, 3))
end
if ARGV[8] == '1' then redis.call('DEL', KEYS[1]) end

return { 'written', epoch, last, is_new and '1' or '0' }
