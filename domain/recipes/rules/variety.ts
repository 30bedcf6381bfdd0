import { cuisineLabel } from '../cuisine-label.ts';
import type { Recipe } from '../recipe.ts';
import type { RuleContext, SoftRule } from './rule.ts';

/**
 * How much of the full −1 a second option costs that is like another one: three dishes of beans are felt most, then
 * three stews, then the same beans, then the same cuisine.
 */
export const ALIKE = { mainGroup: 0.35, kind: 0.3, mainFood: 0.2, cuisine: 0.15 } as const;

/** Three alternatives are a choice only if they differ. */
export const variety: SoftRule = {
  id: 'variety',
  hard: false,
  reach: { kind: 'beside_chosen' },
  score: (recipe, context) => {
    const { chosen } = context;
    let score = 0;
    if (chosen.some(({ mainGroup }) => mainGroup === recipe.mainGroup)) score -= ALIKE.mainGroup;
    if (chosen.some(({ kind }) => kind === recipe.kind)) score -= ALIKE.kind;
    if (chosen.some(({ mainFood }) => mainFood === recipe.mainFood)) score -= ALIKE.mainFood;
    if (tiresOfCuisine(recipe, context) && chosen.some(({ cuisine }) => cuisine === recipe.cuisine)) {
      score -= ALIKE.cuisine;
    }
    return score;
  },
  reason: (recipe, context) =>
    // "International" is no kitchen that anyone would call a change.
    context.chosen.length > 0 && recipe.cuisine !== 'international' && variety.score(recipe, context) === 0
      ? { code: 'variety', text: `A change from the other choices: ${cuisineLabel(recipe.cuisine)}` }
      : undefined,
};

/** Nobody tires of the food that they said they like, of home's where they said nothing, nor of "international", which is no kitchen. */
export const tiresOfCuisine = (
  { cuisine }: Pick<Recipe, 'cuisine'>,
  { preferences: { likedCuisines }, homeCuisines }: Pick<RuleContext, 'preferences' | 'homeCuisines'>,
): boolean =>
  cuisine !== 'international' && !(likedCuisines.length > 0 ? likedCuisines : homeCuisines).includes(cuisine);
