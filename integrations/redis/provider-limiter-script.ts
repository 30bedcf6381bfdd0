/**
 * Reserves, begins or settles one permit: check and change in one script, on Redis's own clock, so that neither
 * the number of processes nor their clocks matter.
 *
 * KEYS 1: sorted set of permits, each with the latest moment at which its request can still reach the cloud.
 * KEYS 2: hash. `server` and `seenAt` tell a restarted Redis and a clock that was set back, `heldUntil` and
 * `pausedUntil` end a wait, `failures` and `openUntil` are the breaker, `probe` the permit that tests it.
 *
 * ARGV: command, permit, limit, windowMs, requestMs, leaseMs, then for `settle` the outcome and its retryAfterMs,
 * at the end failuresToOpen, openMs, maxOpenMs. Answers `{ granted, waitMs, reason }`.
 */
export const PERMIT_SCRIPT = `
local permits, state = KEYS[1], KEYS[2]
local command, permit = ARGV[1], ARGV[2]
local limit, window, longest, lease = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local outcome, retryAfter = ARGV[7], tonumber(ARGV[8])
local failuresToOpen, open, maxOpen = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])

local function number(field) return tonumber(redis.call('HGET', state, field) or '0') end

local time = redis.call('TIME')
local now = math.max(time[1] * 1000 + math.floor(time[2] / 1000), number('seenAt'))
redis.call('HSET', state, 'seenAt', now)
redis.call('PEXPIRE', state, 86400000)

-- A Redis that began a moment ago may have lost the permits of the last window; so may a replica that took over.
local info = redis.call('INFO', 'server')
local server = string.match(info, 'run_id:(%x+)')
local known = redis.call('HGET', state, 'server')
if known ~= server then
  local unknownMs = window + longest
  local uptimeMs = tonumber(string.match(info, 'uptime_in_seconds:(%d+)')) * 1000
  if known then redis.call('HSET', state, 'heldUntil', now + unknownMs)
  elseif uptimeMs < unknownMs then redis.call('HSET', state, 'heldUntil', now + unknownMs - uptimeMs) end
  redis.call('HSET', state, 'server', server)
end

-- What is a window old to the millisecond still counts: both moments were rounded down.
redis.call('ZREMRANGEBYSCORE', permits, '-inf', '(' .. (now - window))

local function keep(id, at)
  redis.call('ZADD', permits, at, id)
  redis.call('PEXPIRE', permits, window + math.max(longest, lease) + 1000)
end

if command == 'settle' then
  if outcome == 'unused' then redis.call('ZREM', permits, permit)
  elseif redis.call('ZSCORE', permits, permit) then keep(permit, now) end
  local probing = redis.call('HGET', state, 'probe') == permit
  if probing then redis.call('HDEL', state, 'probe') end
  if outcome == 'answered' then redis.call('HDEL', state, 'failures', 'openUntil')
  elseif outcome == 'refused' then
    redis.call('HDEL', state, 'failures', 'openUntil')
    redis.call('HSET', state, 'pausedUntil', math.max(number('pausedUntil'), now + retryAfter))
  elseif outcome == 'failed' then
    local failures = number('failures') + 1
    redis.call('HSET', state, 'failures', failures)
    if failures >= failuresToOpen then
      local doubled = open * 2 ^ math.min(failures - failuresToOpen, 20)
      redis.call('HSET', state, 'openUntil', now + math.min(doubled, maxOpen))
    end
  end
  return { 1, 0, '' }
end

local function wait(reason, ms) return { 0, math.ceil(math.max(ms, 1)), reason } end

if command == 'clear' then
  redis.call('HDEL', state, 'heldUntil', 'pausedUntil', 'failures', 'openUntil', 'probe')
  return { 1, 0, '' }
end

local heldUntil, pausedUntil = number('heldUntil'), number('pausedUntil')
if heldUntil > now then return wait('unknown', heldUntil - now) end
if pausedUntil > now then return wait('paused', pausedUntil - now) end

local isHeld = redis.call('ZSCORE', permits, permit)
if number('failures') >= failuresToOpen and redis.call('HGET', state, 'probe') ~= permit then
  local openUntil = number('openUntil')
  if openUntil > now then return wait('breaker', openUntil - now) end
  local probe = redis.call('HGET', state, 'probe')
  local probeEnds = probe and redis.call('ZSCORE', permits, probe)
  if probeEnds and tonumber(probeEnds) > now then return wait('breaker', tonumber(probeEnds) - now) end
  redis.call('HSET', state, 'probe', permit)
end

if not isHeld then
  local count = redis.call('ZCARD', permits)
  if count >= limit then
    local oldest = redis.call('ZRANGE', permits, count - limit, count - limit, 'WITHSCORES')
    if redis.call('HGET', state, 'probe') == permit then redis.call('HDEL', state, 'probe') end
    return wait('limit', tonumber(oldest[2]) + window - now + 1)
  end
end
keep(permit, now + (command == 'begin' and longest or lease))
return { 1, 0, '' }
`;
