import { describe, expect, it } from 'vitest';
import type { Workout } from '../../../domain/activity/workout.ts';
import { netWorkoutKcal } from '../../../domain/activity/workout-energy.ts';
import type { DayTargets } from '../../../domain/energy/day-targets.ts';
import type { Profile } from '../../../domain/profile/profile.ts';
import { workout } from '../activity/samples.ts';
import { targetsOf } from './samples.ts';

/** A logged workout with the energy that the Compendium gives it. */
function trained({ metCode, massKg }: { metCode: string; massKg: number }): Workout {
  const effort = { metCode, intensity: 'moderate', durationMin: 60 } as const;
  return workout({ ...effort, netEnergyKcal: netWorkoutKcal({ ...effort, massKg }) });
}

type Person = { name: string; who: Partial<Profile>; workouts?: Workout[]; figures: Partial<DayTargets> };

const woman = {
  sex: 'female',
  birthDate: '1996-05-17',
  massKg: 65,
  heightCm: 165,
  baselineActivity: 'light',
} as const;

// Every figure by hand from the published formulas and limits, rounded where the targets round.
const people: Person[] = [
  {
    // 10·65 + 6.25·165 − 5·30 − 161 = 1370; · 1.375 = 1884; 550 off is over a quarter, 471
    // 1.4 · 65 = 91 g; carbohydrate keeps 45 % of 1413 and 2 kcal (638), which leaves (1049 − 638) / 9 = 45 g of fat
    // (1413 − 364 − 405) / 4 = 161 g; 14 · 1.413 = 20 g
    name: 'a woman of 30 who loses weight',
    who: { ...woman, goal: 'lose' },
    figures: {
      restingKcal: 1370,
      expenditureKcal: 1884,
      energyKcal: 1413,
      limits: ['max_deficit_share'],
      proteinG: 91,
      fatG: 45,
      carbohydrateG: 161,
      fibreG: 20,
      saturatedFatMaxG: 15,
      sodiumMaxMg: 2300,
      addedSugarMaxG: 35,
    },
  },
  {
    // 370 + 21.6 · 64 = 1752; · 1.55 = 2716, weights (4 · 80 = 320) are within it; 0.25 · 7700 / 7 = 275
    // 1.8 · 80 = 144 g; 28 % of 2991 / 9 = 93 g; (2991 − 576 − 837) / 4 = 395 g
    name: 'a lean man of 35 who lifts and gains weight',
    who: { bodyFatPercent: 20, goal: 'gain', paceKgPerWeek: 0.25 },
    workouts: [trained({ metCode: '02052', massKg: 80 })],
    figures: {
      restingKcal: 1752,
      restingMethod: 'katch_mcardle',
      expenditureKcal: 2716,
      energyKcal: 2991,
      load: 'strength',
      proteinG: 144,
      fatG: 93,
      carbohydrateG: 395,
      fibreG: 42,
      saturatedFatMaxG: 33,
      addedSugarMaxG: 40,
    },
  },
  {
    // 800 + 1125 − 175 + 5 = 1755; 1.2 · 1755 + 8.3 · 80 = 2770, which is more than 1.55 · 1755
    // 1.4 · 80 = 112 g; 25 % of 2770 / 9 = 77 g; (2770 − 448 − 693) / 4 = 407 g
    name: 'a man of 35 after an hour’s run',
    who: {},
    workouts: [trained({ metCode: '12050', massKg: 80 })],
    figures: {
      restingKcal: 1755,
      expenditureKcal: 2770,
      energyKcal: 2770,
      load: 'endurance',
      proteinG: 112,
      fatG: 77,
      carbohydrateG: 407,
      fibreG: 39,
      saturatedFatMaxG: 30,
      addedSugarMaxG: 40,
    },
  },
  {
    // 13.384 · 40 + 692.6 = 1228; · 1.55 = 1903, and 1 % for growth
    // 15 % of 1922 / 4 = 72 g, more than 0.95 · 40; 30 % / 9 = 64 g; (1922 − 288 − 576) / 4 = 265 g
    name: 'a girl of 12 who wants to lose weight',
    who: { sex: 'female', birthDate: '2014-05-17', massKg: 40, heightCm: 150, goal: 'lose' },
    figures: {
      restingKcal: 1228,
      restingMethod: 'schofield',
      expenditureKcal: 1903,
      energyKcal: 1922,
      limits: ['no_deficit_minor'],
      allowance: { kind: 'growth', kcal: 19 },
      proteinG: 72,
      fatG: 64,
      carbohydrateG: 265,
      fibreG: 27,
      saturatedFatMaxG: 21,
      sodiumMaxMg: 1800,
      addedSugarMaxG: 40,
      medicalNotice: true,
    },
  },
  {
    // 1884 + 277; 15 % of 2161 / 4 = 81 g, more than 1.1 · 65; 30 % / 9 = 72 g; (2161 − 324 − 648) / 4 = 297 g
    name: 'the woman of 30, pregnant',
    who: { ...woman, lifeStage: 'pregnant', goal: 'maintain' },
    figures: {
      energyKcal: 2161,
      limits: [],
      allowance: { kind: 'pregnancy', kcal: 277 },
      proteinG: 81,
      fatG: 72,
      carbohydrateG: 297,
      fibreG: 30,
      saturatedFatMaxG: 24,
      addedSugarMaxG: 40,
      medicalNotice: true,
    },
  },
  {
    // 700 + 1062.5 − 200 − 78 = 1485; · 1.725 = 2562; 15 % / 4 = 96 g; 30 % / 9 = 85 g; (2562 − 384 − 765) / 4 = 353 g
    name: 'somebody of 40 who names no sex and is very active',
    who: { sex: 'unspecified', birthDate: '1986-05-17', massKg: 70, heightCm: 170, baselineActivity: 'high' },
    figures: {
      restingKcal: 1485,
      expenditureKcal: 2562,
      energyKcal: 2562,
      proteinG: 96,
      fatG: 85,
      carbohydrateG: 353,
      fibreG: 36,
      saturatedFatMaxG: 28,
      addedSugarMaxG: 40,
    },
  },
];

describe('whole days, computed by hand', () => {
  it.each(people)('$name', ({ who, workouts = [], figures }) => {
    expect(targetsOf(who, { workouts })).toMatchObject(figures);
  });
});
