import fc from 'fast-check';
import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import { computeDayTargets } from '../../../domain/energy/compute-day-targets.ts';
import type { DayTargets } from '../../../domain/energy/day-targets.ts';
import { BaselineActivity, Goal, LifeStage, Profile, Sex } from '../../../domain/profile/profile.ts';
import { ACTIVITY_DATE } from '../activity/samples.ts';

/** The day to eat on, in all samples. */
export const LOCAL_DATE = '2026-11-22';

/** A man of 35, 80 kg, 180 cm: 1755 kcal at rest, 2106 on a sedentary day, 2720 on a moderate one. */
export function profile(changes: Partial<Profile> = {}): Profile {
  return Profile.parse({
    birthDate: '1991-03-14',
    sex: 'male',
    heightCm: 180,
    massKg: 80,
    goal: 'maintain',
    baselineActivity: 'moderate',
    timeZone: 'Europe/Berlin',
    wakeUpTime: '07:00',
    ...changes,
  });
}

type Inputs = Parameters<typeof computeDayTargets>[0];

/** The targets of `profile(changes)` at that profile's mass, by default of a day without data. */
export function targetsOf(changes: Partial<Profile>, day: Partial<Inputs> = {}): DayTargets {
  const person = profile(changes);
  return computeDayTargets({
    profile: person,
    massKg: person.massKg,
    localDate: LOCAL_DATE,
    activityDate: ACTIVITY_DATE,
    reports: [],
    workouts: [],
    ...day,
  });
}

/** Any profile that the schema takes, of a person between 3 and 100 years. */
export const anyProfile: fc.Arbitrary<Profile> = fc
  .record(
    {
      birthYear: fc.integer({ min: 1926, max: 2023 }),
      sex: fc.constantFrom(...Sex.options),
      heightCm: fc.integer({ min: 90, max: 250 }),
      massKg: fc.double({ min: 25, max: 350, noNaN: true }),
      goal: fc.constantFrom(...Goal.options),
      baselineActivity: fc.constantFrom(...BaselineActivity.options),
      paceKgPerWeek: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      lifeStage: fc.constantFrom(...LifeStage.options),
      bodyFatPercent: fc.double({ min: 3, max: 70, noNaN: true }),
      targetMassKg: fc.double({ min: 25, max: 350, noNaN: true }),
      clinicianTarget: fc.record({ energyKcal: fc.integer({ min: 800, max: 6000 }) }),
    },
    {
      requiredKeys: [
        'birthYear',
        'sex',
        'heightCm',
        'massKg',
        'goal',
        'baselineActivity',
        'paceKgPerWeek',
        'lifeStage',
      ],
    },
  )
  .map(({ birthYear, ...changes }) => profile({ ...changes, birthDate: `${birthYear}-06-30` }));

/** The figures of a day as a source could send them, possible or not. */
export const anyMetrics: fc.Arbitrary<Partial<ActivityReport>> = fc.record(
  {
    steps: fc.integer({ min: 0, max: 200_000 }),
    activeEnergyKcal: fc.integer({ min: 0, max: 20_000 }),
    totalEnergyKcal: fc.integer({ min: 0, max: 25_000 }),
    complete: fc.boolean(),
  },
  { requiredKeys: ['complete'] },
);
