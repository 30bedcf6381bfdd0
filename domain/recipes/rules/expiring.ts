import { foodLabel } from '../food-label.ts';
import type { PantryMatch } from '../pantry-matches.ts';
import { bestEaten } from './best-eaten.ts';
import { type SoftRule, toScore } from './rule.ts';

/** A dish is worth naming for it when it saves this much of one food: 35 g on its last day, or two thirds of a lot. */
const NAMED_SAVES = 0.2;

/**
 * What saving food is worth, 0 to 1. Twice as much counts four times: one dish that saves a lot is worth a favourite, ten
 * that take a pinch each are not.
 */
export const worthOfSaving = (match: PantryMatch | undefined): number => toScore(match?.saves ?? 0) ** 2;

/** Dishes that use up what spoils soon. */
export const expiring: SoftRule = {
  id: 'expiring',
  hard: false,
  reach: { kind: 'named', ids: ({ pantry }) => pantry.keys() },
  score: ({ id }, { pantry }) => worthOfSaving(pantry.get(id)),
  reason: ({ id }, { pantry, foods }) => {
    const saved = pantry.get(id)?.saved;
    const food = saved && foods.get(saved.foodId);
    return food && saved.saves >= NAMED_SAVES
      ? { code: 'expiring', text: `${foodLabel(food.name)} at home, best eaten ${bestEaten(saved.daysLeft)}` }
      : undefined;
  },
};
