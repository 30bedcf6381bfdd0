import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayTraining } from '../../../domain/activity/day-training.ts';
import type { DeviceWorkout } from '../../../domain/activity/device-workout.ts';
import type { Workout } from '../../../domain/activity/workout.ts';
import { ACTIVITY_DATE, recorded, workout } from './samples.ts';

const at18 = new Date(`${ACTIVITY_DATE}T18:00:00+01:00`).toISOString();
const trained = (workouts: readonly Workout[], deviceWorkouts: readonly DeviceWorkout[]) =>
  dayTraining({ workouts, deviceWorkouts, localDate: ACTIVITY_DATE, timeZone: 'Europe/Berlin' });
const lifted = workout({ metCode: '02052', durationMin: 40, startedAt: at18 });

describe('what a day trained', () => {
  it.each<[string, Workout[], Partial<DeviceWorkout>[], [string, number][]]>([
    ['what was logged', [lifted], [], [['strength', 40]]],
    ['what only a watch recorded', [], [{ label: 'Weights', durationMin: 40 }], [['strength', 40]]],
    [
      'a session that was logged and recorded, once and as long as the watch says',
      [lifted],
      [{ label: 'Weights', localStart: '18:00', durationMin: 45 }],
      [['strength', 45]],
    ],
    [
      'the kind that the person says where the watch has no word for it',
      [lifted],
      [{ label: 'Workout', localStart: '18:00', durationMin: 45 }],
      [['strength', 45]],
    ],
    [
      'a session that two watches recorded, once',
      [],
      [
        { externalId: 'a', label: 'Run', localStart: '18:00', durationMin: 50 },
        { externalId: 'b', source: 'healthkit', label: 'Running', localStart: '18:01', durationMin: 50 },
      ],
      [['endurance', 50]],
    ],
    [
      'a session without the watch beside one with it',
      [lifted],
      [{ label: 'Swim', localStart: '08:00', durationMin: 30 }],
      [
        ['endurance', 30],
        ['strength', 40],
      ],
    ],
    ['no walk that the watch recorded by itself', [], [{ label: 'Walk', durationMin: 90 }], []],
    ['a walk that was logged', [workout({ metCode: '17200', durationMin: 60 })], [], [['endurance', 60]]],
    ['nothing that has no known kind', [], [{ label: 'Sport', durationMin: 90 }], []],
    ['nothing whose code left the table', [workout({ metCode: '99999' })], [], []],
  ])('is %s', (_, workouts, device, expected) => {
    const found = trained(workouts, device.map(recorded));
    expect(found.map(({ kind, durationMin }) => [kind, durationMin])).toEqual(expected);
  });

  it('is no more with a recording of what was logged than without, whatever is told how often', () => {
    const sources = fc.uniqueArray(fc.constantFrom('fitbit', 'google_health', 'healthkit'), { minLength: 1 });
    fc.assert(
      fc.property(sources, (told) => {
        const device = told.map((source) =>
          recorded({ source, externalId: source, label: 'Strength', localStart: '18:00', durationMin: 40 }),
        );
        expect(trained([lifted], device)).toEqual(trained([lifted], []));
        expect(trained([], device)).toEqual(trained([lifted], []));
      }),
    );
  });
});
