import { foodLabel } from '../food-label.ts';
import { bestEaten } from './best-eaten.ts';
import type { SoftRule } from './rule.ts';

/** A dish is worth naming for it when it uses up a fifth of a lot on its last day, or more of one that has longer. */
const NAMED_RESCUE = 0.2;

/** Dishes that use up what spoils soon. */
export const expiring: SoftRule = {
  id: 'expiring',
  hard: false,
  reach: { kind: 'named', ids: ({ pantry }) => pantry.keys() },
  score: ({ id }, { pantry }) => pantry.get(id)?.rescue ?? 0,
  reason: ({ id }, { pantry, foods }) => {
    const rescued = pantry.get(id)?.rescued;
    const food = rescued && foods.get(rescued.foodId);
    return food && rescued.rescue >= NAMED_RESCUE
      ? {
          code: 'expiring',
          text: `${foodLabel(food.name)} at home, best eaten ${bestEaten(rescued.daysLeft)}`,
        }
      : undefined;
  },
};
