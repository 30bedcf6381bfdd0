import { describe, expect, it } from 'vitest';
import { isDayComplete } from '../../integrations/day-complete.ts';

const DAY = { localDate: '2026-11-21', startAt: '2026-11-20T23:00:00Z', endAt: '2026-11-21T23:00:00Z' };

describe('isDayComplete', () => {
  it.each([
    {
      title: 'a day that is over and told to its end',
      now: '22T02:00',
      lastDataAt: '21T22:00',
      expected: true,
    },
    { title: 'one with a quiet evening', now: '22T02:00', lastDataAt: '21T17:00', expected: true },
    { title: 'one without an evening', now: '22T02:00', lastDataAt: '21T16:59', expected: false },
    { title: 'one that still goes on', now: '21T22:59', lastDataAt: '21T22:00', expected: false },
    { title: 'one at its very end', now: '21T23:00', lastDataAt: '21T23:00', expected: true },
  ])('is $expected of $title', ({ now, lastDataAt, expected }) => {
    const at = (text: string): Date => new Date(`2026-11-${text}:00Z`);
    expect(isDayComplete({ day: DAY, now: at(now), lastDataAt: at(lastDataAt) })).toBe(expected);
  });
});
