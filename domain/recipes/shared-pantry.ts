import type { DayContext } from './day-context.ts';
import { hurryOf } from './hurry.ts';
import { matchAfter, type PantryMatch } from './pantry-matches.ts';
import type { MealSlot, Recipe } from './recipe.ts';
import { shareAtHome } from './rules/at-home.ts';
import { worthOfSaving } from './rules/expiring.ts';
import { worthOfEating } from './rules/leftovers.ts';
import { RULE_WEIGHTS } from './rules/registry.ts';
import { type BySlot, SLOTS } from './slots.ts';

/** A recipe in a portion. */
type Dish = { recipe: Recipe; portion: number };

/** Points that a day is worth for each gram that it saves on its last day. */
const WORTH_PER_SAVED_G = 0.03;

/**
 * What dishes that are eaten on one day are worth together by what is at home, beyond the points that each has for it
 * alone: no gram counts twice, and portions count as they are. Leftovers are food that spoils, like any other.
 */
export function worthTogether({
  dishes,
  context,
}: {
  dishes: readonly Dish[];
  context: Pick<DayContext, 'stock' | 'pantry' | 'leftovers'>;
}): number {
  const { stock, pantry } = context;
  if (stock.size === 0 && context.leftovers.size === 0) return 0;
  const taken = new Map<string, number>();
  let points = 0;
  for (const { recipe, portion } of dishes) {
    const leftover = context.leftovers.get(recipe.id);
    if (leftover !== undefined) {
      const savedG = hurryOf(leftover) * recipe.gramsPerServing * portion;
      const alone = RULE_WEIGHTS.leftovers * worthOfEating(leftover);
      points += Math.max(0, WORTH_PER_SAVED_G * savedG - alone);
      continue;
    }
    const alone = pantry.get(recipe.id);
    const match = matchAfter({ stock, taken, recipe, portion });
    points += RULE_WEIGHTS.atHome * (shareAtHome(recipe, match) - shareAtHome(recipe, alone));
    points += WORTH_PER_SAVED_G * match.savedG - RULE_WEIGHTS.expiring * worthOfSaving(alone);
  }
  return points;
}

/**
 * The context in which a dish is explained: of what is at home it finds only what `others`, eaten on the same day before
 * it, leave of the stock.
 */
export function contextBeside({
  dish,
  others,
  context,
}: {
  dish: Dish;
  others: readonly Dish[];
  context: DayContext;
}): DayContext {
  const { stock, leftovers } = context;
  if (!context.pantry.has(dish.recipe.id)) return context;
  const taken = new Map<string, number>();
  for (const { recipe, portion } of others) {
    if (!leftovers.has(recipe.id)) matchAfter({ stock, taken, recipe, portion });
  }
  const pantry = new Map<string, PantryMatch>([[dish.recipe.id, matchAfter({ stock, taken, ...dish })]]);
  return { ...context, pantry };
}

/** The dishes that take of the stock before an option: first options of earlier meals, for an alternative of all others. */
export function eatenBefore<Served extends Dish>({
  picks,
  slot,
  isDefault,
}: {
  picks: BySlot<readonly Served[]>;
  slot: MealSlot;
  isDefault: boolean;
}): Served[] {
  const meals = isDefault ? SLOTS.slice(0, SLOTS.indexOf(slot)) : SLOTS.filter((other) => other !== slot);
  return meals.flatMap((other) => picks[other].slice(0, 1));
}
