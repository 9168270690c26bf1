-- The next number of a day. KEYS 1 counter. ARGV 1 seconds to keep it.
local number = redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], ARGV[1])
return number
