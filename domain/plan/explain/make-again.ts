import { assertNever } from '../../errors.ts';
import type { UserId } from '../../ids.ts';
import type { PlanOrigin } from '../../ports/plan-repository.ts';
import { optimizeRecipes } from '../../recipes/optimizer/optimize-recipes.ts';
import type { Catalog } from '../../recipes/recipe.ts';
import type { SelectionInput, SelectionResult } from '../../recipes/select-day.ts';
import { adaptPreviousPlan } from '../adapt-plan.ts';
import { inputsHash } from '../inputs-hash.ts';
import type { Making } from '../made-from.ts';
import type { MealPlan } from '../meal-plan.ts';
import { starterPlan } from '../starter-plan.ts';

/** A plan made once more: from what, whether that is exactly what it was made from then, and what came of it. */
export type MadeAgain = { input: SelectionInput; hasSameInputs: boolean; result: SelectionResult };

/**
 * Makes a plan again from what was kept of it, with the catalogue and the rules of now. The hash that stands in
 * the plan tells whether the rest of its inputs (earlier plans above all) is still what it was.
 */
export function makeAgain({
  plan,
  origin,
  userId,
  catalog,
  hash,
}: {
  plan: MealPlan;
  origin: PlanOrigin;
  userId: UserId;
  catalog: Catalog;
  hash: (text: string) => string;
}): MadeAgain {
  const { targets, localDate, catalogVersion, rulesVersion } = plan;
  const { madeFrom, recent } = origin;
  const { making, kept } = madeFrom;
  const input = { ...kept, catalog, targets, recent, seed: `${userId}:${localDate}` };
  const digest = inputsHash({ input, versions: { catalogVersion, rulesVersion }, hash });
  const isFallback = making.kind !== 'selected';
  const hasSameInputs = plan.inputsHash === (isFallback ? `${making.kind}:${digest}` : digest);
  return { input, hasSameInputs, result: make({ input, making }) };
}

function make({ input, making }: { input: SelectionInput; making: Making }): SelectionResult {
  switch (making.kind) {
    case 'selected':
      return optimizeRecipes(input);
    case 'previous_plan': {
      const adapted = adaptPreviousPlan({ ...input, previous: making.previous });
      return adapted.status === 'adapted' ? { ...adapted, status: 'selected' } : adapted;
    }
    case 'starter_plan':
      return starterPlan(input);
    default:
      return assertNever(making);
  }
}
