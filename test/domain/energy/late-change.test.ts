import { describe, expect, it } from 'vitest';
import { explainTargets } from '../../../domain/energy/explain-targets.ts';
import { tellLateChange } from '../../../domain/energy/late-change.ts';
import { isWorthAnotherPlan } from '../../../domain/night/late-activity.ts';
import { someTargets } from '../../support/recipes.ts';

const targets = { ...someTargets(), energyKcal: 2280 };
const noteOf = (args: Omit<Parameters<typeof tellLateChange>[0], 'targets'>) =>
  explainTargets(tellLateChange({ targets, ...args })).filter((note) => note.includes('came in late'));

describe('what the reader is told of activity that came in late', () => {
  it.each([
    ['more than before', { energyKcal: 2100 }, true, ['Your activity came in late: +180 kcal.']],
    ['less than before', { energyKcal: 2400 }, true, ['Your activity came in late: −120 kcal.']],
    ['as much as before', { energyKcal: 2280 }, true, []],
    ['nothing was there before', undefined, true, []],
    ['the day is planned again for another reason', { energyKcal: 2100 }, false, []],
    [
      'it was told before, and the day is planned again',
      { energyKcal: 2280, energyBeforeLateKcal: 2100 },
      false,
      ['Your activity came in late: +180 kcal.'],
    ],
    [
      'it comes in late again',
      { energyKcal: 2200, energyBeforeLateKcal: 2100 },
      true,
      ['Your activity came in late: +180 kcal.'],
    ],
  ])('%s', (_, earlierTarget, isLate, notes) => {
    expect(noteOf({ earlierTarget, isLate })).toEqual(notes);
  });
});

describe('a plan is made again for late activity', () => {
  it.each([
    [1500, 1549, false],
    [1500, 1550, true],
    [1500, 1450, true],
    [3000, 3089, false],
    [3000, 3090, true],
  ])('from %i to %i kcal: %s', (fromKcal, toKcal, isWorth) => {
    expect(isWorthAnotherPlan({ fromKcal, toKcal })).toBe(isWorth);
  });
});
