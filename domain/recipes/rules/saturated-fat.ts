import { KCAL_PER_G, SATURATED_FAT_SHARE } from '../../energy/constants.ts';
import { type SoftRule, toScore } from './rule.ts';

/** Times the share of energy that a day may have at which the score is −1. */
const FULL_SCORE = 2;

/** A dish with more saturated fat for its energy than the day may have costs, as salt does. */
export const saturatedFat: SoftRule = {
  id: 'saturated_fat',
  hard: false,
  reach: { kind: 'kept', key: () => 'all' },
  score: ({ perServing: { saturatedFatG, energyKcal } }) => {
    if (energyKcal <= 0) return 0;
    const excess = (saturatedFatG * KCAL_PER_G.fat) / energyKcal / SATURATED_FAT_SHARE - 1;
    return excess > 0 ? toScore(-excess / (FULL_SCORE - 1)) : 0;
  },
  // That a dish is not fat is no reason to want it.
  reason: () => undefined,
};
