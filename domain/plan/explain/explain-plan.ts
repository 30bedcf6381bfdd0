import type { IsoDate, IsoInstant } from '../../calendar.ts';
import type { DayTargets } from '../../energy/day-targets.ts';
import type { UserId } from '../../ids.ts';
import type { PlanOrigin } from '../../ports/plan-repository.ts';
import type { Catalog } from '../../recipes/recipe.ts';
import { rulesVersion } from '../../recipes/rules/registry.ts';
import type { BySlot } from '../../recipes/slots.ts';
import type { Unlock } from '../../recipes/unlock.ts';
import type { Making } from '../made-from.ts';
import type { MealPlan, Optimality } from '../meal-plan.ts';
import { compareMeals, type MealDifference } from './compare-meals.ts';
import { type ExplainedOption, explainOptions } from './explain-options.ts';
import { type ExplainedRelaxation, explainRelaxations } from './explain-relaxations.ts';
import { type MadeAgain, makeAgain } from './make-again.ts';

/** Something that is not as it was when the plan was made. */
export type PlanChange =
  | { what: 'catalog' | 'rules'; was: string; now: string }
  /** Earlier plans, from which the day's repeats are known, were made or edited since. */
  | { what: 'earlier_plans' }
  /** The plan was edited: by its reader, or because a restriction changed. */
  | { what: 'edited'; madeAsRevision: number };

/** How a plan came about, and what comes of making it again today. */
export type PlanExplanation = {
  userId: UserId;
  localDate: IsoDate;
  revision: number;
  createdAt: IsoInstant;
  making: Making['kind'];
  /** Why it was not chosen for the day. */
  reasonCode?: string;
  /** The date of the plan that was fitted to this day. */
  previousDate?: IsoDate;
  changes: PlanChange[];
  /** `same`: every option, to the last digit. */
  again:
    | { status: 'same' | 'different'; differences: MealDifference[] }
    | { status: 'infeasible'; reason: string };
  targets: DayTargets;
  /** What is proven of the day that was made again. */
  optimality?: Optimality;
  relaxed: ExplainedRelaxation[];
  options: BySlot<ExplainedOption[]>;
};

/** Makes a plan again and explains it, option by option. `hash` is the one that its inputs were hashed with. */
export function explainPlan(args: {
  plan: MealPlan;
  origin: PlanOrigin;
  userId: UserId;
  catalog: Catalog;
  hash: (text: string) => string;
}): PlanExplanation {
  const { plan, origin, userId } = args;
  const { making } = origin.madeFrom;
  const again = makeAgain(args);
  const { input, result } = again;
  const { localDate, revision, createdAt, targets, fallback } = plan;
  return {
    userId,
    localDate,
    revision,
    createdAt,
    making: making.kind,
    ...(fallback && { reasonCode: fallback.reasonCode }),
    ...(making.kind === 'previous_plan' && { previousDate: making.previous.localDate }),
    changes: changesSince({ ...args, again }),
    again: compare({ plan, origin, again }),
    targets,
    ...(result.status === 'selected' && result.optimality && { optimality: result.optimality }),
    relaxed: explainRelaxations({ plan, input, unlock: unlockOf(result) }),
    options: explainOptions({ plan, input, making: making.kind }),
  };
}

/** Fallbacks propose nothing. */
const unlockOf = (result: MadeAgain['result']): readonly Unlock[] =>
  result.status === 'selected' ? (result.unlock ?? []) : [];

function changesSince({
  plan,
  origin,
  catalog,
  again,
}: {
  plan: MealPlan;
  origin: PlanOrigin;
  catalog: Catalog;
  again: MadeAgain;
}): PlanChange[] {
  const { catalogVersion, rulesVersion: oldRules = 'unknown', revision } = plan;
  return [
    ...(catalogVersion === catalog.version
      ? []
      : [{ what: 'catalog' as const, was: catalogVersion, now: catalog.version }]),
    ...(oldRules === rulesVersion ? [] : [{ what: 'rules' as const, was: oldRules, now: rulesVersion }]),
    ...(again.hasSameInputs ? [] : [{ what: 'earlier_plans' as const }]),
    ...(revision === origin.revision ? [] : [{ what: 'edited' as const, madeAsRevision: origin.revision }]),
  ];
}

function compare({
  plan,
  origin,
  again: { result },
}: {
  plan: MealPlan;
  origin: PlanOrigin;
  again: MadeAgain;
}): PlanExplanation['again'] {
  if (result.status === 'infeasible') return { status: 'infeasible', reason: result.reason };
  const isEdited = plan.revision > origin.revision;
  const differences = compareMeals({ meals: plan.meals, again: result.meals, isEdited });
  return { status: differences.length === 0 ? 'same' : 'different', differences };
}
