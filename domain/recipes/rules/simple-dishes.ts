import { type SoftRule, toScore } from './rule.ts';

/** Different foods of a dish that is neither simple nor laborious, and how many more or fewer make it fully so. */
const USUAL_FOODS = 8;
const FULL_DIFFERENCE = 5;

/** Few ingredients first, as long as the person named no cuisine that they like: who says nothing is offered nothing elaborate. */
export const simpleDishes: SoftRule = {
  id: 'simple_dishes',
  hard: false,
  reach: { kind: 'kept', key: ({ preferences }) => String(preferences.likedCuisines.length === 0) },
  score: ({ ingredients }, { preferences }) =>
    preferences.likedCuisines.length > 0
      ? 0
      : toScore((USUAL_FOODS - new Set(ingredients.map(({ food }) => food)).size) / FULL_DIFFERENCE),
  // What is quick says so itself.
  reason: () => undefined,
};
