import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { type CookingMinutes, Diet } from '../../domain/profile/preferences.ts';
import type { Allergen } from '../../domain/recipes/allergen.ts';
import type { Cuisine } from '../../domain/recipes/recipe.ts';
import { UserEntity } from './user.ts';

/** What a user must not eat and would rather have; `revision` makes the ETag. */
export const PreferencesEntity = defineEntity({
  name: 'Preferences',
  tableName: 'preferences',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    diet: p.enum(Diet.options),
    allergens: p.json<Allergen[]>(),
    dislikedFoods: p.json<string[]>(),
    dislikedRecipes: p.json<string[]>(),
    likedCuisines: p.json<Cuisine[]>(),
    maxCookingMinutes: p.integer().nullable(),
    cookingMinutes: p.json<CookingMinutes>().nullable(),
    revision: p.integer(),
    updatedAt: p.datetime(),
  }),
});
export type PreferencesRow = InferEntity<typeof PreferencesEntity>;

/** What a user said about a recipe. */
export const RecipeFeedbackEntity = defineEntity({
  name: 'RecipeFeedback',
  tableName: 'recipe_feedback',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    recipeId: p.string().length(80).primary(),
    verdict: p.enum(['like', 'dislike']),
    updatedAt: p.datetime(),
  }),
});
export type RecipeFeedbackRow = InferEntity<typeof RecipeFeedbackEntity>;
