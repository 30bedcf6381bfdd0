import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityReport } from '../../../domain/activity/activity-day.ts';
import type { DayTargets } from '../../../domain/energy/day-targets.ts';
import { BaselineActivity, Goal, LifeStage, type Profile, Sex } from '../../../domain/profile/profile.ts';
import { report, workout } from '../activity/samples.ts';
import { profile, targetsOf } from './samples.ts';

/** Years on 2026-11-22 of somebody born in June. */
const ageOf = ({ birthDate }: Profile): number => 2026 - Number(birthDate.slice(0, 4));
const bmiOf = ({ massKg, heightCm }: Profile): number => massKg / (heightCm / 100) ** 2;

/** People as the profile takes them: 13 to 110 years, BMI 13 to 60. */
const anyone: fc.Arbitrary<Profile> = fc
  .record({
    age: fc.oneof(fc.integer({ min: 13, max: 110 }), fc.constantFrom(13, 14, 17, 18, 69, 70, 90)),
    sex: fc.constantFrom(...Sex.options),
    heightCm: fc.integer({ min: 135, max: 205 }),
    bmi: fc.oneof(fc.double({ min: 14, max: 60, noNaN: true }), fc.constantFrom(18.4, 18.6, 29.9, 30)),
    goal: fc.constantFrom(...Goal.options),
    paceKgPerWeek: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    baselineActivity: fc.constantFrom(...BaselineActivity.options),
    lifeStage: fc.constantFrom('none', 'none', ...LifeStage.options),
    clinicianTarget: fc.option(fc.record({ energyKcal: fc.integer({ min: 800, max: 6000 }) }), {
      nil: undefined,
    }),
  })
  .map(({ age, bmi, clinicianTarget, ...person }) =>
    profile({
      ...person,
      birthDate: `${2026 - age}-06-30`,
      massKg: Math.min(350, Math.max(25, bmi * (person.heightCm / 100) ** 2)),
      ...(clinicianTarget && { clinicianTarget }),
    }),
  );

const anyDay = fc.record({
  steps: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
  activeEnergyKcal: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
  totalEnergyKcal: fc.option(fc.integer({ min: 0, max: 25_000 }), { nil: undefined }),
  workoutKcal: fc.option(fc.integer({ min: 1, max: 22_000 }), { nil: undefined }),
});
type Day = typeof anyDay extends fc.Arbitrary<infer Known> ? Known : never;

function targets(who: Profile, { workoutKcal, ...metrics }: Partial<Day>): DayTargets {
  const told = Object.entries(metrics).filter(([, value]) => value !== undefined);
  const reports: ActivityReport[] = told.length === 0 ? [] : [report(Object.fromEntries(told))];
  const workouts = workoutKcal === undefined ? [] : [workout({ netEnergyKcal: workoutKcal })];
  return targetsOf(who, { reports, workouts });
}

const holds = (check: (who: Profile, day: DayTargets) => void): void =>
  fc.assert(
    fc.property(anyone, anyDay, (who, day) => check(who, targets(who, day))),
    { numRuns: 400 },
  );

describe('the targets of anybody, after any day', () => {
  it('can be served, and eaten by that body', () =>
    holds((_, { energyKcal, restingKcal, energyMethod }) => {
      expect(energyKcal).toBeGreaterThanOrEqual(800);
      expect(energyKcal).toBeLessThanOrEqual(5000);
      if (energyMethod === 'computed')
        expect(energyKcal).toBeLessThanOrEqual(Math.max(800, 3 * restingKcal + 1));
    }));

  it('are no deficit for who is under 18, pregnant, breastfeeding or underweight', () =>
    holds((who, { adjustmentKcal, limits, energyMethod }) => {
      const low = ageOf(who) < 70 ? 18.5 : 22;
      const isProtected = ageOf(who) < 18 || who.lifeStage !== 'none' || bmiOf(who) < low - 1e-9;
      if (!isProtected || limits.includes('most_day_food') || energyMethod === 'clinician') return;
      expect(adjustmentKcal).toBeGreaterThanOrEqual(0);
    }));

  it('follow a clinician only for adults of a healthy mass outside of pregnancy', () =>
    holds((who, { energyMethod }) => {
      const isBarred = ageOf(who) < 18 || who.lifeStage !== 'none' || bmiOf(who) < 18.5 - 1e-9;
      if (isBarred) expect(energyMethod).toBe('computed');
    }));

  it('are no surplus for who keeps or loses mass, but for growth, pregnancy and milk', () =>
    holds((who, { adjustmentKcal, allowance, limits, energyMethod }) => {
      if (who.goal === 'gain' || energyMethod === 'clinician' || limits.includes('least_day_food')) return;
      expect(adjustmentKcal).toBeLessThanOrEqual(allowance?.kcal ?? 0);
    }));

  it('lead nobody to underweight within eight weeks', () =>
    holds((who, { adjustmentKcal, limits, energyMethod }) => {
      if (limits.includes('most_day_food') || energyMethod === 'clinician') return;
      const low = ageOf(who) < 70 ? 18.5 : 22;
      const lostKg = (-adjustmentKcal * 55) / 7700;
      const spareKg = (bmiOf(who) - low) * (who.heightCm / 100) ** 2;
      if (adjustmentKcal < 0) expect(lostKg).toBeLessThanOrEqual(spareKg + 0.01);
    }));

  it('hold protein within what is advised for the body and its age', () =>
    holds((who, { proteinG, energyKcal, proteinOrigin }) => {
      const square = (who.heightCm / 100) ** 2;
      const adjusted = 25 * square + 0.25 * (who.massKg - 25 * square);
      const kg = ageOf(who) >= 18 && bmiOf(who) >= 30 ? adjusted : who.massKg;
      const most = ageOf(who) >= 18 ? 2 : ageOf(who) < 14 ? 1.9 : 1.7;
      // A tenth of the energy is the least that the AMDR allows.
      expect(proteinG).toBeLessThanOrEqual(Math.max(most * kg, energyKcal / 40) + 1);
      if (proteinOrigin?.kind === 'range_end') return;
      const least =
        ageOf(who) >= 18 && who.lifeStage === 'none' ? 1.2 * Math.min(kg, 26.25 * square) : 0.8 * kg;
      expect(proteinG).toBeGreaterThanOrEqual(least - 1);
    }));

  it('hold sodium, fibre and added sugar to the age and the energy', () =>
    holds((who, { sodiumMaxMg, fibreG, addedSugarMaxG = 0, energyKcal }) => {
      expect(sodiumMaxMg).toBe(ageOf(who) < 14 ? 1800 : 2300);
      expect(fibreG).toBe(Math.round(0.014 * energyKcal));
      expect(addedSugarMaxG).toBeLessThanOrEqual(Math.min(40, energyKcal / 40));
    }));

  const figures = ['steps', 'activeEnergyKcal', 'totalEnergyKcal', 'workoutKcal'] as const;
  it.each(figures)('never fall when %s alone is more', (name) => {
    const two = fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }));
    fc.assert(
      fc.property(anyone, two, (who, [one, other]) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((kcal) =>
          targets(who, { [name]: kcal }),
        );
        // Less than half of rest is no day, but an error.
        fc.pre(less?.expenditureOrigin.kind === 'measured');
        // So is a total that neither rest nor activity explains.
        fc.pre(name !== 'totalEnergyKcal' || more?.expenditureOrigin.kind === 'measured');
        expect(more?.energyKcal).toBeGreaterThanOrEqual(less?.energyKcal ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it('never fall when a believable day has more steps beside its energy', () => {
    const known = fc.record({
      activeEnergyKcal: fc.integer({ min: 1, max: 1500 }),
      totalEnergyKcal: fc.option(fc.integer({ min: 1501, max: 5000 }), { nil: undefined }),
    });
    const steps = fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 60_000 }));
    fc.assert(
      fc.property(anyone, known, steps, (who, day, [one, other]) => {
        const less = targets(who, { ...day, steps: Math.min(one, other) });
        const more = targets(who, { ...day, steps: Math.max(one, other) });
        expect(more.energyKcal).toBeGreaterThanOrEqual(less.energyKcal);
      }),
      { numRuns: 300 },
    );
  });
});
