import { z } from 'zod';
import { Allergen } from '../recipes/allergen.ts';
import { Cuisine } from '../recipes/recipe.ts';

/** A pattern of eating that a user keeps. Hard: no plan ever breaks it. */
export const Diet = z
  .enum(['omnivore', 'pescatarian', 'vegetarian', 'vegan', 'halal', 'kosher_style'])
  .meta({ id: 'Diet', description: 'Pattern of eating; every plan keeps it' });
export type Diet = z.infer<typeof Diet>;

/** What a user must not eat (diet, allergens, glutenFree: hard) and what they would rather have (soft). */
export const Preferences = z
  .object({
    diet: Diet.default('omnivore'),
    allergens: z.array(Allergen).max(14).default([]),
    dislikedFoods: z.array(z.string().max(80)).max(200).default([]),
    dislikedRecipes: z.array(z.string().max(80)).max(500).default([]),
    likedCuisines: z.array(Cuisine).max(30).default([]),
    maxCookingMinutes: z.int().min(5).max(240).optional(),
  })
  .meta({ id: 'Preferences', description: 'Restrictions (always kept) and tastes (kept where possible)' });
export type Preferences = z.infer<typeof Preferences>;
