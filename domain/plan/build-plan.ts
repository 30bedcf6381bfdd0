import type { IsoInstant } from '../calendar.ts';
import type { DayTargets } from '../energy/day-targets.ts';
import type { PlanContent } from '../ports/plan-repository.ts';
import type { Diet } from '../profile/preferences.ts';
import { rulesVersion } from '../recipes/rules/registry.ts';
import type { Unlock } from '../recipes/unlock.ts';
import type { MealPlan, Optimality, PlanMeals, Relaxation } from './meal-plan.ts';
import { planNotes } from './plan-notes.ts';

/** Puts a plan together for the day of `targets`: nothing is chosen yet, and the notes say what was different. */
export function buildPlan({
  targets,
  meals,
  relaxed,
  optimality,
  unlock,
  fallback,
  diet,
  catalogVersion,
  inputsHash,
  createdAt,
}: {
  targets: DayTargets;
  meals: PlanMeals;
  relaxed: readonly Relaxation[];
  optimality?: Optimality | undefined;
  unlock?: readonly Unlock[] | undefined;
  fallback?: MealPlan['fallback'];
  diet: Diet;
  catalogVersion: string;
  inputsHash: string;
  createdAt: IsoInstant;
}): PlanContent {
  return {
    localDate: targets.localDate,
    targets,
    meals,
    choices: {},
    relaxed: [...relaxed],
    ...(unlock === undefined ? {} : { unlock: [...unlock] }),
    ...(optimality === undefined ? {} : { optimality }),
    ...(fallback === undefined ? {} : { fallback }),
    notes: planNotes({ targets, meals, relaxed, unlock, fallbackKind: fallback?.kind, diet }),
    catalogVersion,
    rulesVersion,
    inputsHash,
    createdAt,
  };
}
