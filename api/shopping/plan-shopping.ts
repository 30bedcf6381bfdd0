import { z } from 'zod';
import { addDays, IsoDate } from '../../domain/calendar.ts';
import { GroceryUnit, Price } from '../../domain/inventory/lot.ts';
import { planNeeds } from '../../domain/inventory/plan-ingredients.ts';
import { type DayDishes, type ShoppingList, shoppingList } from '../../domain/inventory/shopping-list.ts';
import { freeStock } from '../../domain/inventory/stock.ts';
import { chooseOption } from '../../domain/plan/choose-option.ts';
import { PlanChoices } from '../../domain/plan/meal-plan.ts';
import type { ProfileRepository } from '../../domain/ports/profile-repository.ts';
import { Aisle } from '../../domain/recipes/food-facts.ts';
import { SLOTS } from '../../domain/recipes/slots.ts';
import { planView } from '../plans/plan-view.ts';
import { type PlanDeps, readPlan } from '../plans/read-plan.ts';
import { refuseWithheld } from '../plans/refuse-withheld.ts';
import { validationFailed } from '../router.ts';
import { findUserDay } from '../user-day.ts';

export type ShoppingDeps = PlanDeps & { profiles: ProfileRepository };

/** Two weeks: plans further away are not made. */
export const MOST_DAYS = 14;

/** A day to shop for, with the alternatives that are meant where they are not the chosen ones. */
export const ShoppingDay = z
  .object({ localDate: IsoDate, choices: PlanChoices.default({}) })
  .meta({ id: 'ShoppingDay', description: 'A day to shop for, and which alternative of each meal is meant' });
export type ShoppingDay = z.infer<typeof ShoppingDay>;

export const ShoppingListView = z
  .object({
    items: z.array(
      z.object({
        foodId: z.string(),
        name: z.string(),
        aisle: Aisle,
        neededG: z.number(),
        missingG: z.number().meta({ description: 'What is needed beyond your stock' }),
        quantity: z.number().meta({ description: 'What to buy, in `unit`; as it is taken by `bought`' }),
        unit: GroceryUnit,
        text: z.string(),
        cost: Price.optional().meta({ description: 'By what you paid for it last' }),
      }),
    ),
    costs: z.array(Price).meta({ description: 'What is known of the cost, by currency' }),
    withoutPrice: z.int().meta({ description: 'Items whose price is not known' }),
    withoutPlan: z.array(IsoDate).meta({ description: 'Days for which there is no plan yet' }),
  })
  .meta({ id: 'ShoppingList', description: 'What to buy, in the order of the aisles' });
type ShoppingListView = ShoppingList & { withoutPlan: string[] };

/**
 * What a user has to buy for some days.
 *
 * @throws DomainError conflict `profile_required`; invalid for days that are over, and for alternatives that the plan
 * does not have or that are withheld.
 */
export async function planShopping(
  deps: ShoppingDeps,
  { userId, days, now }: { userId: string; days: readonly ShoppingDay[]; now: Date },
): Promise<ShoppingListView> {
  const { inventory, catalog } = deps;
  const { profile, today } = await findUserDay({ profiles: deps.profiles, userId, now });
  if (days.some(({ localDate }) => localDate < today)) {
    throw validationFailed([{ path: ['from'], message: 'is over where you live' }]);
  }
  const wanted: DayDishes[] = [];
  const withoutPlan: string[] = [];
  for (const day of days) {
    const needs = await needsOf(deps, { userId, day, today, now });
    if (needs === undefined) withoutPlan.push(day.localDate);
    else wanted.push(needs);
  }
  const found = await inventory.findInventory({ userId });
  const dates = new Set(days.map(({ localDate }) => localDate));
  const isOthers = (date: IsoDate) => date >= today && !dates.has(date);
  const free = freeStock({ ...found, isOthers });
  const lots = found.lots.map((lot) => ({ ...lot, stock: free(lot) }));
  const priced = await inventory.listPricedLots({ userId });
  const list = shoppingList({ days: wanted, lots, priced, catalog, system: profile.units });
  return { ...list, withoutPlan };
}

async function needsOf(
  deps: ShoppingDeps,
  { userId, day, today, now }: { userId: string; day: ShoppingDay; today: string; now: Date },
): Promise<DayDishes | undefined> {
  const { localDate, choices } = day;
  const checked = await readPlan(deps, { userId, localDate, today, at: now });
  if (checked === undefined) return undefined;
  let { plan } = checked;
  for (const slot of SLOTS) {
    const recipeId = choices[slot];
    if (recipeId === undefined) continue;
    refuseWithheld({ withheld: checked.withheld, recipeId });
    plan = chooseOption({ plan, slot, recipeId });
  }
  const cooked = new Set(await deps.inventory.listCooked({ userId, planDate: localDate }));
  const dishes = planNeeds({ plan: planView({ ...checked, plan }), catalog: deps.catalog });
  return {
    localDate,
    dishes: dishes.filter(({ recipeId }) => !cooked.has(recipeId)),
  };
}

/** Query of the days to shop for; both ends are included. */
export const ShoppingQuery = z.object({
  from: IsoDate.optional().meta({ description: 'Absent: today, where you live' }),
  to: IsoDate.optional().meta({ description: 'Absent: `from`' }),
});

/** The days of a query. Throws `invalid` when they end before they begin, or are too many. */
export async function daysOf(
  { profiles }: { profiles: ProfileRepository },
  { userId, now, ...query }: { userId: string; now: Date } & z.infer<typeof ShoppingQuery>,
): Promise<ShoppingDay[]> {
  const { today } = await findUserDay({ profiles, userId, now });
  const { from = today, to = from } = query;
  const count = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (count < 1 || count > MOST_DAYS) {
    throw validationFailed([{ path: ['to'], message: `must be within ${MOST_DAYS} days from the first` }]);
  }
  return Array.from({ length: count }, (_, day) => ({ localDate: addDays(from, day), choices: {} }));
}
