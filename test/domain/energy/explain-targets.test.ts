import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayTargets, EnergyLimit } from '../../../domain/energy/day-targets.ts';
import { explainTargets } from '../../../domain/energy/explain-targets.ts';
import { referenceTargets } from '../../../domain/energy/reference-targets.ts';
import { report, workout } from '../activity/samples.ts';
import { anyProfile, targetsOf } from './samples.ts';

type Known = Parameters<typeof targetsOf>;
const text = (...known: Known) => explainTargets(targetsOf(...known)).join('\n');

describe('the explanation', () => {
  it('reads like this for a measured day', () => {
    expect(
      explainTargets(targetsOf({ goal: 'lose' }, { reports: [report({ activeEnergyKcal: 600 })] })),
    ).toEqual([
      'At rest your body uses about 1755 kcal a day (the Mifflin–St Jeor equation, at 80 kg).',
      'On 2026-11-21 you used about 2706 kcal: a sedentary day and the active energy from Google Health.',
      'Your target for today is 2156 kcal, 550 kcal less than you used.',
      'The day before was a usual one.',
      'Protein: 112 g, 1.4 g for each kg that you weigh.',
      'Fat: 72 g, which is 30 % of the energy. Carbohydrate: 265 g, which is the rest of it.',
      'Fibre: at least 30 g, 14 g for every 1000 kcal.',
      'At most 23 g saturated fat (10 % of the energy) and 2300 mg sodium (the limit for adults); of added sugar, which recipes do not count, at most 40 g, and no more than 10 g in a meal.',
    ]);
  });

  it.each<{ name: string; known: Known; says: string }>([
    {
      name: 'the usual level and why',
      known: [{}, { baselineReason: 'sync_timeout' }],
      says: 'taken from your usual activity level (moderate), because your activity data did not arrive in time.',
    },
    {
      name: 'workouts within the usual level',
      known: [{}, { workouts: [workout()] }],
      says: 'The 300 kcal of your workouts are within that level.',
    },
    {
      name: 'workouts beside steps',
      known: [{}, { reports: [report({ source: 'healthkit', steps: 9000 })], workouts: [workout()] }],
      says: 'the steps from Apple Health, with 300 kcal from your workouts.',
    },
    {
      name: 'workouts without a device',
      known: [{}, { workouts: [workout({ netEnergyKcal: 900 })], baselineReason: 'no_source' }],
      says: '900 kcal from your workouts, because no activity source is connected.',
    },
    {
      name: 'workouts that a device missed',
      known: [
        {},
        { workouts: [workout({ netEnergyKcal: 900 })], reports: [report({ activeEnergyKcal: 200 })] },
      ],
      says: '900 kcal from your workouts, which is more than Google Health recorded.',
    },
    {
      name: 'a surplus',
      known: [{ goal: 'gain', paceKgPerWeek: 0.2 }],
      says: '220 kcal more than you used.',
    },
    { name: 'no change', known: [{}], says: 'as much as you used.' },
    {
      name: 'an allowance',
      known: [{ sex: 'female', lifeStage: 'breastfeeding' }],
      says: 'with 500 kcal a day for breastfeeding.',
    },
    {
      name: 'a clinician',
      known: [{ clinicianTarget: { energyKcal: 1800 } }],
      says: 'Your target for today is 1800 kcal, as your clinician set it.',
    },
    {
      name: 'more than is believed of a day',
      known: [{}, { reports: [report({ activeEnergyKcal: 9400 })] }],
      says: 'More was reported than a body can do in one day: the plan counts up to what it believes of a day.',
    },
    {
      name: 'more than can be eaten in a day',
      known: [{}, { reports: [report({ activeEnergyKcal: 6000 })] }],
      says: 'That is the most that can be eaten or served in one day.',
    },
    {
      name: 'steps that take more than the reported energy',
      known: [{}, { reports: [report({ steps: 20_000, activeEnergyKcal: 40 })] }],
      says: 'The energy that was reported is less than your steps alone take: the plan counts your steps.',
    },
    {
      name: 'a total that goes before active energy',
      known: [{}, { reports: [report({ totalEnergyKcal: 2400, activeEnergyKcal: 600 })] }],
      says: 'its total counts.',
    },
    {
      name: 'protein by the adjusted mass',
      known: [{ massKg: 180, goal: 'lose' }],
      says: 'Protein: 148 g, 1.4 g for each kg of a weight that counts a quarter of what is above a healthy one.',
    },
    {
      name: 'the most protein that is advised',
      known: [{ massKg: 55, heightCm: 170 }, { reports: [report({ activeEnergyKcal: 4000 })] }],
      says: 'Protein: 110 g, 2 g for each kg of your body, the most that is advised.',
    },
    {
      name: 'protein by the lean mass',
      known: [
        { goal: 'lose', bodyFatPercent: 20 },
        { workouts: [workout({ metCode: '02052', durationMin: 60 })] },
      ],
      says: 'Protein: 147 g, 2.3 g for each kg of your body that is not fat.',
    },
    {
      name: 'protein by the energy',
      known: [{ baselineActivity: 'very_high' }],
      says: 'Protein: 125 g, 15 % of the energy, which is more than your weight alone asks for.',
    },
    {
      name: 'the most protein that fits',
      known: [{ clinicianTarget: { energyKcal: 800 } }],
      says: 'Protein: 69 g, the most that leaves room for enough fat and carbohydrate (up to 35 % of the energy).',
    },
    {
      name: 'a child’s sodium',
      known: [{ birthDate: '2016-01-01' }],
      says: '1800 mg sodium (the limit for your age)',
    },
    {
      name: 'a limit',
      known: [{ goal: 'lose', targetMassKg: 50 }],
      says: 'below a healthy weight for your height',
    },
  ])('tells of $name', ({ known, says }) => {
    expect(text(...known)).toContain(says);
  });

  it('has a sentence of its own for every limit', () => {
    const sentences = EnergyLimit.options.map(
      (limit) => explainTargets({ ...targetsOf({}), limits: [limit] })[3],
    );
    expect(new Set(sentences).size).toBe(EnergyLimit.options.length);
  });

  it('names every figure of the targets', () => {
    fc.assert(
      fc.property(anyProfile, (who) => {
        const targets = targetsOf(who);
        const told = explainTargets(targets).join(' ');
        for (const [figure, unit] of [
          [targets.restingKcal, 'kcal'],
          [targets.expenditureKcal, 'kcal'],
          [targets.energyKcal, 'kcal'],
          [targets.proteinG, 'g'],
          [targets.fatG, 'g'],
          [targets.carbohydrateG, 'g'],
          [targets.fibreG, 'g'],
          [targets.saturatedFatMaxG, 'g saturated'],
          [targets.sodiumMaxMg, 'mg sodium'],
          [targets.addedSugarMaxG, 'g'],
        ]) {
          expect(told).toContain(` ${figure} ${unit}`);
        }
      }),
    );
  });

  it('of targets that are older than the origin of their protein leaves it out', () => {
    const { proteinOrigin: _, addedSugarMaxG: __, ...older } = targetsOf({});
    const told = explainTargets(DayTargets.parse(older));
    expect(told).toContain('Protein: 102 g.');
    expect(told.join(' ')).not.toContain('undefined');
  });

  it('ends with the medical notice exactly where it is due, and holds only whole sentences', () => {
    fc.assert(
      fc.property(anyProfile, (who) => {
        const targets = targetsOf(who);
        const sentences = explainTargets(targets);
        expect(sentences.at(-1)?.includes('not medical advice')).toBe(targets.medicalNotice);
        for (const sentence of sentences) {
          expect(sentence).toMatch(/^[A-Z].*\.$/);
          expect(sentence).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
    );
  });
});

it('says that a reference intake stands in where the own targets could not be computed', () => {
  const targets = referenceTargets({ localDate: '2026-11-22', activityDate: '2026-11-21' });
  const text = explainTargets(targets).join(' ');
  expect(text).toContain('2000 kcal, the reference intake of an adult');
  expect(text).toContain('not medical advice');
  expect(text).not.toContain('At rest your body uses');
});
