import { describe, expect, it } from 'vitest';
import type { Person, Source } from '../../capacity/people.ts';
import { simulateDay } from '../../capacity/simulate-day.ts';
import { summarizeDay } from '../../capacity/summarize-day.ts';

const HOUR = 3_600_000;
const limit = { requests: 2, windowMs: 60_000, requestMs: 1_000 };

const person = (change: Partial<Person> = {}): Person => ({
  timeZone: 'UTC',
  source: 'polled',
  nightAt: 3 * HOUR,
  wakeUpAt: 7 * HOUR,
  deadlineAt: 6.75 * HOUR,
  eventAt: -2 * HOUR,
  ...change,
});
const sentAt = (people: Person[]) => [...simulateDay({ people, limit }).sentAt];
const summary = (people: Person[]) =>
  summarizeDay({
    people,
    day: simulateDay({ people, limit }),
    limit,
    watched: { from: -12 * HOUR, to: 12 * HOUR },
  });

describe('a simulated day', () => {
  it('sends as many at once as the limit, and the next when a window has passed since they ended', () => {
    const people = Array.from({ length: 5 }, () => person());
    const night = 3 * HOUR;
    expect(sentAt(people)).toEqual([night, night, night + 61_000, night + 61_000, night + 122_000]);
  });

  it('never exceeds the limit in any window, whoever waits', () => {
    const people = Array.from({ length: 200 }, (_, index) =>
      person({ timeZone: `Zone/${index % 7}`, nightAt: 3 * HOUR + (index % 5) * 40_000 }),
    );
    const times = sentAt(people).sort((a, b) => a - b);
    for (const [index, at] of times.entries()) {
      const later = times[index + limit.requests];
      if (later !== undefined) expect(later - at).toBeGreaterThanOrEqual(limit.windowMs);
    }
  });

  it('asks for those who wake first, and gives those up whose deadline has passed', () => {
    const hasty = { wakeUpAt: 3 * HOUR + 90_000, deadlineAt: 3 * HOUR + 60_000 };
    const people = [person(), person(), person(hasty), person(hasty), person(hasty)];
    const sent = sentAt(people);
    expect(sent.slice(2, 4)).toEqual([3 * HOUR, 3 * HOUR]);
    expect(sent[4]).toBeNaN();
    expect(sent[0]).toBe(3 * HOUR + 61_000);
  });

  it('fetches in the evening what a webhook told of, and asks nobody whose phone has sent the day', () => {
    const sent = sentAt([
      person({ source: 'webhook' }),
      person({ source: 'push' }),
      person({ source: 'none' }),
    ]);
    expect(sent).toEqual([-2 * HOUR, Number.NaN, Number.NaN]);
  });

  it('is summed up by zone, with what waited and how much of the limit was used', () => {
    const sources: Source[] = ['polled', 'polled', 'polled', 'polled', 'push', 'none'];
    const tooLate = { deadlineAt: 3 * HOUR + 30_000 };
    const day = summary(sources.map((source) => person({ source, ...tooLate })));
    expect(day.zones).toEqual([{ timeZone: 'UTC', users: 5, fresh: 3, share: 0.6 }]);
    expect(day).toMatchObject({ users: 5, share: 0.6, requests: 2 });
    expect(Math.max(...day.queue.lengths)).toBeGreaterThan(0);
    expect(day.usedWhileWaiting).toBeCloseTo(1, 5);
  });
});
