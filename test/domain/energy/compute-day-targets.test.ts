import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayTargets } from '../../../domain/energy/day-targets.ts';
import { explainTargets } from '../../../domain/energy/explain-targets.ts';
import { recorded, report, workout } from '../activity/samples.ts';
import { anyMetrics, anyProfile, LOCAL_DATE, type profile, targetsOf } from './samples.ts';

const FLOOR_KCAL = { female: 1200, male: 1500, unspecified: 1350 };

describe('the targets of a day', () => {
  it('of a man of 80 kg who loses 0.5 kg a week after a day of 600 active kcal are these', () => {
    expect(targetsOf({ goal: 'lose' }, { reports: [report({ activeEnergyKcal: 600 })] })).toEqual({
      localDate: '2026-11-22',
      activityDate: '2026-11-21',
      massKg: 80,
      restingKcal: 1755,
      restingMethod: 'mifflin_st_jeor',
      expenditureKcal: 2706,
      expenditureOrigin: {
        kind: 'measured',
        source: 'google_health',
        method: 'active_energy',
        workoutKcal: 0,
      },
      adjustmentKcal: -550,
      energyKcal: 2156,
      energyMethod: 'computed',
      limits: [],
      load: 'usual',
      proteinG: 112,
      proteinOrigin: { kind: 'body_mass', gPerKg: 1.4 },
      fatG: 72,
      carbohydrateG: 265,
      fibreG: 30,
      saturatedFatMaxG: 23,
      sodiumMaxMg: 2300,
      addedSugarMaxG: 40,
      medicalNotice: false,
    });
  });

  it('follow the latest mass, not the one of the profile', () => {
    expect(targetsOf({}, { massKg: 75 })).toMatchObject({ massKg: 75, restingKcal: 1705 });
  });

  it('follow a session of weights that only the watch recorded, and once where it was logged as well', () => {
    const reports = [report({ activeEnergyKcal: 600 })];
    const deviceWorkouts = [recorded({ label: 'Weights', localStart: '18:00', durationMin: 30 })];
    const logged = workout({ metCode: '02052', startedAt: '2026-11-21T17:00:00.000Z' });
    const usual = targetsOf({ goal: 'lose' }, { reports });
    const alone = targetsOf({ goal: 'lose' }, { reports, deviceWorkouts });
    expect([usual.load, alone.load]).toEqual(['usual', 'strength']);
    expect(alone.proteinG).toBeGreaterThan(usual.proteinG);
    expect(targetsOf({ goal: 'lose' }, { reports, deviceWorkouts, workouts: [logged] })).toEqual(alone);
  });

  it('ignore reports and workouts of other days', () => {
    const other = { localDate: LOCAL_DATE };
    const reports = [report({ ...other, activeEnergyKcal: 900 })];
    const workouts = [workout({ ...other, netEnergyKcal: 2000 })];
    expect(targetsOf({}, { reports, workouts })).toEqual(targetsOf({}));
  });

  it.each([
    { name: 'under 18', who: { birthDate: '2008-11-23' }, notice: true },
    { name: 'at 18', who: { birthDate: '2008-11-22' }, notice: false },
    { name: 'pregnant', who: { sex: 'female', lifeStage: 'pregnant' }, notice: true },
    { name: 'breastfeeding', who: { sex: 'female', lifeStage: 'breastfeeding' }, notice: true },
    { name: 'under a clinician', who: { clinicianTarget: { energyKcal: 1800 } }, notice: true },
    { name: 'nothing of the kind', who: {}, notice: false },
  ] as const)('carry the medical notice where it is due: $name', ({ who, notice }) => {
    expect(targetsOf(who).medicalNotice).toBe(notice);
  });

  it('of who uses less than the floor are what is used, with 1.2 g/kg protein and the medical notice', () => {
    const who = { sex: 'female', birthDate: '1966-01-01', massKg: 50, heightCm: 150 } as const;
    const targets = targetsOf({ ...who, baselineActivity: 'sedentary' });
    expect(targets).toMatchObject({
      expenditureKcal: 1172,
      energyKcal: 1172,
      proteinG: 60,
      medicalNotice: true,
    });
  });

  it('refuse a birth date in the future', () => {
    expect(() => targetsOf({ birthDate: '2027-01-01' })).toThrowError(
      expect.objectContaining({ code: 'birth_date_implausible' }),
    );
  });
});

describe('a clinician’s target in a stored profile', () => {
  const clinicianTarget = { energyKcal: 800 };
  const woman = { sex: 'female', massKg: 57, heightCm: 163, birthDate: '1996-05-17' } as const;

  it.each([
    ['a girl of 15', { birthDate: '2011-05-17' }],
    ['a girl the day before she is 18', { birthDate: '2008-11-23' }],
    ['a pregnant woman', { lifeStage: 'pregnant' }],
    ['a breastfeeding woman', { lifeStage: 'breastfeeding' }],
    ['a woman of BMI 18.4', { massKg: 49 }],
  ] as const)('is not used for %s, and the plan says so', (_, change) => {
    const who = { ...woman, ...change };
    const { limits: plain, ...computed } = targetsOf(who);
    const { limits, ...targets } = targetsOf({ ...who, clinicianTarget });
    expect(targets).toEqual({ ...computed, medicalNotice: true });
    expect(targets.energyMethod).toBe('computed');
    expect(limits).toEqual([...plain, 'clinician_target_barred']);
  });

  it('follows the newest weighing, not the mass of sign-up', () => {
    const thinner = targetsOf({ ...woman, clinicianTarget }, { massKg: 49 });
    expect(thinner.limits).toContain('clinician_target_barred');
  });

  it('is used for an adult, with the sentence that says so', () => {
    const targets = targetsOf({ ...woman, birthDate: '2008-11-22', clinicianTarget });
    expect(targets).toMatchObject({ energyKcal: 800, energyMethod: 'clinician', limits: [] });
    expect(explainTargets(targets)).toContain(
      'You confirmed that a clinician set this energy: the limits of the plan do not apply to it.',
    );
  });
});

describe('for every profile and every day', () => {
  const anyDay = fc.record({ who: anyProfile, metrics: anyMetrics });
  const compute = ({
    who,
    metrics,
  }: {
    who: ReturnType<typeof profile>;
    metrics: Parameters<typeof report>[0];
  }) => targetsOf(who, { reports: [report(metrics)] });

  it('numbers are finite, fit the schema and lie where a body can be', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const targets = compute(day);
        expect(DayTargets.parse(targets)).toEqual(targets);
        expect(targets.energyKcal).toBe(targets.expenditureKcal + targets.adjustmentKcal);
        const { restingKcal, expenditureKcal, energyKcal } = targets;
        expect(restingKcal).toBeGreaterThan(0);
        expect(expenditureKcal).toBeGreaterThanOrEqual(Math.floor(1.2 * restingKcal));
        expect(expenditureKcal).toBeLessThanOrEqual(Math.ceil(6.2 * restingKcal));
        expect(energyKcal).toBeGreaterThanOrEqual(800);
        const kcal = 4 * targets.proteinG + 9 * targets.fatG + 4 * targets.carbohydrateG;
        expect(Math.abs(kcal - energyKcal)).toBeLessThanOrEqual(0.02 * energyKcal);
      }),
      { numRuns: 500 },
    );
  });

  it('energy is under no floor unless a clinician says so', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { energyKcal, restingKcal, energyMethod, limits } = compute(day);
        const isBarred = limits.includes('clinician_target_barred');
        expect(energyMethod === 'clinician').toBe(day.who.clinicianTarget !== undefined && !isBarred);
        if (energyMethod === 'clinician')
          expect(energyKcal).toBe(Math.min(5000, day.who.clinicianTarget?.energyKcal ?? 0));
        else if (!limits.includes('most_day_food')) {
          // Who uses less than a floor gets what is used.
          const { expenditureKcal } = compute(day);
          const floorKcal = Math.max(FLOOR_KCAL[day.who.sex], 0.9 * restingKcal);
          expect(energyKcal).toBeGreaterThanOrEqual(Math.min(floorKcal, expenditureKcal));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a deficit stays under its caps, and there is none for children, mothers or towards underweight', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { who } = day;
        const { adjustmentKcal, expenditureKcal, energyMethod, limits } = compute(day);
        // What cannot be eaten in a day is no deficit that anybody prescribed.
        fc.pre(energyMethod === 'computed' && !limits.includes('most_day_food'));
        expect(-adjustmentKcal).toBeLessThanOrEqual(Math.min(1000, 0.25 * expenditureKcal));
        const bmi = Math.min(who.massKg, who.targetMassKg ?? who.massKg) / (who.heightCm / 100) ** 2;
        const isProtected = who.birthDate > '2008-11-22' || who.lifeStage !== 'none' || bmi < 18.5;
        if (isProtected || who.goal !== 'lose') expect(adjustmentKcal).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('more measured activity never lowers the energy', () => {
    const figures = fc.record({
      who: anyProfile,
      name: fc.constantFrom<'steps' | 'activeEnergyKcal'>('steps', 'activeEnergyKcal'),
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
      of: fc.integer({ min: 100, max: 30_000 }),
      workouts: fc.array(fc.constantFrom(workout(), workout({ metCode: '17170', netEnergyKcal: 40 }))),
    });
    fc.assert(
      fc.property(figures, ({ who, name, share, of, workouts }) => {
        // Up to what is believed: five times rest.
        const most = name === 'steps' ? of : Math.min(of, Math.floor(5 * targetsOf(who).restingKcal));
        const energyOf = (value: number) =>
          targetsOf(who, { reports: [report({ [name]: value })], workouts });
        const more = energyOf(most);
        fc.pre(more.expenditureOrigin.kind === 'measured');
        const less = energyOf(Math.max(1, Math.floor(share * most)));
        expect(more.energyKcal).toBeGreaterThanOrEqual(less.energyKcal);
      }),
    );
  });

  it('a workout logged beside a device that saw it changes nothing but the day’s kind', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 5000 }), (activeEnergyKcal) => {
        const reports = [report({ activeEnergyKcal })];
        const alone = targetsOf({}, { reports });
        const logged = targetsOf({}, { reports, workouts: [workout({ netEnergyKcal: 300 })] });
        expect(logged.energyKcal).toBe(alone.energyKcal);
        expect(logged.expenditureOrigin).toEqual(alone.expenditureOrigin);
      }),
    );
  });
});
