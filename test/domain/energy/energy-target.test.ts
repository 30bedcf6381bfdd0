import { describe, expect, it } from 'vitest';
import { energyTarget } from '../../../domain/energy/energy-target.ts';
import type { Profile } from '../../../domain/profile/profile.ts';
import { profile } from './samples.ts';

type Case = {
  name: string;
  who: Partial<Profile>;
  age?: number;
  restingKcal?: number;
  expenditureKcal: number;
  energyKcal: number;
  limits: string[];
};

function energyOf({ who, age = 35, restingKcal = 1500, expenditureKcal }: Case) {
  const person = profile(who);
  return energyTarget({ profile: person, age, massKg: person.massKg, restingKcal, expenditureKcal });
}

const cases: Case[] = [
  { name: 'maintaining', who: {}, expenditureKcal: 2706, energyKcal: 2706, limits: [] },
  // 0.5 · 7700 / 7 = 550
  {
    name: 'losing 0.5 kg a week',
    who: { goal: 'lose' },
    expenditureKcal: 2706,
    energyKcal: 2156,
    limits: [],
  },
  // 990 kcal wished, a quarter of 2706 is 676
  {
    name: 'losing faster than a quarter allows',
    who: { goal: 'lose', paceKgPerWeek: 0.9 },
    expenditureKcal: 2706,
    energyKcal: 2030,
    limits: ['max_deficit_share'],
  },
  // a quarter of 1600 is 400: 1200 is under the men's floor
  {
    name: 'losing from little, a man',
    who: { goal: 'lose' },
    restingKcal: 1333,
    expenditureKcal: 1600,
    energyKcal: 1500,
    limits: ['max_deficit_share', 'min_energy_for_sex'],
  },
  {
    name: 'losing from little, unspecified sex',
    who: { goal: 'lose', sex: 'unspecified' },
    restingKcal: 1333,
    expenditureKcal: 1600,
    energyKcal: 1350,
    limits: ['max_deficit_share', 'min_energy_for_sex'],
  },
  {
    name: 'losing from little, a woman exactly at her floor',
    who: { goal: 'lose', sex: 'female' },
    restingKcal: 1333,
    expenditureKcal: 1600,
    energyKcal: 1200,
    limits: ['max_deficit_share'],
  },
  {
    name: 'under nine tenths of rest',
    who: { goal: 'lose', sex: 'female' },
    restingKcal: 1600,
    expenditureKcal: 1800,
    energyKcal: 1440,
    limits: ['max_deficit_share', 'min_resting_share'],
  },
  // 1446 by the quarter, 0.9 · 1607 = 1446.3: rounding, no limit of its own
  {
    name: 'a kcal under nine tenths of rest',
    who: { goal: 'lose', sex: 'female' },
    restingKcal: 1607,
    expenditureKcal: 1928,
    energyKcal: 1447,
    limits: ['max_deficit_share'],
  },
  {
    name: 'maintaining on less than the floor, which is no reason for a surplus',
    who: { sex: 'female' },
    restingKcal: 950,
    expenditureKcal: 1140,
    energyKcal: 1140,
    limits: ['low_expenditure'],
  },
  {
    name: 'a woman of 90 who keeps her mass',
    who: { sex: 'female', massKg: 42 },
    age: 90,
    restingKcal: 642,
    expenditureKcal: 830,
    energyKcal: 830,
    limits: ['low_expenditure'],
  },
  {
    name: 'losing on less than the floor: no deficit',
    who: { goal: 'lose', sex: 'female' },
    restingKcal: 950,
    expenditureKcal: 1140,
    energyKcal: 1140,
    limits: ['max_deficit_share', 'low_expenditure'],
  },
  {
    name: 'a body that uses less than can be served',
    who: { sex: 'female', massKg: 30 },
    restingKcal: 500,
    expenditureKcal: 600,
    energyKcal: 800,
    limits: ['low_expenditure', 'least_day_food'],
  },
  // 0.0324 · 10 = 18.6: 0.32 kg above the lightest healthy mass, 0.324 · 7700 / 56
  {
    name: 'losing at a BMI of 18.6',
    who: { goal: 'lose', massKg: 60.264 },
    expenditureKcal: 2400,
    energyKcal: 2356,
    limits: ['near_underweight'],
  },
  {
    name: 'losing at a BMI of 21.9 and 71 years',
    who: { goal: 'lose', massKg: 70.956 },
    age: 71,
    expenditureKcal: 2200,
    energyKcal: 2200,
    limits: ['target_mass_unsafe'],
  },
  {
    name: 'losing at a BMI of 21.9 and 69 years',
    who: { goal: 'lose', massKg: 70.956 },
    age: 69,
    expenditureKcal: 2200,
    energyKcal: 1650,
    limits: [],
  },
  // 3 · 1500
  {
    name: 'a race of a day: what a body can eat',
    who: {},
    expenditureKcal: 9300,
    energyKcal: 4500,
    limits: ['most_day_food'],
  },
  {
    name: 'a race of a day, a large man: what can be served',
    who: {},
    restingKcal: 2400,
    expenditureKcal: 14_000,
    energyKcal: 5000,
    limits: ['most_day_food'],
  },
  {
    name: 'under a clinician, more than can be served',
    who: { clinicianTarget: { energyKcal: 6000 } },
    expenditureKcal: 3000,
    energyKcal: 5000,
    limits: ['most_day_food'],
  },
  {
    name: 'losing when the target is reached',
    who: { goal: 'lose', targetMassKg: 80 },
    expenditureKcal: 2706,
    energyKcal: 2706,
    limits: ['target_mass_reached'],
  },
  // 18.5 · 1.8² = 59.94 kg
  {
    name: 'losing towards the lightest healthy mass',
    who: { goal: 'lose', targetMassKg: 60 },
    expenditureKcal: 2706,
    energyKcal: 2156,
    limits: [],
  },
  {
    name: 'losing towards underweight',
    who: { goal: 'lose', targetMassKg: 59.9 },
    expenditureKcal: 2706,
    energyKcal: 2706,
    limits: ['target_mass_unsafe'],
  },
  {
    name: 'losing while underweight, without a target',
    who: { goal: 'lose', massKg: 58 },
    expenditureKcal: 2400,
    energyKcal: 2400,
    limits: ['target_mass_unsafe'],
  },
  // 0.25 · 1100 = 275
  {
    name: 'gaining 0.25 kg a week',
    who: { goal: 'gain', paceKgPerWeek: 0.25 },
    expenditureKcal: 2706,
    energyKcal: 2981,
    limits: [],
  },
  {
    name: 'gaining faster than the cap',
    who: { goal: 'gain', paceKgPerWeek: 0.9 },
    expenditureKcal: 2706,
    energyKcal: 3206,
    limits: ['max_surplus_kcal'],
  },
  {
    name: 'gaining when the target is reached',
    who: { goal: 'gain', targetMassKg: 79 },
    expenditureKcal: 2706,
    energyKcal: 2706,
    limits: ['target_mass_reached'],
  },
  // 1 % for growth
  {
    name: 'losing at 16',
    who: { goal: 'lose' },
    age: 16,
    expenditureKcal: 2500,
    energyKcal: 2525,
    limits: ['no_deficit_minor'],
  },
  {
    name: 'gaining at 16, which is growth alone',
    who: { goal: 'gain' },
    age: 16,
    expenditureKcal: 2500,
    energyKcal: 2525,
    limits: [],
  },
  // (70 + 260 + 500) / 3 = 276.7
  {
    name: 'pregnant',
    who: { sex: 'female', lifeStage: 'pregnant', goal: 'maintain' },
    expenditureKcal: 2100,
    energyKcal: 2377,
    limits: [],
  },
  {
    name: 'breastfeeding and losing',
    who: { sex: 'female', lifeStage: 'breastfeeding', goal: 'lose' },
    expenditureKcal: 2100,
    energyKcal: 2600,
    limits: ['no_deficit_pregnancy'],
  },
  {
    name: 'under a clinician, under every floor',
    who: { goal: 'lose', clinicianTarget: { energyKcal: 800 } },
    expenditureKcal: 2706,
    energyKcal: 800,
    limits: [],
  },
];

describe('the day’s energy', () => {
  it.each(cases)('$name: $energyKcal kcal, limits $limits', (known) => {
    const { energyKcal, limits, adjustmentKcal } = energyOf(known);
    expect({ energyKcal, limits }).toEqual({ energyKcal: known.energyKcal, limits: known.limits });
    expect(adjustmentKcal).toBe(known.energyKcal - known.expenditureKcal);
  });

  it('takes no more than 1000 kcal off, even for a pace that the form would refuse', () => {
    const person = { ...profile({ goal: 'lose' }), paceKgPerWeek: 1.5 };
    const need = { profile: person, age: 35, massKg: 80, restingKcal: 2500, expenditureKcal: 5000 };
    expect(energyTarget(need)).toMatchObject({ energyKcal: 4000, limits: ['max_deficit_kcal'] });
  });

  it('names the allowance and its size', () => {
    const pregnant = profile({ sex: 'female', lifeStage: 'pregnant' });
    const need = { age: 30, massKg: 65, restingKcal: 1370, expenditureKcal: 2100 };
    expect(energyTarget({ ...need, profile: pregnant }).allowance).toEqual({ kind: 'pregnancy', kcal: 277 });
    expect(energyTarget({ ...need, profile: profile() })).not.toHaveProperty('allowance');
  });
});
