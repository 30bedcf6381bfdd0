import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createComputeEnergy } from '../../activities/compute-energy.ts';
import { createSelectRecipes } from '../../activities/select-recipes.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { createInventoryRepository } from '../../db/repositories/inventory.ts';
import { createNightRepository } from '../../db/repositories/night.ts';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { addDays, type IsoDate } from '../../domain/calendar.ts';
import type { LotFacts } from '../../domain/inventory/lot.ts';
import { addedEntry, newLot } from '../../domain/inventory/new-lot.ts';
import { planNeeds } from '../../domain/inventory/plan-ingredients.ts';
import { changeOf } from '../../domain/inventory/stock.ts';
import { shownDishes } from '../../domain/plan/shown-dishes.ts';
import type { InventoryRepository } from '../../domain/ports/inventory-repository.ts';
import { optimizeRecipes } from '../../domain/recipes/optimizer/optimize-recipes.ts';
import { openTestOrm } from '../support/database.ts';
import { addNightUsers } from '../support/night-users.ts';

const TODAY = '2026-11-22';
const TOMORROW = '2026-11-23';
const clock = () => new Date(`${TODAY}T02:00:00.000Z`);
const catalog = loadCatalog();

let orm: MikroORM;
let close: () => Promise<void>;
let deps: ReturnType<typeof depsOn>;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  deps = depsOn(orm);
});
afterAll(() => close());

const depsOn = (database: MikroORM) => ({
  plans: createPlanRepository({ orm: database }),
  night: createNightRepository({ orm: database }),
  inventory: createInventoryRepository({ orm: database }),
  selectDay: async (input: Parameters<typeof optimizeRecipes>[0]) => optimizeRecipes(input),
  catalog,
  clock,
});

/** Somebody with a kilogram of every food, good for five days: whatever is planned is at home. */
async function addCook() {
  const [userId = ''] = await addNightUsers(orm, { count: 1, timeZone: 'Europe/Berlin', pushedDate: TODAY });
  const lots = [...catalog.foods.values()].map((food) => {
    const id = randomUUID();
    const weighed = { amount: 1000, measure: 'g', unit: 'g', unitSize: 1 } as const;
    const details = { bestBefore: addDays(TODAY, 5) };
    const { facts } = newLot({ id, today: TODAY, food, name: food.name, weighed, details });
    return { facts, entry: addedEntry({ lotId: id, amount: 1000 }) };
  });
  const decide = () =>
    changeOf({ lots: lots.map(({ facts }) => facts), entries: lots.map(({ entry }) => entry) });
  await deps.inventory.change({ userId, action: randomUUID(), at: clock(), decide });
  return userId;
}

async function planNight(userId: string, localDate: IsoDate, change: Partial<typeof deps> = {}) {
  const night = { userId, localDate, cause: 'night' as const };
  await createComputeEnergy(deps)({ ...night, activityDate: addDays(localDate, -1) });
  return createSelectRecipes({ ...deps, ...change })(night);
}

/** What is reserved of each food, g. */
async function reserved(userId: string) {
  const { lots } = await deps.inventory.findInventory({ userId });
  return new Map(lots.flatMap((lot) => (lot.reserved > 0 ? [[lot.foodId, lot.reserved] as const] : [])));
}

/** What the dishes of a plan take of each food, without some of them. */
async function needed(userId: string, localDate: IsoDate, without: readonly string[] = []) {
  const stored = await deps.plans.findOptionalPlan({ userId, localDate });
  const sums = new Map<string, number>();
  for (const { needs, recipeId } of planNeeds({ plan: stored?.plan ?? expect.fail('no plan'), catalog })) {
    if (without.includes(recipeId)) continue;
    for (const { foodId, massG } of needs) {
      sums.set(foodId, Math.round(((sums.get(foodId) ?? 0) + massG) * 1000) / 1000);
    }
  }
  return sums;
}

test('a night reserves what its plan takes, knows what was at home, and the next night lets go of it', async () => {
  const userId = await addCook();
  await planNight(userId, TODAY);
  const held = await reserved(userId);
  expect(held.size).toBeGreaterThan(5);
  expect(held).toEqual(await needed(userId, TODAY));
  const origin = await deps.plans.findOptionalOrigin({ userId, localDate: TODAY });
  expect(origin?.madeFrom.kept.pantry).toHaveLength(catalog.foods.size);
  expect(origin?.madeFrom.kept.pantry?.[0]).toMatchObject({ massG: 1000, bestBefore: '2026-11-27' });
  const stored = await deps.plans.findOptionalPlan({ userId, localDate: TODAY });
  expect(JSON.stringify(stored?.plan.meals)).toMatch(/"code":"(at_home|expiring)"/);
  await planNight(userId, TOMORROW);
  expect(await reserved(userId)).toEqual(await needed(userId, TOMORROW));
  const { reservations } = await deps.inventory.findInventory({ userId });
  expect(new Set(reservations.map(({ planDate }) => planDate))).toEqual(new Set([TOMORROW]));
});

test('what was cooked too much of is planned again, and the plan holds its servings, not its foods', async () => {
  const userId = await addCook();
  await planNight(userId, TODAY);
  const firstOf = async (localDate: IsoDate) => {
    const stored = await deps.plans.findOptionalPlan({ userId, localDate });
    return shownDishes(stored?.plan ?? expect.fail('no plan'));
  };
  const lots = (await firstOf(TODAY)).map(({ recipeId, name }): LotFacts => {
    const cooked = {
      measure: 'piece',
      unit: 'piece',
      unitSize: 1,
      place: 'fridge',
      boughtOn: TODAY,
    } as const;
    return { ...cooked, id: randomUUID(), recipeId, name, bestBefore: addDays(TODAY, 3) };
  });
  const entries = lots.map(({ id }) => addedEntry({ lotId: id, amount: 2.5 }));
  const decide = () => changeOf({ lots, entries });
  await deps.inventory.change({ userId, action: randomUUID(), at: clock(), decide });
  await planNight(userId, TOMORROW);
  const again = (await firstOf(TOMORROW)).filter((dish) =>
    lots.some((lot) => lot.recipeId === dish.recipeId),
  );
  expect(again.length).toBeGreaterThan(0);
  for (const { reasons } of again) {
    expect(reasons[0]).toEqual({ code: 'leftover', text: expect.stringMatching(/^Leftover from Sunday: /) });
  }
  const { lots: after } = await deps.inventory.findInventory({ userId });
  const servings = after.filter(({ recipeId, reserved: held }) => recipeId !== undefined && held > 0);
  expect(new Map(servings.map((lot) => [lot.recipeId, lot.reserved]))).toEqual(
    new Map(again.map(({ recipeId, portion }) => [recipeId, portion])),
  );
  const held = await reserved(userId);
  held.delete(undefined);
  const ids = again.map(({ recipeId }) => recipeId);
  expect(held).toEqual(await needed(userId, TOMORROW, ids));
  const origin = await deps.plans.findOptionalOrigin({ userId, localDate: TOMORROW });
  expect(origin?.madeFrom.kept.leftovers).toHaveLength(lots.length);
});

test('a step that died between the plan and the reservation is made good when it runs again', async () => {
  const userId = await addCook();
  const dying: Pick<InventoryRepository, 'reserve'> = {
    reserve: async () => {
      throw new Error('connection lost');
    },
  };
  const inventory = { ...deps.inventory, ...dying };
  await expect(planNight(userId, TODAY, { inventory })).rejects.toThrow('connection lost');
  expect(await reserved(userId)).toEqual(new Map());
  expect(await planNight(userId, TODAY)).toEqual({ degraded: false, revision: 1 });
  expect(await reserved(userId)).toEqual(await needed(userId, TODAY));
});

test('who has nothing at home is planned as before: nothing is asked of the inventory', async () => {
  const [userId = ''] = await addNightUsers(orm, { count: 1, timeZone: 'Europe/Berlin', pushedDate: TODAY });
  const inventory = { ...deps.inventory, reserve: () => expect.fail('asked') };
  await planNight(userId, TODAY, { inventory });
  const origin = await deps.plans.findOptionalOrigin({ userId, localDate: TODAY });
  expect(origin?.madeFrom.kept).not.toHaveProperty('pantry');
});
