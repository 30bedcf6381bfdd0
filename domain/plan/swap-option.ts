import { DomainError } from '../errors.ts';
import type { PortionedRecipe } from '../recipes/compose-day.ts';
import { type DayContext, dayContext } from '../recipes/day-context.ts';
import { explainOption } from '../recipes/explain-option.ts';
import { nearestPortion, portionKcal } from '../recipes/portion.ts';
import { type RankedRecipe, rankRecipes } from '../recipes/rank-recipes.ts';
import type { MealSlot } from '../recipes/recipe.ts';
import { PROMISED_BAND } from '../recipes/relaxation-ladder.ts';
import type { SelectionInput } from '../recipes/select-day.ts';
import { SLOTS } from '../recipes/slots.ts';
import { findOption } from './choose-option.ts';
import { energyBounds } from './day-energy.ts';
import { type MealOption, type MealPlan, type Reason, Relaxation } from './meal-plan.ts';
import { planNotes } from './plan-notes.ts';

/** What a swap depends on beside the plan: the selection's input, with the plan's own targets. */
export type SwapInput = Omit<SelectionInput, 'targets'>;

/**
 * Replaces the alternative `recipeId` of `slot` (without it: the chosen one, else the first) by another recipe
 * that keeps the restrictions and every combination within the band; the other options stay as they are. A plan
 * that was wider than the band gets no wider. Swapping again and again walks through all that fits, without
 * going back and forth.
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
  const reason = { code: 'swapped', text: `In place of ${replaced.name}, as you asked` };
  const swapped = replaceOption({ plan, slot, replaced, reason, ...input });
  if (swapped !== undefined) return { ...swapped, swappedAway: awayFrom({ plan, swapped, replaced }) };
  throw new DomainError('conflict', 'no_alternative_left', `No other recipe fits this ${slot} today.`);
}

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

/** What `swapOption` does, for a reason of the caller's; `undefined` when nothing else fits. */
export function replaceOption({
  plan,
  slot,
  replaced,
  reason,
  ...input
}: SwapInput & { plan: MealPlan; slot: MealSlot; replaced: MealOption; reason: Reason }):
  | MealPlan
  | undefined {
  const { catalog, seed } = input;
  const context = dayContext({ ...input, targets: plan.targets });
  const window = freeWindow({ plan, slot });
  const fits = rankRecipes({ catalog, context, seed })
    [slot].filter(({ breaks }) => !breaks.includes('disliked_recipes'))
    .flatMap((ranked) => portionWithin({ ranked, window, aimKcal: replaced.nutrition.energyKcal }));
  const pick = nextAfter({ fits, replaced, taken: takenRecipes(plan) });
  return pick && withOption({ plan, slot, replaced, pick, reason, context });
}

const takenRecipes = (plan: MealPlan): Set<string> =>
  new Set(SLOTS.flatMap((slot) => plan.meals[slot].map(({ recipeId }) => recipeId)));

type Window = { minKcal: number; maxKcal: number };

/** What the other slots leave this one, whichever of their options is eaten; never less than it has now. */
function freeWindow({ plan, slot }: { plan: MealPlan; slot: MealSlot }): Window {
  const { energyKcal } = plan.targets;
  const day = energyBounds(plan.meals);
  const energies = plan.meals[slot].map(({ nutrition }) => nutrition.energyKcal);
  const own = { minKcal: Math.min(...energies), maxKcal: Math.max(...energies) };
  return {
    minKcal: Math.min(own.minKcal, energyKcal * (1 - PROMISED_BAND) - (day.minKcal - own.minKcal)),
    maxKcal: Math.max(own.maxKcal, energyKcal * (1 + PROMISED_BAND) - (day.maxKcal - own.maxKcal)),
  };
}

function portionWithin({
  ranked,
  window,
  aimKcal,
}: {
  ranked: RankedRecipe;
  window: Window;
  aimKcal: number;
}): PortionedRecipe[] {
  const portion = nearestPortion({ recipe: ranked.recipe, energyKcal: aimKcal });
  const energyKcal = portionKcal({ recipe: ranked.recipe, portion });
  const isInside = energyKcal >= window.minKcal && energyKcal <= window.maxKcal;
  return isInside ? [{ ...ranked, portion, energyKcal }] : [];
}

/**
 * The first free recipe below the replaced one in the ranking, and from the top again after the last; one that
 * gives something up only when there is no other.
 */
function nextAfter({
  fits,
  replaced,
  taken,
}: {
  fits: readonly PortionedRecipe[];
  replaced: MealOption;
  taken: ReadonlySet<string>;
}): PortionedRecipe | undefined {
  const place = fits.findIndex(({ recipe }) => recipe.id === replaced.recipeId);
  const inTurn = [...fits.slice(place + 1), ...fits.slice(0, place + 1)];
  const free = inTurn.filter(({ recipe }) => !taken.has(recipe.id));
  return free.find(({ breaks }) => breaks.length === 0) ?? free[0];
}

function withOption({
  plan,
  slot,
  replaced,
  pick,
  reason,
  context,
}: {
  plan: MealPlan;
  slot: MealSlot;
  replaced: MealOption;
  pick: PortionedRecipe;
  reason: Reason;
  context: DayContext;
}): MealPlan {
  const option = explainOption({ pick, slot, chosen: [], context, first: [reason] });
  const options = plan.meals[slot].map((old) => (old === replaced ? option : old));
  const { [slot]: choice, ...otherChoices } = plan.choices;
  const keptChoice = choice === undefined || choice === replaced.recipeId ? {} : { [slot]: choice };
  const given = new Set([...plan.relaxed, ...pick.breaks]);
  const relaxed = Relaxation.options.filter((relaxation) => given.has(relaxation));
  const meals = { ...plan.meals, [slot]: options };
  const { optimality: _, ...kept } = plan;
  const { targets, fallback } = kept;
  const { diet } = context.preferences;
  return {
    ...kept,
    revision: plan.revision + 1,
    meals,
    choices: { ...otherChoices, ...keptChoice },
    relaxed,
    notes: planNotes({ targets, meals, relaxed, fallbackKind: fallback?.kind, diet }),
  };
}
