import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { busiestWindow } from '../../../simulator/limits/request-log.ts';
import { createSlidingLimit } from '../../../simulator/limits/sliding-limit.ts';
import { createWindowCounter } from '../../../simulator/limits/window-counter.ts';

const WINDOW_MS = 60_000;
const times = fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 60 });
const requests = (atMs: readonly number[]) => atMs.map((at) => ({ atMs: at }));

/** The most by counting in every window that starts with a request. */
const countedMost = (all: readonly number[]): number =>
  Math.max(0, ...all.map((start) => all.filter((at) => at >= start && at < start + WINDOW_MS).length));

describe('busiestWindow', () => {
  it('is what counting every window gives', () => {
    fc.assert(
      fc.property(times, (all) => {
        expect(busiestWindow(requests(all), WINDOW_MS).most).toBe(countedMost(all));
      }),
    );
  });

  it('finds a burst over the turn of a minute, which counting by the minute would miss', () => {
    const burst = [...Array(50).keys()].map((index) => 59_000 + index);
    const next = [...Array(50).keys()].map((index) => 60_500 + index);
    expect(busiestWindow(requests([...burst, ...next]), WINDOW_MS)).toEqual({
      requests: 100,
      most: 100,
      startsAtMs: 59_000,
    });
  });

  it('does not count two requests a whole window apart together', () => {
    expect(busiestWindow(requests([0, WINDOW_MS]), WINDOW_MS).most).toBe(1);
    expect(busiestWindow(requests([0, WINDOW_MS - 1]), WINDOW_MS).most).toBe(2);
    expect(busiestWindow([], WINDOW_MS)).toEqual({ requests: 0, most: 0, startsAtMs: undefined });
  });
});

describe('createSlidingLimit', () => {
  it('lets no window have more than the limit, and refuses nobody without need', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 10 }), (all, limit) => {
        const sliding = createSlidingLimit({ limit, windowMs: WINDOW_MS });
        const allowed: number[] = [];
        for (const at of all.toSorted((a, b) => a - b)) {
          const waitMs = sliding.take(at);
          const recent = allowed.filter((other) => other > at - WINDOW_MS).length;
          expect(waitMs === undefined).toBe(recent < limit);
          if (waitMs === undefined) allowed.push(at);
        }
        expect(busiestWindow(requests(allowed), WINDOW_MS).most).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe('createWindowCounter', () => {
  it('begins anew at the top of the hour, for each key by itself', () => {
    const counter = createWindowCounter({ limit: 2, windowMs: 3_600_000 });
    const now = 3_600_000 + 1_200_000;
    const take = (key: string, at = now) => counter.take({ key, now: at });
    expect(take('a')).toEqual({ isAllowed: true, limit: 2, remaining: 1, resetMs: 2_400_000 });
    expect(take('a')).toMatchObject({ isAllowed: true, remaining: 0 });
    expect(take('a')).toMatchObject({ isAllowed: false, remaining: 0 });
    expect(take('b')).toMatchObject({ isAllowed: true });
    expect(take('a', 7_200_000)).toMatchObject({ isAllowed: true, remaining: 1 });
  });
});
