import type { IsoDate } from '../calendar.ts';
import type { UserId } from '../ids.ts';
import type { SelectionInputs } from '../ports/plan-repository.ts';
import { foodRegionOf } from '../recipes/food-region.ts';
import { hemisphereOf } from '../recipes/hemisphere.ts';
import { homeCuisinesOf } from '../recipes/home-cuisines.ts';
import type { Catalog } from '../recipes/recipe.ts';
import type { SelectionInput } from '../recipes/select-day.ts';

/**
 * The selection's input from what the database holds; ties break differently for each user and day. `avoided`
 * are recipes that the user does not want on this day, beside those that they never want.
 */
export function selectionInput({
  inputs,
  catalog,
  userId,
  localDate,
  avoided = [],
}: {
  inputs: SelectionInputs;
  catalog: Catalog;
  userId: UserId;
  localDate: IsoDate;
  avoided?: readonly string[] | undefined;
}): SelectionInput {
  const { targets, feedback, recent, pantry, leftovers } = inputs;
  const dislikedRecipes = [...inputs.preferences.dislikedRecipes, ...avoided];
  const preferences = { ...inputs.preferences, dislikedRecipes };
  const hemisphere = hemisphereOf(inputs.timeZone);
  const homeCuisines = homeCuisinesOf(inputs.timeZone);
  const foodRegion = foodRegionOf(inputs.timeZone);
  const place = {
    ...(foodRegion === undefined ? {} : { foodRegion }),
    ...(hemisphere === undefined ? {} : { hemisphere }),
    ...(homeCuisines.length === 0 ? {} : { homeCuisines }),
  };
  const home = {
    ...(pantry.length > 0 && { pantry }),
    ...(leftovers.length > 0 && { leftovers }),
  };
  return {
    catalog,
    targets,
    preferences,
    feedback,
    recent,
    ...home,
    ...place,
    seed: `${userId}:${localDate}`,
  };
}
