import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar.ts';
import { estimateFactor } from '../../../domain/energy/estimate-factor.ts';
import { LOCAL_DATE } from './samples.ts';

const DAYS = 42;
const dateOf = (day: number) => addDays(LOCAL_DATE, day - DAYS);
const everyDay = Array.from({ length: DAYS }, (_, day) => day);

/** Somebody whose mass stays at 80 kg on what the formula says, weighed every so many days. */
const weighedEvery = (days: number) =>
  estimateFactor({
    weighings: everyDay
      .filter((day) => day % days === 0)
      .map((day) => ({ localDate: dateOf(day), massKg: 80 })),
    expenditures: everyDay.map((day) => ({ localDate: dateOf(day), formulaKcal: 2500 })),
    intakes: everyDay.map((day) => ({ localDate: dateOf(day), energyKcal: 2500 })),
    until: LOCAL_DATE,
  });

describe('the factor between true expenditure and the formula’s', () => {
  it('is one, with more confidence the more often somebody weighs in', () => {
    const estimates = [21, 14, 7, 3, 1].map(weighedEvery);
    for (const estimate of estimates) expect(estimate?.factor).toBeCloseTo(1, 6);
    const confidence = estimates.map((estimate) => estimate?.confidence ?? 0);
    expect(confidence).toEqual(confidence.toSorted((a, b) => a - b));
    expect(confidence[0]).toBeGreaterThan(0);
    expect(confidence[4]).toBeGreaterThan(0.7);
  });

  it('is not known without a weighing, and a first one tells nothing of it', () => {
    const known = { expenditures: [], intakes: [], until: LOCAL_DATE };
    expect(estimateFactor({ ...known, weighings: [] })).toBeUndefined();
    const first = estimateFactor({ ...known, weighings: [{ localDate: LOCAL_DATE, massKg: 80 }] });
    expect(first).toMatchObject({ factor: 1, confidence: 0, weighings: 1, days: 0, spanDays: 0 });
  });

  it('counts nothing of the days after', () => {
    const later = { localDate: addDays(LOCAL_DATE, 1), massKg: 95 };
    const known = { expenditures: [], intakes: [], until: LOCAL_DATE };
    expect(estimateFactor({ ...known, weighings: [later] })).toBeUndefined();
  });

  it('is a number with a positive deviation, whatever was logged', () => {
    const day = fc.record({
      massKg: fc.option(fc.double({ min: 25, max: 350, noNaN: true })),
      energyKcal: fc.option(fc.double({ min: 0, max: 20_000, noNaN: true })),
      formulaKcal: fc.option(fc.double({ min: 500, max: 20_000, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: DAYS }), (days) => {
        const listed = <Key extends keyof (typeof days)[number]>(key: Key) =>
          days.flatMap((known, index) =>
            known[key] === null ? [] : [{ localDate: dateOf(index), value: known[key] }],
          );
        const estimate = estimateFactor({
          weighings: listed('massKg').map(({ localDate, value }) => ({ localDate, massKg: value })),
          expenditures: listed('formulaKcal').map(({ localDate, value }) => ({
            localDate,
            formulaKcal: value,
          })),
          intakes: listed('energyKcal').map(({ localDate, value }) => ({ localDate, energyKcal: value })),
          until: LOCAL_DATE,
        });
        if (estimate === undefined) {
          expect(listed('massKg')).toEqual([]);
          return;
        }
        expect(Number.isFinite(estimate.factor)).toBe(true);
        expect(estimate.sd).toBeGreaterThan(0);
        expect(estimate.confidence).toBeGreaterThanOrEqual(0);
        expect(estimate.confidence).toBeLessThan(1);
        expect(estimate.weighings).toBeLessThanOrEqual(listed('massKg').length);
      }),
      { numRuns: 500 },
    );
  });
});
