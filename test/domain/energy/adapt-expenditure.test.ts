import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import { DayTargets } from '../../../domain/energy/day-targets.ts';
import type { EnergyHistory, PastExpenditure } from '../../../domain/energy/energy-history.ts';
import { explainTargets } from '../../../domain/energy/explain-targets.ts';
import { workout } from '../activity/samples.ts';
import { LOCAL_DATE, targetsOf } from './samples.ts';

/** kcal of a moderate day of the sample man of 80 kg, and what he eats. */
const FORMULA_KCAL = 2720;

type Told = {
  days?: number;
  /** Mass on each morning, day 0 is the first; none: not weighed. */
  massKg: (day: number) => number | undefined;
  intakeKcal?: (day: number) => number | undefined;
  expenditure?: Partial<PastExpenditure>;
};

/** The weeks before `LOCAL_DATE` as a log would tell them. */
function history({
  days = 42,
  massKg,
  intakeKcal = () => FORMULA_KCAL,
  expenditure = {},
}: Told): EnergyHistory {
  const dates = Array.from({ length: days + 1 }, (_, day) => addDays(LOCAL_DATE, day - days));
  return {
    weighings: dates.flatMap((localDate, day) => listed({ localDate, massKg: massKg(day) })),
    intakes: dates
      .slice(0, -1)
      .flatMap((localDate, day) => listed({ localDate, energyKcal: intakeKcal(day) })),
    expenditures: dates.slice(0, -2).map((localDate) => ({
      localDate,
      formulaKcal: FORMULA_KCAL,
      restingKcal: 1755,
      massKg: 80,
      basis: 'moderate',
      hasAllowance: false,
      ...expenditure,
    })),
  };
}

type Listed<Row> = { [Key in keyof Row]: Exclude<Row[Key], undefined> };
const listed = <Row extends object>(row: Row): Listed<Row>[] =>
  Object.values(row).includes(undefined) ? [] : [row as Listed<Row>];

/** Loses so much a week while eating what the formula says: he uses more than it. */
const losing = (kgPerWeek: number) => (day: number) => 80 - (kgPerWeek * day) / 7;
const adaptationOf = (told: Told, changes: Parameters<typeof targetsOf>[0] = {}) =>
  targetsOf(changes, { history: history(told) }).adaptation;

describe('expenditure learned from the weight log', () => {
  // 0.3 kg a week are 330 kcal a day: 12 % of 2720. Some of that is held back, as doubt remains.
  it.each([
    { kgPerWeek: 0.3, from: 1.08, to: 1.12 },
    { kgPerWeek: -0.3, from: 0.88, to: 0.92 },
    { kgPerWeek: 0, from: 0.995, to: 1.005 },
    { kgPerWeek: 1.5, from: 1.25, to: 1.25 },
    { kgPerWeek: -1.5, from: 0.8, to: 0.8 },
  ])(
    'after losing $kgPerWeek kg a week on the formula’s energy is $from to $to of it',
    ({ kgPerWeek, from, to }) => {
      const targets = targetsOf({}, { history: history({ massKg: losing(kgPerWeek) }) });
      const { adaptation } = targets;
      expect(adaptation?.factor).toBeGreaterThanOrEqual(from);
      expect(adaptation?.factor).toBeLessThanOrEqual(to);
      expect(adaptation).toMatchObject({ days: 42, weighings: 43, weeks: 6, formulaKcal: FORMULA_KCAL });
      expect(targets.expenditureKcal).toBe(Math.round((adaptation?.factor ?? 0) * FORMULA_KCAL));
      expect(DayTargets.parse(targets)).toEqual(targets);
    },
  );

  it('is told in a sentence', () => {
    const told = explainTargets(targetsOf({}, { history: history({ massKg: losing(-0.3) }) }));
    expect(told[1]).toContain('you used about 2720 kcal');
    expect(told[2]).toMatch(
      /^Your weight over the last 6 weeks says that you use about (9|10|11) % less than the formula, or eat more than the plan \(43 weighings and 42 days with a plan that you opened\): the plan counts with 24\d\d kcal\.$/,
    );
  });
});

describe('the formula stands', () => {
  const gaining = losing(-0.3);
  it.each<{ name: string; told: Partial<Told>; changes?: Parameters<typeof targetsOf>[0] }>([
    { name: 'without weighings', told: { massKg: () => undefined } },
    { name: 'with weighings of a single day', told: { massKg: (day) => (day === 20 ? 81 : undefined) } },
    { name: 'after less than two weeks', told: { days: 13 } },
    { name: 'when no plan was opened', told: { intakeKcal: () => undefined } },
    { name: 'with a weighing every three weeks', told: { massKg: (day) => (day % 21 ? undefined : 80) } },
    { name: 'under 18', told: {}, changes: { birthDate: '2009-01-01' } },
    { name: 'in pregnancy', told: {}, changes: { sex: 'female', lifeStage: 'pregnant' } },
    { name: 'while breastfeeding', told: {}, changes: { sex: 'female', lifeStage: 'breastfeeding' } },
    { name: 'under a clinician', told: {}, changes: { clinicianTarget: { energyKcal: 1800 } } },
    { name: 'until yesterday of a pregnancy', told: { expenditure: { hasAllowance: true } } },
    { name: 'after a change of the usual level', told: {}, changes: { baselineActivity: 'high' } },
    { name: 'when the device is gone', told: { expenditure: { basis: 'device' } } },
  ])('$name', ({ told, changes }) => {
    const day = targetsOf(changes ?? {}, { history: history({ massKg: gaining, ...told }) });
    expect(day).toEqual(targetsOf(changes ?? {}));
  });
});

describe('the estimate is the same', () => {
  const factorOf = (massKg: Told['massKg']) => adaptationOf({ massKg })?.factor ?? Number.NaN;
  const usual = factorOf(losing(0.3));

  it.each<{ name: string; massKg: Told['massKg']; within: number }>([
    {
      name: 'when one weighing misses a digit or swaps two',
      massKg: (day) => (day === 20 ? 57 : losing(0.3)(day)),
      within: 0.01,
    },
    {
      name: 'when the first is such an error',
      massKg: (day) => (day === 0 ? 97 : losing(0.3)(day)),
      within: 0.01,
    },
    {
      name: 'when the last is such an error',
      massKg: (day) => (day === 42 ? 57 : losing(0.3)(day)),
      within: 0.01,
    },
    {
      name: 'after two weeks away from the scale',
      massKg: (day) => (day > 14 && day < 29 ? undefined : losing(0.3)(day)),
      within: 0.02,
    },
    {
      name: 'when a salty weekend adds 1.5 kg',
      massKg: (day) => losing(0.3)(day) + (day > 19 && day < 23 ? 1.5 : 0),
      within: 0.02,
    },
    {
      name: 'on a new scale that shows 5 kg more',
      massKg: (day) => losing(0.3)(day) + (day >= 21 ? 5 : 0),
      within: 0.03,
    },
    {
      name: 'when weighings come in bursts',
      massKg: (day) => (day % 14 < 4 ? losing(0.3)(day) : undefined),
      within: 0.03,
    },
  ])('$name', ({ massKg, within }) => {
    expect(Math.abs(factorOf(massKg) - usual)).toBeLessThanOrEqual(within);
  });

  it('whatever the order of the lists', () => {
    const told = history({ massKg: losing(0.3) });
    const turned = {
      weighings: told.weighings.toReversed(),
      expenditures: told.expenditures.toReversed(),
      intakes: told.intakes.toReversed(),
    };
    expect(targetsOf({}, { history: turned })).toEqual(targetsOf({}, { history: told }));
  });

  it('on the day after a long run that was logged by hand', () => {
    const told = history({ massKg: losing(0.3) });
    const { adaptation } = targetsOf({}, { history: told, workouts: [workout({ netEnergyKcal: 900 })] });
    expect(Math.abs((adaptation?.factor ?? 0) - usual)).toBeLessThanOrEqual(0.01);
  });

  it('when a wrong height is corrected: the past is computed anew', () => {
    const told = history({ massKg: losing(0.3), expenditure: { restingKcal: 1817, formulaKcal: 2816 } });
    const { adaptation } = targetsOf({}, { history: told });
    expect(Math.abs((adaptation?.factor ?? 0) - usual)).toBeLessThanOrEqual(0.001);
  });
});

describe('caps and floors hold after the correction', () => {
  const low = history({ massKg: losing(-1.5) });

  it('a quarter of the corrected figure, and nine tenths of rest', () => {
    // 0.8 · 2413 = 1930; a quarter off is 1448; nine tenths of rest, 1755, are 1580
    const light = history({ massKg: losing(-1.5), expenditure: { basis: 'light', formulaKcal: 2413 } });
    const who = { goal: 'lose', paceKgPerWeek: 0.9, baselineActivity: 'light' } as const;
    expect(targetsOf(who, { history: light })).toMatchObject({
      expenditureKcal: 1930,
      energyKcal: 1580,
      limits: ['max_deficit_share', 'min_resting_share'],
    });
  });

  it('no more than 1000 kcal under the formula, for the log may be of food that was not planned', () => {
    // 0.8 · 2720 = 2176: 544 under the formula, so 456 more and not the pace's 495
    expect(targetsOf({ goal: 'lose', paceKgPerWeek: 0.45 }, { history: low })).toMatchObject({
      expenditureKcal: 2176,
      energyKcal: 1720,
      limits: ['max_below_formula'],
    });
  });

  it('and the surplus of who gains is the pace’s', () => {
    expect(targetsOf({ goal: 'gain', paceKgPerWeek: 0.25 }, { history: low })).toMatchObject({
      energyKcal: 2176 + 275,
      limits: [],
    });
  });
});
