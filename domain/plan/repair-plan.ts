import { whyForbidden } from '../recipes/rules/restrictions.ts';
import { adaptPreviousPlan } from './adapt-plan.ts';
import { listViolations, type PlanViolation } from './check-plan.ts';
import { keepWishes } from './keep-wishes.ts';
import { type MealOption, type MealPlan, type PlanMeals, type Reason, Relaxation } from './meal-plan.ts';
import { planNotes } from './plan-notes.ts';
import { starterPlan } from './starter-plan.ts';
import { replaceOption, type SwapInput } from './swap-option.ts';

type RepairInput = SwapInput & { plan: MealPlan };

/**
 * A plan made before today's restrictions, without what they forbid; the other options stay as they are.
 *
 * A forbidden option is replaced by a recipe that fits. Where none does it is left out; where it was the last
 * of its slot the whole plan is fitted anew, at worst as the starter plan. `undefined` when a slot would be
 * empty all the same: nothing in the catalogue may be eaten there.
 */
export function repairPlan({ plan, ...input }: RepairInput): MealPlan | undefined {
  const repaired =
    replaceForbidden({ plan, ...input }) ?? fitAnew({ plan, ...input }) ?? startOver({ plan, ...input });
  if (repaired === undefined) return undefined;
  const isSafe = listViolations({ meals: repaired.meals, ...input }).length === 0;
  return isSafe ? { ...repaired, revision: plan.revision + 1 } : undefined;
}

/** `undefined` when a slot would be empty. */
function replaceForbidden({ plan, ...input }: RepairInput): MealPlan | undefined {
  let repaired = plan;
  for (const violation of listViolations({ meals: plan.meals, ...input })) {
    const next = replaceOne({ plan: repaired, violation, ...input });
    if (next === undefined) return undefined;
    repaired = next;
  }
  return repaired;
}

function replaceOne({
  plan,
  violation,
  ...input
}: RepairInput & { violation: PlanViolation }): MealPlan | undefined {
  const { slot, recipeId } = violation;
  const replaced = plan.meals[slot].find((option) => option.recipeId === recipeId);
  // Two broken restrictions of one recipe are two violations of one option.
  if (replaced === undefined) return plan;
  const reason = replacementReason({ replaced, violation });
  return (
    replaceOption({ plan, slot, replaced, reason, ...input }) ??
    leaveOut({ plan, option: replaced, ...input })
  );
}

function leaveOut({ plan, option, preferences }: RepairInput & { option: MealOption }): MealPlan | undefined {
  const options = plan.meals[option.slot].filter((other) => other !== option);
  if (options.length === 0) return undefined;
  const given = new Set<Relaxation>([...plan.relaxed, 'fewer_alternatives']);
  return withMeals({
    plan,
    meals: { ...plan.meals, [option.slot]: options },
    relaxed: Relaxation.options.filter((relaxation) => given.has(relaxation)),
    preferences,
  });
}

function fitAnew({ plan, ...input }: RepairInput): MealPlan | undefined {
  const adapted = adaptPreviousPlan({ ...input, previous: plan, targets: plan.targets });
  if (adapted.status === 'infeasible') return undefined;
  return withMeals({ plan, ...adapted, preferences: input.preferences });
}

function startOver({ plan, catalog, preferences, feedback }: RepairInput): MealPlan | undefined {
  const starter = starterPlan({ catalog, preferences, feedback, targets: plan.targets });
  if (starter.status === 'infeasible') return undefined;
  const fallback = { kind: 'starter_plan' as const, reasonCode: 'restrictions_changed' };
  return withMeals({ plan: { ...plan, fallback }, ...starter, preferences });
}

function withMeals({
  plan,
  meals,
  relaxed,
  preferences,
}: Pick<RepairInput, 'plan' | 'preferences'> & {
  meals: PlanMeals;
  relaxed: readonly Relaxation[];
}): MealPlan {
  const { optimality: _, unlock: __, ...kept } = plan;
  const { targets, fallback, revision } = kept;
  const notes = planNotes({ targets, meals, relaxed, fallbackKind: fallback?.kind, diet: preferences.diet });
  const content = { ...kept, meals, relaxed: [...relaxed], notes };
  return { ...keepWishes({ content, current: plan }), revision };
}

function replacementReason({
  replaced,
  violation,
}: {
  replaced: MealOption;
  violation: PlanViolation;
}): Reason {
  return violation.kind === 'unknown_recipe'
    ? { code: 'replaced_unknown', text: `In place of ${replaced.name}, which is not offered any more` }
    : { code: 'replaced_restriction', text: `In place of ${replaced.name}, ${whyForbidden(violation)}` };
}
