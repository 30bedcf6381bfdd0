import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import type { DeviceWorkout } from '../../../domain/activity/device-workout.ts';
import { pickDayActivity } from '../../../domain/activity/pick-day-activity.ts';
import type { Workout } from '../../../domain/activity/workout.ts';
import { ACTIVITY_DATE, recorded, report, workout } from './samples.ts';

const body = { massKg: 65, restingKcal: 1440, baselineNetKcal: 0 };
const pick = (args: {
  reports: readonly ActivityReport[];
  workouts?: readonly Workout[];
  deviceWorkouts?: readonly DeviceWorkout[];
}) =>
  pickDayActivity({
    ...body,
    reports: args.reports,
    workouts: args.workouts ?? [],
    recorded: {
      deviceWorkouts: args.deviceWorkouts ?? [],
      localDate: ACTIVITY_DATE,
      timeZone: 'Europe/Berlin',
    },
  });
const at18 = new Date(`${ACTIVITY_DATE}T18:00:00+01:00`).toISOString();

describe('a day with workouts that a device recorded', () => {
  const watch = report({ source: 'fitbit', activeEnergyKcal: 400 });
  const run = recorded({ localStart: '18:00', steps: 4_800 });
  const logged = workout({ startedAt: at18, netEnergyKcal: 700 });
  const swim = workout({ id: 'swim', metCode: '18230', netEnergyKcal: 500 });

  it('takes nothing from a logged workout that the device recorded, whatever was typed', () => {
    expect(pick({ reports: [watch], workouts: [logged] })).toMatchObject({
      method: 'workouts',
      netKcal: 700,
    });
    expect(pick({ reports: [watch], workouts: [logged], deviceWorkouts: [run] })).toMatchObject({
      method: 'active_energy',
      netKcal: 400,
    });
  });

  it('counts a swim without the watch beside the run with it, when they are more than the watch saw', () => {
    // The run is 290 kcal with 30 minutes of rest at 1 kcal in them.
    expect(pick({ reports: [watch], workouts: [logged, swim], deviceWorkouts: [run] })).toMatchObject({
      method: 'workouts',
      netKcal: 500 + 260,
    });
  });

  it('counts the steps inside a recorded workout once', () => {
    const steps = report({ source: 'fitbit', steps: 10_000 });
    const without = pick({ reports: [steps] }).netKcal;
    const walked = (0.5 * 65 * 4_800) / 1_300;
    expect(pick({ reports: [steps], deviceWorkouts: [run] }).netKcal).toBeCloseTo(without - walked + 260, 6);
    expect(pick({ reports: [steps], workouts: [logged], deviceWorkouts: [run] }).netKcal).toBeCloseTo(
      without - walked + 260,
      6,
    );
  });

  it('knows a run that two clouds tell as one', () => {
    const steps = report({ source: 'fitbit', steps: 10_000 });
    const same = recorded({ source: 'google_health', externalId: 'g', localStart: '18:02', steps: 4_800 });
    expect(pick({ reports: [steps], deviceWorkouts: [run, same] }).netKcal).toBeCloseTo(
      pick({ reports: [steps], deviceWorkouts: [run] }).netKcal,
      6,
    );
  });
});

describe('any day with many sources', () => {
  const kcal = fc.integer({ min: 1, max: 3_000 });
  const reports = fc.uniqueArray(
    fc.record(
      {
        source: fc.constantFrom('healthkit' as const, 'google_health' as const, 'fitbit' as const),
        steps: fc.integer({ min: 1, max: 40_000 }),
        activeEnergyKcal: kcal,
      },
      { requiredKeys: ['source'] },
    ),
    { selector: ({ source }) => source, maxLength: 3 },
  );
  const hour = fc.integer({ min: 6, max: 20 }).map((each) => `${String(each).padStart(2, '0')}:00`);
  const logged = fc.uniqueArray(
    fc.record({ id: fc.uuid(), hour, netEnergyKcal: kcal, durationMin: fc.integer({ min: 10, max: 90 }) }),
    { selector: ({ id }) => id, maxLength: 3 },
  );
  const device = fc.uniqueArray(
    fc.record({
      source: fc.constantFrom('google_health' as const, 'fitbit' as const),
      externalId: fc.constantFrom('1', '2'),
      localStart: hour,
      grossEnergyKcal: kcal,
      durationMin: fc.integer({ min: 10, max: 90 }),
    }),
    { selector: ({ source, externalId }) => `${source} ${externalId}`, maxLength: 3 },
  );
  const days = fc.record({ reports, logged, device });
  type Day = typeof days extends fc.Arbitrary<infer Each> ? Each : never;
  const evidence = (day: Day) => ({
    reports: day.reports.map((each) => report(each)),
    workouts: day.logged.map(({ hour: start, ...each }) =>
      workout({ ...each, startedAt: new Date(`${ACTIVITY_DATE}T${start}:00+01:00`).toISOString() }),
    ),
    deviceWorkouts: day.device.map((each) => recorded(each)),
  });

  it('is the same in whatever order things came in, and told twice', () => {
    fc.assert(
      fc.property(days, (day) => {
        const one = evidence(day);
        const turned = {
          reports: one.reports.toReversed(),
          workouts: one.workouts.toReversed(),
          deviceWorkouts: one.deviceWorkouts.toReversed(),
        };
        expect(pick(turned).netKcal).toBeCloseTo(pick(one).netKcal, 6);
        expect(pick(one)).toEqual(pick(one));
      }),
    );
  });

  it('is no more than its best source alone and each workout once', () => {
    fc.assert(
      fc.property(days, (day) => {
        const one = evidence(day);
        const alone = one.reports.map((each) => pick({ reports: [each] }).netKcal);
        const workouts =
          one.workouts.reduce((sum, { netEnergyKcal }) => sum + netEnergyKcal, 0) +
          one.deviceWorkouts.reduce((sum, { grossEnergyKcal = 0 }) => sum + grossEnergyKcal, 0);
        // Walking energy of a workout's steps may stand for its energy: it is in the source's own figure.
        expect(pick(one).netKcal).toBeLessThanOrEqual(Math.max(0, ...alone) + workouts + 1e-6);
      }),
    );
  });

  it('does not grow by a second telling of its workouts from another source', () => {
    fc.assert(
      fc.property(days, (day) => {
        const one = evidence(day);
        const fromFitbit = one.deviceWorkouts.filter(({ source }) => source === 'fitbit');
        const again = fromFitbit.map((each) =>
          recorded({ ...each, source: 'google_fit', externalId: `again-${each.externalId}` }),
        );
        const once = pick({ ...one, deviceWorkouts: fromFitbit }).netKcal;
        expect(pick({ ...one, deviceWorkouts: [...fromFitbit, ...again] }).netKcal).toBeCloseTo(once, 6);
      }),
    );
  });
});
