import type { IsoDate } from '../calendar.ts';
import type { UserId } from '../ids.ts';
import type { SelectionInputs } from '../ports/plan-repository.ts';
import type { Catalog } from '../recipes/recipe.ts';
import type { SelectionInput } from '../recipes/select-day.ts';

/** The selection's input from what the database holds; ties break differently for each user and day. */
export function selectionInput({
  inputs,
  catalog,
  userId,
  localDate,
}: {
  inputs: SelectionInputs;
  catalog: Catalog;
  userId: UserId;
  localDate: IsoDate;
}): SelectionInput {
  const { targets, preferences, feedback, recent } = inputs;
  return { catalog, targets, preferences, feedback, recent, seed: `${userId}:${localDate}` };
}
