import type { Catalog } from '../recipes/recipe.ts';
import type { Preferences } from './preferences.ts';

type PreferencesProblem = { path: [keyof Preferences, number]; message: string };

/** The foods and recipes that the catalogue does not have, by their places; empty when it has all. */
export function preferencesProblems({
  preferences,
  catalog,
}: {
  preferences: Preferences;
  catalog: Pick<Catalog, 'foods' | 'recipes'>;
}): PreferencesProblem[] {
  const known = { dislikedFoods: catalog.foods, dislikedRecipes: catalog.recipes };
  return (['dislikedFoods', 'dislikedRecipes'] as const).flatMap((field) =>
    preferences[field].flatMap((id, index): PreferencesProblem[] =>
      known[field].has(id) ? [] : [{ path: [field, index], message: 'is not in the catalogue' }],
    ),
  );
}
