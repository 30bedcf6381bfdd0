import type { PreferencesRepository } from '../../../domain/ports/preferences-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import type { PlanTriggers } from '../../plans/plan-triggers.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { findPreferences } from './find-preferences.ts';
import { replacePreferences } from './replace-preferences.ts';

/** What the user must not eat and would rather have. */
export function preferencesRoutes(deps: {
  preferences: PreferencesRepository;
  catalog: Catalog;
  planTriggers: PlanTriggers;
}): UserRouter {
  const router = createUserRouter();
  findPreferences(router, deps);
  replacePreferences(router, deps);
  return router;
}
