import { cuisineLabel } from '../cuisine-label.ts';
import type { SoftRule } from './rule.ts';

/** The same main food is felt more than the same cuisine. Together they make the full −1. */
export const SAME_MAIN_FOOD = 0.6;
export const SAME_CUISINE = 0.4;

/** Three alternatives are a choice only if they differ: in their main food, then in their cuisine. */
export const variety: SoftRule = {
  id: 'variety',
  hard: false,
  reach: { kind: 'beside_chosen' },
  score: (recipe, { chosen }) => {
    let score = 0;
    if (chosen.some(({ mainFood }) => mainFood === recipe.mainFood)) score -= SAME_MAIN_FOOD;
    if (chosen.some(({ cuisine }) => cuisine === recipe.cuisine)) score -= SAME_CUISINE;
    return score;
  },
  reason: (recipe, context) =>
    // "International" is no kitchen that anyone would call a change.
    context.chosen.length > 0 && recipe.cuisine !== 'international' && variety.score(recipe, context) === 0
      ? { code: 'variety', text: `A change from the other choices: ${cuisineLabel(recipe.cuisine)}` }
      : undefined,
};
