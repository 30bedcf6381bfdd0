import type { HardRule } from './rule.ts';

/** Foods that the person would rather not eat. A matter of taste, so it gives way before a meal goes missing. */
export const dislikedFoods: HardRule = {
  id: 'disliked_foods',
  hard: true,
  relaxedBy: 'disliked_foods',
  reach: ({ withDislikedFood }) => withDislikedFood,
  allows: ({ id }, { withDislikedFood }) => !withDislikedFood.has(id),
};
