import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { viewDay } from '../../../simulator/people/day.ts';
import { generatePeople, type Person, type SyncHabit } from '../../../simulator/people/person.ts';

const SEED = 'test';
const PEOPLE = generatePeople({ seed: SEED, count: 2000 });
const personWho = (sync: SyncHabit, timeZone?: string): Person => {
  const found = PEOPLE.find((one) => one.sync === sync && (!timeZone || one.timeZone === timeZone));
  if (!found) throw new Error(`Nobody syncs ${sync} in ${timeZone}`);
  return found;
};
const view = (person: Person, localDate: string, at: string | Date) =>
  viewDay({ seed: SEED, person, localDate, at: new Date(at) });
const localInstant = (person: Person, local: string): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(person.timeZone).epochMilliseconds);

describe('the generated people', () => {
  it('are the same for a seed and others for another', () => {
    expect(generatePeople({ seed: SEED, count: 50 })).toEqual(PEOPLE.slice(0, 50));
    expect(generatePeople({ seed: 'other', count: 50 })).not.toEqual(PEOPLE.slice(0, 50));
  });

  it('are told apart by their ids', () => {
    expect(new Set(PEOPLE.map(({ fitbitId }) => fitbitId)).size).toBe(PEOPLE.length);
    expect(new Set(PEOPLE.map(({ healthUserId }) => healthUserId)).size).toBe(PEOPLE.length);
  });

  it('live all over the world and have every habit', () => {
    expect(new Set(PEOPLE.map(({ timeZone }) => timeZone)).size).toBeGreaterThan(20);
    expect(new Set(PEOPLE.map(({ sync }) => sync)).size).toBe(4);
  });
});

describe('viewDay', () => {
  it('has plausible days', () => {
    const days = PEOPLE.flatMap((person) => view(person, '2026-11-10', '2026-11-20T00:00:00Z') ?? []);
    expect(days.length).toBeGreaterThan(1900);
    for (const { steps, activeKcal, restKcal, activeMin } of days) {
      expect(steps).toBeLessThan(60_000);
      expect(activeKcal).toBeLessThan(5 * restKcal);
      expect(activeMin).toBeLessThan(1440);
    }
    const mean = days.reduce((sum, { steps }) => sum + steps, 0) / days.length;
    expect(mean).toBeGreaterThan(5000);
    expect(mean).toBeLessThan(12_000);
  });

  it('only grows until all of it is there, and then stays', () => {
    const minute = fc.integer({ min: 0, max: 4 * 24 * 60 });
    fc.assert(
      fc.property(fc.nat({ max: PEOPLE.length - 1 }), minute, minute, (index, a, b) => {
        const person = PEOPLE[index] ?? personWho('hourly');
        const startMs = localInstant(person, '2026-11-10T00:00').getTime();
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((min) =>
          view(person, '2026-11-10', new Date(startMs + min * 60_000)),
        );
        expect(late?.steps ?? 0).toBeGreaterThanOrEqual(early?.steps ?? 0);
        expect(late?.activeKcal ?? 0).toBeGreaterThanOrEqual(early?.activeKcal ?? 0);
        expect(late?.restKcal ?? 0).toBeGreaterThanOrEqual(early?.restKcal ?? 0);
      }),
    );
  });

  it('knows nothing of a day that has not begun, nor of a device in a drawer', () => {
    expect(view(personWho('hourly'), '2026-11-23', '2026-11-22T00:00:00Z')).toBeUndefined();
    expect(view(personWho('never'), '2026-11-10', '2026-11-22T00:00:00Z')).toBeUndefined();
  });

  it('is late with a device that syncs when the app is opened', () => {
    const person = personWho('morning');
    const [night, noon] = [
      localInstant(person, '2026-11-11T03:00'),
      localInstant(person, '2026-11-11T12:00'),
    ];
    const atNight = view(person, '2026-11-10', night);
    expect(atNight?.restKcal ?? 0).toBeLessThan(person.restKcal / 2);
    expect(view(person, '2026-11-10', noon)?.restKcal).toBe(person.restKcal);
  });

  it.each(['2026-03-29', '2026-10-25'])('has all of a day on which the clock changes, %s', (localDate) => {
    const person = personWho('hourly', 'Europe/Berlin');
    expect(view(person, localDate, '2026-12-01T00:00:00Z')?.restKcal).toBe(person.restKcal);
  });
});
