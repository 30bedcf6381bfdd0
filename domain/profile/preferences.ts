import { z } from 'zod';
import { Allergen } from '../recipes/allergen.ts';
import { Cuisine } from '../recipes/recipe.ts';

/** A pattern of eating that a user keeps. Hard: no plan ever breaks it. */
export const Diet = z
  .enum(['omnivore', 'pescatarian', 'vegetarian', 'vegan', 'halal', 'kosher_style'])
  .meta({ id: 'Diet', description: 'Pattern of eating; every plan keeps it' });
export type Diet = z.infer<typeof Diet>;

const Minutes = z.int().min(5).max(240);

const MealMinutes = z
  .object({
    breakfast: Minutes.optional(),
    lunch: Minutes.optional(),
    dinner: Minutes.optional(),
    snack: Minutes.optional(),
  })
  .meta({ id: 'MealMinutes', description: 'Longest time to cook for each meal, minutes' });

/** The longest that a user wants to cook for a meal, on Monday to Friday and at the weekend. */
const CookingMinutes = z.object({ weekday: MealMinutes.optional(), weekend: MealMinutes.optional() }).meta({
  id: 'CookingMinutes',
  description: 'Longest time to cook, by meal; goes before maxCookingMinutes',
});
export type CookingMinutes = z.infer<typeof CookingMinutes>;

/** What a user must not eat (diet, allergens, glutenFree: hard) and what they would rather have (soft). */
export const Preferences = z
  .object({
    diet: Diet.default('omnivore'),
    allergens: z.array(Allergen).max(14).default([]),
    dislikedFoods: z.array(z.string().max(80)).max(200).default([]),
    dislikedRecipes: z.array(z.string().max(80)).max(500).default([]),
    likedCuisines: z.array(Cuisine).max(30).default([]),
    maxCookingMinutes: Minutes.optional(),
    cookingMinutes: CookingMinutes.optional(),
  })
  .meta({ id: 'Preferences', description: 'Restrictions (always kept) and tastes (kept where possible)' });
export type Preferences = z.infer<typeof Preferences>;

/** What must not be eaten has to be said: an empty body must never take an allergy away. */
export const PreferencesReplacement = Preferences.extend({
  diet: Diet,
  allergens: z.array(Allergen).max(14),
}).meta({
  id: 'PreferencesReplacement',
  description: 'All restrictions and tastes; what is left out of the tastes is empty afterwards',
});
