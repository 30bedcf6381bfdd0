import { FIBRE_G_PER_1000_KCAL } from '../../energy/constants.ts';
import { type SoftRule, toScore } from './rule.ts';

/** Times the fibre per kcal that a day asks for from which more costs, and at which the score is −1. */
const ENOUGH = 1.3;
const FULL_SCORE = 2.6;

/** Whole foods bring fibre by themselves: a dish with far more than the day asks for its energy costs. */
export const fibre: SoftRule = {
  id: 'fibre',
  hard: false,
  reach: { kind: 'kept', key: () => 'all' },
  score: ({ perServing: { fibreG, energyKcal } }) => {
    if (energyKcal <= 0) return 0;
    const times = (1000 * fibreG) / energyKcal / FIBRE_G_PER_1000_KCAL;
    return times > ENOUGH ? toScore(-(times - ENOUGH) / (FULL_SCORE - ENOUGH)) : 0;
  },
  // Less of something is no reason to want a dish.
  reason: () => undefined,
};
