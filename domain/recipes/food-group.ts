import { z } from 'zod';

/**
 * Broad kinds of food, as an eater would sort a plate: `legume` holds soy as well, `fish` also seafood, `vegetable`
 * also potatoes and mushrooms, `nut` seeds and peanuts. `other` seasons a dish and never makes it: oils, sugars,
 * sauces, herbs and spices.
 */
export const FoodGroup = z
  .enum(['legume', 'egg', 'dairy', 'poultry', 'meat', 'fish', 'grain', 'vegetable', 'fruit', 'nut', 'other'])
  .meta({ id: 'FoodGroup', description: 'What a dish is mostly made of, in broad groups' });
export type FoodGroup = z.infer<typeof FoodGroup>;
