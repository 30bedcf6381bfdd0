import { mkdirSync, writeFileSync } from 'node:fs';
import type { Catalog } from '../domain/recipes/recipe.ts';
import { draftRecipe, type RecipeAnswers } from './draft-recipe.ts';

type AddedRecipe =
  | { status: 'added'; file: string; remarks: readonly string[] }
  | { status: 'exists'; file: string };

/**
 * Writes the file of a new recipe under `directory` (a URL that ends in `/`). Never overwrites: a recipe of the same
 * id, in whatever slot, is left as it is.
 */
export function addRecipe({
  answers,
  catalog,
  directory,
}: {
  answers: RecipeAnswers;
  catalog: Catalog;
  directory: URL;
}): AddedRecipe {
  const { id, file, text, remarks } = draftRecipe({ answers, catalog });
  const known = catalog.recipes.get(id);
  if (known !== undefined) return { status: 'exists', file: `recipes/${known.slots[0]}/${id}.yaml` };
  const url = new URL(file, directory);
  mkdirSync(new URL('./', url), { recursive: true });
  try {
    writeFileSync(url, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return { status: 'exists', file };
    throw error;
  }
  return { status: 'added', file, remarks };
}
