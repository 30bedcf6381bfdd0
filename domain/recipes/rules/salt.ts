import type { DayTargets } from '../../energy/day-targets.ts';
import { type SoftRule, toScore } from './rule.ts';

/** Times the sodium per kcal that the day allows at which the score is −1: about where the HEI gives its last point. */
const FULL_SCORE = 2;

/** A dish that is saltier for its energy than the day may be costs; the bands of a day are for its extremes only. */
export const salt: SoftRule = {
  id: 'salt',
  hard: false,
  reach: { kind: 'kept', key: ({ targets }) => String(allowedMgPerKcal(targets)) },
  score: ({ perServing: { sodiumMg, energyKcal } }, { targets }) => {
    if (energyKcal <= 0) return 0;
    const excess = sodiumMg / energyKcal / allowedMgPerKcal(targets) - 1;
    return excess > 0 ? toScore(-excess / (FULL_SCORE - 1)) : 0;
  },
  // That a dish is not salty is no reason to want it.
  reason: () => undefined,
};

/** mg per kcal under which hardly a dish is: who eats much is not asked for food without any salt. */
const LEAST_ALLOWED = 0.6;

/** To a tenth of a mg: one of few values, so that the scores are kept. */
function allowedMgPerKcal({ sodiumMaxMg, energyKcal }: DayTargets): number {
  const limit = energyKcal > 0 ? sodiumMaxMg / energyKcal : 0;
  return Math.round(10 * Math.max(limit, LEAST_ALLOWED)) / 10;
}
