import { DomainError } from '../errors.ts';
import type { PortionedRecipe } from '../recipes/compose-day.ts';
import { type DayContext, dayContext } from '../recipes/day-context.ts';
import { explainOption } from '../recipes/explain-option.ts';
import { optimizeSwap, type Replacement } from '../recipes/optimizer/replace-option.ts';
import type { Catalog, MealSlot } from '../recipes/recipe.ts';
import type { SelectionInput } from '../recipes/select-day.ts';
import { contextBeside } from '../recipes/shared-pantry.ts';
import { SLOTS } from '../recipes/slots.ts';
import { findOption } from './choose-option.ts';
import type { MealOption, MealPlan, Reason } from './meal-plan.ts';
import { planNotes } from './plan-notes.ts';
import { relaxedWithBalance } from './relaxed-with-balance.ts';
import { shownDishes } from './shown-dishes.ts';

/** What a swap depends on beside the plan: the selection's input, with the plan's own targets. */
export type SwapInput = Omit<SelectionInput, 'targets'>;

/**
 * Replaces the alternative `recipeId` of `slot` (without it: the chosen one, else the first) by the best other recipe
 * that keeps the restrictions; the other options stay as they are. Every combination stays within the bands of energy
 * and nutrients that it was within; a plan that was wider than a band gets no wider. Swapping again and again walks
 * through all that fits, best first, and then round again in the same order.
 *
 * Returns the plan one revision on; a choice of the replaced recipe is undone.
 *
 * @throws DomainError invalid `not_an_alternative`, or conflict `no_alternative_left` when nothing else fits.
 */
export function swapOption({
  plan,
  slot,
  recipeId,
  ...input
}: SwapInput & { plan: MealPlan; slot: MealSlot; recipeId?: string | undefined }): MealPlan {
  const replaced = findOption({
    plan,
    slot,
    recipeId: recipeId ?? plan.choices[slot] ?? plan.meals[slot][0]?.recipeId ?? '',
  });
  const { swappedAway = [] } = plan;
  const place = { meals: plan.meals, slot, recipeId: replaced.recipeId };
  const selection = { ...input, targets: plan.targets };
  const replacement = nextInTurn({
    swappedAway,
    swapFor: (excluded) => optimizeSwap({ ...place, input: selection, excluded }),
  });
  if (replacement === undefined) {
    throw new DomainError('conflict', 'no_alternative_left', `No other recipe fits this ${slot} today.`);
  }
  const reason = { code: 'swapped', text: `In place of ${replaced.name}, as you asked` };
  const context = dayContext(selection);
  const swapped = withOption({
    plan,
    slot,
    replaced,
    pick: replacement.pick,
    reason,
    context,
    catalog: input.catalog,
  });
  return { ...swapped, swappedAway: awayFrom({ plan, swapped, replaced }) };
}

/**
 * The best recipe that was not swapped away today; where none keeps what the person asked for, the one that was
 * swapped away first of those that do. What gives something up comes when there is no other.
 */
function nextInTurn({
  swappedAway,
  swapFor,
}: {
  swappedAway: readonly string[];
  swapFor: (excluded: ReadonlySet<string>) => Replacement | undefined;
}): Replacement | undefined {
  const fresh = within(swapFor(new Set(swappedAway)));
  if (fresh?.pick.breaks.length === 0) return fresh;
  let back: Replacement | undefined;
  for (const [index] of swappedAway.entries()) {
    const again = within(swapFor(new Set(swappedAway.toSpliced(index, 1))));
    if (again?.pick.breaks.length === 0) return again;
    back ??= again;
  }
  return fresh ?? back;
}

/** A swap never takes a day out of its bands. */
const within = (replacement: Replacement | undefined): Replacement | undefined =>
  replacement?.leaves.length === 0 ? replacement : undefined;

/** Everything swapped away today but what has come back by going round. */
function awayFrom({
  plan,
  swapped,
  replaced,
}: {
  plan: MealPlan;
  swapped: MealPlan;
  replaced: MealOption;
}): string[] {
  const there = takenRecipes(swapped);
  const away = new Set([...(plan.swappedAway ?? []), replaced.recipeId]);
  return [...away].filter((recipeId) => !there.has(recipeId));
}

/**
 * Replaces an option for a reason of the caller's, out of the bands of nutrients where nothing else may be eaten;
 * `undefined` when nothing fits the energy.
 */
export function replaceOption({
  plan,
  slot,
  replaced,
  reason,
  ...input
}: SwapInput & { plan: MealPlan; slot: MealSlot; replaced: MealOption; reason: Reason }):
  | MealPlan
  | undefined {
  const selection = { ...input, targets: plan.targets };
  const { meals } = plan;
  const { recipeId } = replaced;
  const replacement = optimizeSwap({
    input: selection,
    meals,
    slot,
    recipeId,
    excluded: new Set(plan.swappedAway),
  });
  const context = dayContext(selection);
  return (
    replacement &&
    withOption({ plan, slot, replaced, pick: replacement.pick, reason, context, catalog: input.catalog })
  );
}

/** What is eaten in the other meals by whoever follows the plan. */
const dishesBeside = ({ plan, slot, catalog }: { plan: MealPlan; slot: MealSlot; catalog: Catalog }) =>
  shownDishes(plan).flatMap((dish) => {
    const recipe = dish.slot === slot ? undefined : catalog.recipes.get(dish.recipeId);
    return recipe === undefined ? [] : [{ recipe, portion: dish.portion }];
  });

const takenRecipes = (plan: MealPlan): Set<string> =>
  new Set(SLOTS.flatMap((slot) => plan.meals[slot].map(({ recipeId }) => recipeId)));

function withOption({
  plan,
  slot,
  replaced,
  pick,
  reason,
  context,
  catalog,
}: {
  plan: MealPlan;
  slot: MealSlot;
  replaced: MealOption;
  pick: PortionedRecipe;
  reason: Reason;
  context: DayContext;
  catalog: Catalog;
}): MealPlan {
  const others = dishesBeside({ plan, slot, catalog });
  const beside = contextBeside({ dish: pick, others, context });
  const option = explainOption({ pick, slot, chosen: [], context: beside, first: [reason] });
  const options = plan.meals[slot].map((old) => (old === replaced ? option : old));
  const { [slot]: choice, ...otherChoices } = plan.choices;
  const keptChoice = choice === undefined || choice === replaced.recipeId ? {} : { [slot]: choice };
  const meals = { ...plan.meals, [slot]: options };
  const { optimality: _, ...kept } = plan;
  const { targets, fallback, unlock } = kept;
  const relaxed = relaxedWithBalance({ relaxed: [...plan.relaxed, ...pick.breaks], meals, targets });
  const { diet } = context.preferences;
  return {
    ...kept,
    revision: plan.revision + 1,
    meals,
    choices: { ...otherChoices, ...keptChoice },
    relaxed,
    notes: planNotes({ targets, meals, relaxed, unlock, fallbackKind: fallback?.kind, diet }),
  };
}
