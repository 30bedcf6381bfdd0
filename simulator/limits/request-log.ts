import type { CloudId } from '../cloud.ts';

/** A request that reached a cloud. Pages that a browser opens are none, and neither is the public keyset. */
export type LoggedRequest = {
  /** Milliseconds of a clock that never goes back, near to the epoch's. */
  atMs: number;
  cloud: CloudId;
  method: string;
  path: string;
  httpStatus: number;
  /** Whose access token it carried. */
  person?: number;
};

/** The busiest window of a cloud, and whether a limit held in every window. */
export type BusiestWindow = { requests: number; most: number; startsAtMs: number | undefined };

/** More than a night of 100,000 people. */
const MAX_ENTRIES = 1_000_000;

export type RequestLog = ReturnType<typeof createRequestLog>;

/** Everything that was asked, in the order of arrival. The oldest go when it is full, and `dropped` says how many. */
export function createRequestLog() {
  let entries: LoggedRequest[] = [];
  let dropped = 0;
  return {
    add(entry: LoggedRequest): void {
      entries.push(entry);
      if (entries.length <= MAX_ENTRIES) return;
      const kept = entries.slice(-MAX_ENTRIES / 2);
      dropped += entries.length - kept.length;
      entries = kept;
    },
    list: (cloud?: CloudId): readonly LoggedRequest[] =>
      cloud === undefined ? entries : entries.filter((entry) => entry.cloud === cloud),
    dropped: () => dropped,
    clear(): void {
      entries = [];
      dropped = 0;
    },
  };
}

/** Milliseconds of a clock that never goes back, even when the machine's is set. */
export const monotonicNow = (): number => performance.timeOrigin + performance.now();

/**
 * The most requests in any window of that length, wherever it starts. A window is half-open: of two requests exactly
 * `windowMs` apart only one is in it. It is enough to look at windows that start with a request.
 */
export function busiestWindow(requests: readonly { atMs: number }[], windowMs: number): BusiestWindow {
  const times = requests.map(({ atMs }) => atMs).sort((a, b) => a - b);
  let [most, startsAtMs, first] = [0, undefined as number | undefined, 0];
  for (const [last, time] of times.entries()) {
    while ((times[first] ?? time) <= time - windowMs) first += 1;
    if (last - first + 1 > most) [most, startsAtMs] = [last - first + 1, times[first]];
  }
  return { requests: times.length, most, startsAtMs };
}
