import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMacros } from '../../../domain/energy/macros.ts';

type Needs = Parameters<typeof dayMacros>[0];

const needs = (changes: Partial<Needs> = {}): Needs => ({
  energyKcal: 2500,
  balance: 'balance',
  load: 'usual',
  age: 35,
  lifeStage: 'none',
  massKg: 80,
  leanKg: undefined,
  ...changes,
});

describe('protein', () => {
  it.each<{ name: string; changes: Partial<Needs>; proteinG: number }>([
    { name: 'a usual day: 1.2 g/kg', changes: {}, proteinG: 96 },
    { name: 'much energy: 15 % of it', changes: { energyKcal: 3600 }, proteinG: 135 },
    { name: 'a deficit: 1.4 g/kg', changes: { balance: 'deficit', energyKcal: 2000 }, proteinG: 112 },
    { name: 'endurance: 1.4 g/kg', changes: { load: 'endurance' }, proteinG: 112 },
    { name: 'strength: 1.6 g/kg', changes: { load: 'strength' }, proteinG: 128 },
    {
      name: 'strength in a surplus: 1.8 g/kg',
      changes: { load: 'strength', balance: 'surplus' },
      proteinG: 144,
    },
    {
      name: 'strength in a deficit: 2 g/kg',
      changes: { load: 'strength', balance: 'deficit' },
      proteinG: 160,
    },
    {
      name: 'strength in a deficit, 64 kg lean: 2.3 g per lean kg',
      changes: { load: 'strength', balance: 'deficit', leanKg: 64 },
      proteinG: 147,
    },
    {
      name: 'a heavy body in a deficit: 35 % of energy, less the rounding',
      changes: { massKg: 200, balance: 'deficit', load: 'strength', energyKcal: 2000 },
      proteinG: 173,
    },
    {
      name: 'pregnant: 1.1 g/kg',
      changes: { lifeStage: 'pregnant', energyKcal: 2200, massKg: 80 },
      proteinG: 88,
    },
    // 25 · 3.24 = 81 kg and a quarter of 99 kg: 105.75 kg
    {
      name: 'a BMI of 55 in a deficit: 1.4 g per adjusted kg',
      changes: { massKg: 180, heightCm: 180, balance: 'deficit', energyKcal: 2600 },
      proteinG: 148,
    },
    {
      name: 'a BMI of 29: 1.2 g/kg, as much as at 30',
      changes: { massKg: 94, heightCm: 180 },
      proteinG: 102,
    },
    {
      name: 'a BMI of 30: 1.2 g per adjusted kg',
      changes: { massKg: 97.2, heightCm: 180 },
      proteinG: 102,
    },
    // 110 · 0.88 = 97 kg lean
    {
      name: 'a BMI of 34 that is muscle: 1.2 g per lean kg at least',
      changes: { massKg: 110, heightCm: 180, leanKg: 96.8, energyKcal: 2800 },
      proteinG: 116,
    },
    {
      name: 'a BMI of 55 in pregnancy: 1.1 g per adjusted kg',
      changes: { massKg: 180, heightCm: 180, lifeStage: 'pregnant', energyKcal: 2600 },
      proteinG: 116,
    },
    { name: 'a long race, 57 kg: 2 g/kg', changes: { massKg: 57, energyKcal: 4400 }, proteinG: 114 },
    {
      name: 'a long race at 17, 57 kg: 10 % of energy, more than 1.7 g/kg',
      changes: { age: 17, massKg: 57, energyKcal: 4200, load: 'endurance' },
      proteinG: 105,
    },
    {
      name: 'a hard day at 17, 57 kg: 1.7 g/kg',
      changes: { age: 17, massKg: 57, energyKcal: 3800, load: 'strength' },
      proteinG: 97,
    },
    { name: 'breastfeeding: 1.3 g/kg', changes: { lifeStage: 'breastfeeding' }, proteinG: 104 },
    { name: '12 years, 70 kg: 0.95 g/kg', changes: { age: 12, massKg: 70, energyKcal: 1700 }, proteinG: 67 },
    {
      name: '16 years, 60 kg: 15 % of energy',
      changes: { age: 16, massKg: 60, energyKcal: 2600 },
      proteinG: 98,
    },
  ])('$name is $proteinG g', ({ changes, proteinG }) => {
    expect(dayMacros(needs(changes)).proteinG).toBe(proteinG);
  });
});

describe('macros', () => {
  it('of a usual day of 2500 kcal are these', () => {
    // 96 g · 4 = 384; 30 % of 2500 / 9 = 83 g (747 kcal); 1369 kcal are left
    expect(dayMacros(needs())).toEqual({
      proteinG: 96,
      proteinOrigin: { kind: 'body_mass', gPerKg: 1.2 },
      fatG: 83,
      carbohydrateG: 342,
      fibreG: 35,
      saturatedFatMaxG: 27,
      sodiumMaxMg: 2300,
      // 10 g for each of four meals, less than the 62 g of 10 % of the energy
      addedSugarMaxG: 40,
    });
  });

  it.each([
    [8, 1500],
    [9, 1800],
    [13, 1800],
    [14, 2300],
  ])('at %d years allow %d mg sodium', (age, mg) => {
    expect(dayMacros(needs({ age, energyKcal: 1800, massKg: 40 })).sodiumMaxMg).toBe(mg);
  });

  const anyNeeds: fc.Arbitrary<Needs> = fc.record({
    energyKcal: fc.integer({ min: 800, max: 12_000 }),
    balance: fc.constantFrom('deficit', 'balance', 'surplus'),
    load: fc.constantFrom('rest', 'usual', 'endurance', 'strength'),
    age: fc.integer({ min: 3, max: 100 }),
    lifeStage: fc.constantFrom('none', 'pregnant', 'breastfeeding'),
    massKg: fc.double({ min: 25, max: 350, noNaN: true }),
    leanKg: fc.option(fc.double({ min: 10, max: 340, noNaN: true }), { nil: undefined }),
  });

  it('always add up to the energy and stay within their ranges', () => {
    fc.assert(
      fc.property(anyNeeds, (known) => {
        const { energyKcal, age } = known;
        const { proteinG, fatG, carbohydrateG, saturatedFatMaxG } = dayMacros(known);
        expect(Math.abs(4 * proteinG + 9 * fatG + 4 * carbohydrateG - energyKcal)).toBeLessThanOrEqual(2);
        const adult = age >= 18;
        expectBetween((4 * proteinG) / energyKcal, 0.1, adult ? 0.35 : 0.3);
        expectBetween((9 * fatG) / energyKcal, adult ? 0.2 : 0.25, 0.35);
        expectBetween((4 * carbohydrateG) / energyKcal, 0.45, 0.65);
        expect((9 * saturatedFatMaxG) / energyKcal).toBeLessThanOrEqual(0.1);
      }),
      { numRuns: 1000 },
    );
  });

  it('give at least 0.8 g protein per kg unless 35 % of the energy is less', () => {
    fc.assert(
      fc.property(anyNeeds, (known) => {
        fc.pre(known.age >= 18 && known.leanKg === undefined);
        const atTop = 0.34 * known.energyKcal - 12;
        const { proteinG } = dayMacros(known);
        expect(4 * proteinG).toBeGreaterThanOrEqual(Math.min(4 * (0.8 * known.massKg - 1), atTop));
      }),
    );
  });

  it('give more protein after strength and more carbohydrate after endurance', () => {
    const body = fc.record({
      massKg: fc.integer({ min: 45, max: 130 }),
      kcalPerKg: fc.integer({ min: 24, max: 45 }),
    });
    fc.assert(
      fc.property(body, ({ massKg, kcalPerKg }) => {
        const known = { massKg, energyKcal: massKg * kcalPerKg };
        const usual = dayMacros(needs({ ...known, load: 'usual' }));
        expect(dayMacros(needs({ ...known, load: 'strength' })).proteinG).toBeGreaterThan(usual.proteinG);
        const endurance = dayMacros(needs({ ...known, load: 'endurance' }));
        expect(endurance.carbohydrateG).toBeGreaterThan(usual.carbohydrateG);
      }),
    );
  });
});

function expectBetween(value: number, min: number, max: number): void {
  expect(value).toBeGreaterThanOrEqual(min);
  expect(value).toBeLessThanOrEqual(max);
}
