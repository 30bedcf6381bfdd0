/** What a request does to a quota. `resetMs`: until the window ends. */
export type Quota = { isAllowed: boolean; limit: number; remaining: number; resetMs: number };

/** Counts requests by key in windows that start at whole multiples of their length, as both vendors' quotas do. */
export function createWindowCounter({ limit, windowMs }: { limit: number; windowMs: number }) {
  const counts = new Map<string, { window: number; count: number }>();
  return {
    take({ key, now }: { key: string; now: number }): Quota {
      const window = Math.floor(now / windowMs);
      const known = counts.get(key);
      const count = (known?.window === window ? known.count : 0) + 1;
      const isAllowed = count <= limit;
      // A refused request is not counted.
      counts.set(key, { window, count: isAllowed ? count : limit });
      return {
        isAllowed,
        limit,
        remaining: Math.max(0, limit - count),
        resetMs: (window + 1) * windowMs - now,
      };
    },
  };
}
