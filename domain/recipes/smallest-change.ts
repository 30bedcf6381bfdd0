import { dayKindOf } from '../calendar.ts';
import type { Relaxation } from '../plan/meal-plan.ts';
import { cookingLimitOf, withLongerCooking } from '../profile/cooking-minutes.ts';
import type { Preferences } from '../profile/preferences.ts';
import { catalogIndex, foodsNamed } from './catalog-index.ts';
import { ALTERNATIVES } from './compose-day.ts';
import { dayContext } from './day-context.ts';
import { describeRestrictions } from './infeasible.ts';
import { rulesGivenUp } from './rank-recipes.ts';
import type { MealSlot, Recipe } from './recipe.ts';
import type { SelectionInput } from './select-day.ts';
import { slotsAmong } from './slots.ts';
import type { Unlock } from './unlock.ts';

/** Whether a day fits without giving up anything that the person asked for. */
type Fits = (input: SelectionInput) => boolean;

/** What the person asked for and a day may give up; repeats are nobody's setting. */
const OWN_LIMITS: readonly Relaxation[] = [
  'cooking_time',
  'disliked_foods',
  'disliked_recipes',
  'fewer_alternatives',
];

/** People set cooking times in steps of five minutes. */
const MINUTES_STEP = 5;
/** Beyond it the schema has no limit. */
const MOST_MINUTES = 240;
/** Disliked foods that are tried alone, those that keep out most recipes first. */
const FOODS_TRIED = 6;

/**
 * For each limit that the person set and the day could not keep, the least change of it alone that makes a day fit
 * with nothing given up: verified by `fits`, never guessed. Empty when nothing of theirs was given up, and when no
 * single change is enough. Never proposes to eat what the restrictions forbid.
 */
export function smallestChanges({
  input,
  relaxed,
  fits,
}: {
  input: SelectionInput;
  relaxed: readonly Relaxation[];
  fits: Fits;
}): Unlock[] {
  if (!relaxed.some((relaxation) => OWN_LIMITS.includes(relaxation))) return [];
  const slot = scarcestOf(input, slotsAmong(input.slots));
  if (slot === undefined) return [];
  const search = { input, slot, fits };
  return [longerCooking(search), oneFoodLess(search), recipesBack(search)].flatMap((unlock) => unlock ?? []);
}

type Search = { input: SelectionInput; slot: MealSlot; fits: Fits };

const withPreferences = (input: SelectionInput, change: Partial<Preferences>): SelectionInput => ({
  ...input,
  preferences: { ...input.preferences, ...change },
});

/** Of `slots` the one with the fewest recipes that keep everything asked for. */
function scarcestOf(input: SelectionInput, slots: readonly MealSlot[]): MealSlot | undefined {
  const counted = slots.map((slot) => ({ slot, count: fittingIn(input, slot).length }));
  return counted.sort((a, b) => a.count - b.count)[0]?.slot;
}

/** Recipes of a slot that keep everything asked for; what was eaten lately counts, for it comes back. */
function fittingIn(input: SelectionInput, slot: MealSlot): Recipe[] {
  const context = { ...dayContext({ ...input, recent: [] }), slot, chosen: [] };
  return catalogIndex(input.catalog).bySlot[slot].filter(
    (recipe) => rulesGivenUp(recipe, context).length === 0,
  );
}

function longerCooking({ input, fits }: Search): Unlock | undefined {
  const { preferences, targets } = input;
  const dayKind = dayKindOf(targets.localDate);
  const limitOf = (slot: MealSlot) => cookingLimitOf({ limits: preferences, dayKind, slot });
  const slot = scarcestOf(
    input,
    slotsAmong(input.slots).filter((own) => limitOf(own) !== undefined),
  );
  const limit = slot && limitOf(slot);
  if (slot === undefined || limit === undefined) return undefined;
  const allowing = (minutes: number) => ({ ...input, preferences: withLongerCooking(preferences, minutes) });
  let [from, to] = [Math.floor(limit / MINUTES_STEP) + 1, MOST_MINUTES / MINUTES_STEP];
  if (from > to || !fits(allowing(MOST_MINUTES))) return undefined;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (fits(allowing(middle * MINUTES_STEP))) to = middle;
    else from = middle + 1;
  }
  const minutes = from * MINUTES_STEP;
  const text = `${shortage({ input, slot })} within ${limit} minutes: allow ${minutes}.`;
  return { limit: 'cooking_minutes', slot, minutes, text };
}

function oneFoodLess({ input, slot, fits }: Search): Unlock | undefined {
  const { dislikedFoods } = input.preferences;
  const without = (food: string) =>
    withPreferences(input, { dislikedFoods: dislikedFoods.filter((other) => other !== food) });
  const food = dislikedFoods
    .filter((term) => foodsNamed({ catalog: input.catalog, terms: [term] }).size > 0)
    .map((term) => ({ term, gained: fittingIn(without(term), slot).length }))
    .sort((a, b) => b.gained - a.gained)
    .slice(0, FOODS_TRIED)
    .find(({ term }) => fits(without(term)))?.term;
  if (food === undefined) return undefined;
  const text = `${shortage({ input, slot })} without the foods you dislike: allow ${food.replaceAll('-', ' ')}.`;
  return { limit: 'disliked_food', slot, food, text };
}

function recipesBack({ input, slot, fits }: Search): Unlock | undefined {
  const lacking = ALTERNATIVES - fittingIn(input, slot).length;
  const turnedDown = turnedDownIn(input, slot);
  if (lacking <= 0 || turnedDown.length < lacking) return undefined;
  const back = turnedDown.slice(0, lacking);
  if (!fits(allowAgain(input, back))) return undefined;
  const names = back.map(({ name }) => name).join(', ');
  const text = `${shortage({ input, slot })} among those that you did not turn down: allow ${names}.`;
  return { limit: 'disliked_recipes', slot, recipeIds: back.map(({ id }) => id), text };
}

/** Recipes that nothing keeps out but that they were turned down. */
function turnedDownIn(input: SelectionInput, slot: MealSlot): Recipe[] {
  const context = { ...dayContext({ ...input, recent: [] }), slot, chosen: [] };
  return catalogIndex(input.catalog).bySlot[slot].filter((recipe) => {
    const given = rulesGivenUp(recipe, context);
    return given !== 'forbidden' && given.length === 1 && given[0] === 'disliked_recipes';
  });
}

function allowAgain(input: SelectionInput, recipes: readonly Recipe[]): SelectionInput {
  const ids = new Set(recipes.map(({ id }) => id));
  const dislikedRecipes = input.preferences.dislikedRecipes.filter((id) => !ids.has(id));
  const feedback = new Map([...input.feedback].filter(([id]) => !ids.has(id)));
  return { ...withPreferences(input, { dislikedRecipes }), feedback };
}

/** `No breakfast that is vegan`, `Only 2 dinners`, `Too few lunches that fit this day`. */
function shortage({ input, slot }: Pick<Search, 'input' | 'slot'>): string {
  const restrictions = describeRestrictions(input.preferences);
  const count = fittingIn(input, slot).length;
  const plural = slot === 'lunch' ? 'lunches' : `${slot}s`;
  const kept =
    restrictions === ''
      ? ''
      : ` ${count === 0 || count === 1 ? restrictions : restrictions.replace('that is', 'that are')}`;
  if (count === 0) return `No ${slot}${kept}`;
  if (count < ALTERNATIVES) return `Only ${count} ${count === 1 ? slot : plural}${kept}`;
  return `Too few ${plural}${kept}`;
}
