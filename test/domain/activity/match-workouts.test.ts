import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bySource } from '../../../domain/activity/day-efforts.ts';
import type { DeviceWorkout } from '../../../domain/activity/device-workout.ts';
import { distinctWorkouts, matchesOf } from '../../../domain/activity/match-workouts.ts';
import type { Workout } from '../../../domain/activity/workout.ts';
import { ACTIVITY_DATE, recorded, workout } from './samples.ts';

const day = { localDate: ACTIVITY_DATE, timeZone: 'Europe/Berlin' };
const distinct = (logged: readonly Workout[], device: readonly DeviceWorkout[]) =>
  distinctWorkouts({ ...day, logged, device });
const matchedBy = (logged: Workout, device: DeviceWorkout) =>
  matchesOf(distinct([logged], [device])).map(({ by }) => by)[0] ?? 'none';

/** A clock on the wall in Berlin, 18:00 unless it says otherwise. */
const at = (time: string) => new Date(`${ACTIVITY_DATE}T${time}:00+01:00`).toISOString();
const ran = (time?: string, durationMin = 30): Workout =>
  workout({ durationMin, ...(time !== undefined && { startedAt: at(time) }) });

describe('a workout that was logged and recorded', () => {
  it.each<[string, Workout, Partial<DeviceWorkout>, string]>([
    ['at the same time', ran('18:00'), { localStart: '18:00' }, 'overlap'],
    ['at the same moment, told in UTC', ran('18:00'), { startedAt: at('18:00') }, 'overlap'],
    ['with most of it shared', ran('18:10'), { localStart: '18:00', durationMin: 35 }, 'overlap'],
    ['inside a longer one', ran('18:30', 10), { localStart: '18:00', durationMin: 60 }, 'overlap'],
    ['begun a quarter of an hour apart', ran('18:00', 10), { localStart: '18:15' }, 'start'],
    ['one after the other', ran('18:00'), { localStart: '18:31' }, 'none'],
    ['with little of it shared', ran('18:00'), { localStart: '18:20' }, 'none'],
    ['that cannot be of one kind', ran('18:00'), { localStart: '18:00', label: 'Swim' }, 'none'],
    [
      'a slow run that the watch took for a walk',
      ran('18:00'),
      { localStart: '18:00', label: 'Walk' },
      'overlap',
    ],
    ['whose kind the watch does not name', ran('18:00'), { localStart: '18:00', label: 'Sport' }, 'overlap'],
    ['logged without a time', ran(), { localStart: '18:00', durationMin: 38 }, 'kind_and_length'],
    ['logged without a time, of another length', ran(), { localStart: '18:00', durationMin: 55 }, 'none'],
    ['logged without a time, of a kind that nobody names', ran(), { label: 'Workout' }, 'none'],
  ])('%s', (_, logged, device, by) => {
    expect(matchedBy(logged, recorded(device))).toBe(by);
  });

  it('is one even where two sources recorded it', () => {
    const twice = [
      recorded({ source: 'google_health', externalId: 'g', localStart: '18:01' }),
      recorded({ source: 'fitbit', externalId: 'f', localStart: '18:00' }),
    ];
    expect(distinct([ran('18:00')], twice)).toHaveLength(1);
  });

  it('is two where one source recorded two', () => {
    const two = [
      recorded({ externalId: 'a', localStart: '18:00', durationMin: 15 }),
      recorded({ externalId: 'b', localStart: '18:15', durationMin: 15 }),
    ];
    expect(distinct([ran('18:00', 15), { ...ran('18:15', 15), id: 'second' }], two)).toHaveLength(2);
  });
});

describe('the workouts of any day', () => {
  const time = fc
    .record({ hour: fc.integer({ min: 6, max: 21 }), minute: fc.constantFrom('00', '10', '30') })
    .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${minute}`);
  const logged = fc.uniqueArray(
    fc
      .record({
        id: fc.uuid(),
        time: fc.option(time, { nil: undefined }),
        length: fc.integer({ min: 5, max: 90 }),
      })
      .map(({ id, time: start, length }) => ({ ...ran(start, length), id })),
    { selector: ({ id }) => id, maxLength: 5 },
  );
  const device = fc.uniqueArray(
    fc.record({
      source: fc.constantFrom('fitbit' as const, 'google_health' as const, 'healthkit' as const),
      externalId: fc.string({ minLength: 1, maxLength: 4 }),
      localStart: time,
      durationMin: fc.integer({ min: 5, max: 90 }),
      label: fc.constantFrom('Run', 'Swim', 'Sport'),
    }),
    { selector: ({ source, externalId }) => `${source} ${externalId}`, maxLength: 5 },
  );

  it('are the same in whatever order they came in', () => {
    fc.assert(
      fc.property(logged, device, fc.infiniteStream(fc.nat()), (one, two, noise) => {
        const shuffled = <Item>(items: readonly Item[]) =>
          items
            .map((item) => ({ item, order: Number(noise.next().value) }))
            .toSorted((a, b) => a.order - b.order)
            .map(({ item }) => item);
        const keys = (a: readonly Workout[], b: readonly DeviceWorkout[]) =>
          matchesOf(distinct(a, bySource(b)))
            .map((match) => JSON.stringify(match))
            .sort();
        expect(keys(shuffled(one), shuffled(two))).toEqual(keys(one, two));
      }),
    );
  });

  it('are never lost, and never counted twice', () => {
    fc.assert(
      fc.property(logged, device, (one, two) => {
        const all = distinct(one, bySource(two));
        const told = all.flatMap((each) => (each.logged ? [each.logged.id] : []));
        expect(told.toSorted()).toEqual(one.map(({ id }) => id).toSorted());
        expect(all.length).toBeLessThanOrEqual(one.length + two.length);
        expect(all.length).toBeGreaterThanOrEqual(one.length);
      }),
    );
  });
});
