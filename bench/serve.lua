-- wrk asks the targets of a file, one a line, in turn, and tells what came of it as one line of JSON.
-- LAST=1 also takes the time of the last answer: of a few slow answers, many are still under way
-- when wrk stops, and its own duration would count time for them.

local ffi = require("ffi")
ffi.cdef("typedef struct { long sec; long usec; } kg_time; int gettimeofday(kg_time *, void *);")

local threads, requests, at = {}, {}, 0
first, last = 0, 0

local function now()
  local time = ffi.new("kg_time")
  ffi.C.gettimeofday(time, nil)
  return tonumber(time.sec) + tonumber(time.usec) / 1e6
end

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  for line in io.lines(args[1]) do
    table.insert(requests, wrk.format("GET", line))
  end
  first = now()
end

function request()
  at = at % #requests + 1
  return requests[at]
end

if os.getenv("LAST") then
  function response()
    last = now()
  end
end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  if threads[1]:get("last") > 0 then
    seconds = threads[1]:get("last") - threads[1]:get("first")
  end
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "refused": %d, "broken": %d, "seconds": %f, "p50": %f, "p99": %f}\n',
    summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    seconds, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
