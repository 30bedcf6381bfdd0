import { z } from 'zod';
import { sha256 } from '../../activities/select-recipes.ts';
import { inputsHash } from '../../domain/plan/inputs-hash.ts';
import { MadeFrom, type Making, madeFrom } from '../../domain/plan/made-from.ts';
import type { MealPlan } from '../../domain/plan/meal-plan.ts';
import type { PlanOrigin } from '../../domain/ports/plan-repository.ts';
import type { SelectionInput } from '../../domain/recipes/select-day.ts';
import { aPlanFor } from './plans.ts';

/** Who the plans of `aSelectionInput` are for: their seed says so. */
export const PLANNED_USER = 'user-1';

/** What is kept of a plan that was made from `input` in revision 1, once through the database and back. */
export function anOrigin(input: SelectionInput, making: Making = { kind: 'selected' }): PlanOrigin {
  const stored = JSON.parse(JSON.stringify(z.encode(MadeFrom, madeFrom({ input, making }))));
  return { revision: 1, madeFrom: MadeFrom.parse(stored), recent: input.recent };
}

/** The plan of `input` with the hash that the night gives it. */
export const aMadePlan = (input: SelectionInput): MealPlan => ({
  ...aPlanFor(input),
  inputsHash: inputsHash({ input, hash: sha256 }),
});
