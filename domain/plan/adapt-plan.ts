import { composeByLadder, type LadderComposition } from '../recipes/compose-by-ladder.ts';
import type { ComposeDay, PortionedRecipe } from '../recipes/compose-day.ts';
import { type DayContext, dayContext } from '../recipes/day-context.ts';
import { SHARE_PATTERNS, type Shares } from '../recipes/energy-windows.ts';
import { explainOption } from '../recipes/explain-option.ts';
import type { Infeasible } from '../recipes/infeasible.ts';
import { type Ranking, rankRecipes, scoreBesideChosen } from '../recipes/rank-recipes.ts';
import type { Catalog } from '../recipes/recipe.ts';
import { AIMED_LADDER, FALLBACK_LADDER } from '../recipes/relaxation-ladder.ts';
import { relaxationsIn } from '../recipes/relaxations-in.ts';
import { dislikedRecipes } from '../recipes/rules/disliked-recipes.ts';
import { isInTime } from '../recipes/rules/lead-time.ts';
import { brokenRestrictions, whyForbidden } from '../recipes/rules/restrictions.ts';
import type { SelectionInput } from '../recipes/select-day.ts';
import { contextBeside, eatenBefore } from '../recipes/shared-pantry.ts';
import { mapSlots, SLOTS } from '../recipes/slots.ts';
import type { MealOption, MealPlan, PlanMeals, Reason, Relaxation } from './meal-plan.ts';
import { relaxedWithBalance } from './relaxed-with-balance.ts';

export type AdaptResult =
  | { status: 'adapted'; meals: PlanMeals; relaxed: readonly Relaxation[] }
  | Infeasible;

/** Added to the score of a recipe that the plan had in this slot: above everything the rules can say. */
const KEPT_WORTH = 100;

/**
 * Fits an earlier plan to today: its recipes in today's portions, in their old order. What breaks a restriction
 * of today, is turned down, gone from the catalogue, or has no portion for today's energy is replaced recipe by
 * recipe; the new one says in whose place it stands (`replaced_…`). `infeasible` when a slot stays empty.
 */
export function adaptPreviousPlan({
  previous,
  ...input
}: SelectionInput & { previous: Pick<MealPlan, 'localDate' | 'meals'> }): AdaptResult {
  const { targets, preferences, catalog, seed, recent } = input;
  const { energyKcal } = targets;
  const earlier = { localDate: previous.localDate, recipeIds: recipeIdsOf(previous.meals) };
  const context = dayContext({ ...input, recent: [earlier, ...recent] });
  const day = {
    ranking: preferKept(rankRecipes({ catalog, context, seed }), previous.meals),
    energyKcal,
    patterns: [sharesOf(previous.meals), ...SHARE_PATTERNS],
    besideChosen: (args: Parameters<ComposeDay['besideChosen']>[0]) =>
      scoreBesideChosen({ ...args, context }),
    preferences,
  };
  const composition = nearestToEnergy({ day, meals: previous.meals });
  if (composition.status === 'infeasible') return composition;
  const { picks } = composition;
  const placed = mapSlots((slot) => inOldOrder(picks[slot], previous.meals[slot]));
  const ordered = mapSlots((slot) => placed[slot].map(({ pick }) => pick));
  const meals = mapSlots((slot) =>
    placed[slot].map(({ pick, replaced }, index, all) => {
      const chosen = all.slice(0, index).map((other) => other.pick.recipe);
      const first = [replaced === undefined ? KEPT : replacement({ replaced, context, catalog })];
      const others = eatenBefore({ picks: ordered, slot, isDefault: index === 0 });
      const beside = contextBeside({ dish: pick, others, context });
      return explainOption({ pick, slot, chosen, context: beside, first });
    }),
  );
  const relaxed = relaxationsIn({ picks, meals, energyKcal });
  return { status: 'adapted', meals, relaxed: relaxedWithBalance({ relaxed, meals, targets }) };
}

/** Nearer to the energy than promised, where that keeps as many of the earlier recipes; else as promised. */
function nearestToEnergy({
  day,
  meals,
}: {
  day: Omit<Parameters<typeof composeByLadder>[0], 'ladder'>;
  meals: PlanMeals;
}): LadderComposition {
  const earlier = new Set(recipeIdsOf(meals));
  const keptIn = (composition: LadderComposition): number =>
    composition.status === 'infeasible'
      ? -1
      : SLOTS.flatMap((slot) => composition.picks[slot]).filter(({ recipe }) => earlier.has(recipe.id))
          .length;
  const aimed = composeByLadder({ ...day, ladder: AIMED_LADDER });
  const promised = composeByLadder({ ...day, ladder: FALLBACK_LADDER });
  return keptIn(aimed) >= keptIn(promised) ? aimed : promised;
}

const KEPT: Reason = { code: 'kept_from_previous', text: 'From your last plan, in a portion for today' };

const recipeIdsOf = (meals: PlanMeals): string[] =>
  SLOTS.flatMap((slot) => meals[slot].map(({ recipeId }) => recipeId));

function preferKept(ranking: Ranking, meals: PlanMeals): Ranking {
  return mapSlots((slot) => {
    const kept = new Set(meals[slot].map(({ recipeId }) => recipeId));
    return ranking[slot]
      .map((ranked) =>
        kept.has(ranked.recipe.id) ? { ...ranked, score: ranked.score + KEPT_WORTH } : ranked,
      )
      .sort((a, b) => b.score - a.score);
  });
}

/** How the earlier plan spread its energy: the spread under which most of its recipes can stay. */
function sharesOf(meals: PlanMeals): Shares {
  const means = mapSlots((slot) => {
    const sumKcal = meals[slot].reduce((sum, { nutrition }) => sum + nutrition.energyKcal, 0);
    return sumKcal / meals[slot].length;
  });
  const dayKcal = SLOTS.reduce((sum, slot) => sum + means[slot], 0);
  return mapSlots((slot) => means[slot] / dayKcal);
}

type Placed = { pick: PortionedRecipe; replaced?: MealOption };

/** Kept recipes in their old places, each new one in the place of one that had to go, any others at the end. */
function inOldOrder(picks: readonly PortionedRecipe[], options: readonly MealOption[]): Placed[] {
  const kept = new Map(picks.map((pick) => [pick.recipe.id, pick]));
  const added = picks.filter(({ recipe }) => !options.some(({ recipeId }) => recipeId === recipe.id));
  const placed = options.flatMap((option): Placed[] => {
    const same = kept.get(option.recipeId);
    if (same !== undefined) return [{ pick: same }];
    const pick = added.shift();
    return pick === undefined ? [] : [{ pick, replaced: option }];
  });
  return [...placed, ...added.map((pick) => ({ pick }))];
}

function replacement({
  replaced,
  context,
  catalog,
}: {
  replaced: MealOption;
  context: DayContext;
  catalog: Catalog;
}): Reason {
  const { name, recipeId, slot } = replaced;
  const recipe = catalog.recipes.get(recipeId);
  if (recipe === undefined) {
    return { code: 'replaced_unknown', text: `In place of ${name}, which is not offered any more` };
  }
  const [broken] = brokenRestrictions({ recipe, preferences: context.preferences });
  if (broken !== undefined) {
    return { code: 'replaced_restriction', text: `In place of ${name}, ${whyForbidden(broken)}` };
  }
  if (!isInTime(recipe, { leftovers: context.leftovers, slot })) {
    return {
      code: 'replaced_lead_time',
      text: `In place of ${name}, which has to be begun the evening before`,
    };
  }
  if (!dislikedRecipes.allows(recipe, { ...context, slot, chosen: [] })) {
    return { code: 'replaced_disliked', text: `In place of ${name}, which you turned down` };
  }
  return { code: 'replaced_energy', text: `In place of ${name}, which has no portion that fits today` };
}
