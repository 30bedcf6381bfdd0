import type { PreferencesRepository } from '../../../domain/ports/preferences-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { findRecipe } from './find-recipe.ts';
import { listRecipes } from './list-recipes.ts';

/** Recipes of the catalogue. */
export function recipeRoutes(deps: {
  catalog: Catalog;
  profiles: ProfileRepository;
  preferences: PreferencesRepository;
}): UserRouter {
  const router = createUserRouter();
  listRecipes(router, deps);
  findRecipe(router, deps);
  return router;
}
