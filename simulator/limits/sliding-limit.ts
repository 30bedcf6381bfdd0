/**
 * The exact limit of a cloud: never more than `limit` requests in any window, wherever it starts. `undefined` where it
 * is kept, otherwise how long to wait. A refused request is not counted.
 */
export function createSlidingLimit({ limit, windowMs }: { limit: number; windowMs: number }) {
  let times: number[] = [];
  return {
    take(now: number): number | undefined {
      times = times.filter((time) => time > now - windowMs);
      if (times.length >= limit) return (times[0] ?? now) + windowMs - now;
      times.push(now);
      return undefined;
    },
  };
}
