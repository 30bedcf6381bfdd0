import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LotView } from '../../../api/inventory/lot-view.ts';
import type { PlanView } from '../../../api/plans/plan-view.ts';
import { recipeNeeds } from '../../../domain/inventory/day-supply.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { catalogWithPeanuts as catalog, savePlanFor } from '../../support/planned-user.ts';
import { somePreferences } from '../../support/recipes.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';
let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi({ replaced: { catalog } });
});
afterAll(() => api.close());
beforeEach(async () => {
  api.setNow(`${TODAY}T10:00:00.000Z`);
  user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
  await savePlanFor(api, { userId: user.id, localDate: TODAY });
});

const plan = async () => (await user.call('GET', '/v1/plans/today')).body as PlanView;
const cook = (slot: string, body: object = {}, headers = {}, date = 'today') =>
  user.call('POST', `/v1/plans/${date}/meals/${slot}/cooked`, { body, headers });
const buy = async (foodId: string, quantity: number) =>
  (await user.call('POST', '/v1/inventory/lots', { body: { foodId, quantity, unit: 'g' } })).body as {
    id: string;
  };
type Dish = {
  recipeId: string;
  cooked: boolean;
  missing: number;
  ingredients: { atHomeG: number; missingG: number }[];
};
const ingredients = async () => {
  const { body } = await user.call('GET', '/v1/plans/today/ingredients');
  return (body as { meals: Record<string, Dish[]> }).meals;
};
const stock = async () => {
  const { body } = await user.call('GET', '/v1/inventory/lots');
  return (body as { items: { amount: number; reserved: number }[] }).items;
};

/** What the plan's portion of a recipe takes. */
function needOf(recipeId: string, portion: number) {
  const recipe = catalog.recipes.get(recipeId) ?? expect.fail('no recipe');
  const [need] = recipeNeeds({ recipe, portion });
  return need ?? expect.fail('no ingredient');
}

/** The first two meals of the day that eat of the same food, and what each takes. */
async function sharedFood() {
  const { meals } = await plan();
  const dishes = SLOTS.flatMap((slot) => meals[slot].slice(0, 1)).map(({ slot, recipeId, portion }) => ({
    slot,
    recipeId,
    ...needOf(recipeId, portion),
  }));
  for (const first of dishes) {
    const second = dishes.find((one) => one.slot !== first.slot && one.foodId === first.foodId);
    if (second !== undefined) return { first, second };
  }
  return expect.fail('no two dishes share a food');
}

describe('happy', () => {
  test('two dishes do not use the same food: the later one is told what is missing', async () => {
    const { first, second } = await sharedFood();
    await buy(first.foodId, first.massG + second.massG / 2);
    const meals = await ingredients();
    expect(meals[first.slot]?.[0]).toMatchObject({ recipeId: first.recipeId, missing: 0 });
    const [later] = meals[second.slot] ?? [];
    expect(later).toMatchObject({ recipeId: second.recipeId, missing: 1, cooked: false });
    expect(later?.ingredients[0]?.missingG).toBeCloseTo(second.massG / 2, 1);
  });

  test('cooking takes what is there, says what was not, and is told once however often it is sent', async () => {
    const { first } = await sharedFood();
    await buy(first.foodId, first.massG / 2);
    const headers = { 'idempotency-key': 'dinner' };
    const answer = await cook(first.slot, {}, headers);
    expect(answer.status).toBe(200);
    const { taken, missing } = answer.body as { taken: { massG: number }[]; missing: { massG: number }[] };
    expect(taken).toMatchObject([{ foodId: first.foodId }]);
    expect((taken[0]?.massG ?? 0) + (missing[0]?.massG ?? 0)).toBeCloseTo(first.massG, 2);
    expect((await cook(first.slot, {}, headers)).body).toEqual(answer.body);
    expect(await stock()).toEqual([]);
    expect((await ingredients())[first.slot]?.[0]).toMatchObject({ cooked: true, ingredients: [] });
  });

  test('an alternative that is chosen is reserved, and cooking more than is eaten leaves leftovers', async () => {
    const { meals } = await plan();
    const other = meals.dinner[1] ?? expect.fail('no alternative');
    const { foodId, massG } = needOf(other.recipeId, other.portion);
    await buy(foodId, massG * 10);
    await user.call('PUT', '/v1/plans/today/choices/dinner', { body: { recipeId: other.recipeId } });
    expect((await stock())[0]?.reserved).toBeGreaterThanOrEqual(massG);
    const body = { recipeId: other.recipeId, servings: other.portion + 2, eaten: other.portion };
    const { leftovers } = (await cook('dinner', body)).body as { leftovers: object };
    expect(leftovers).toMatchObject({
      recipeId: other.recipeId,
      quantity: 2,
      place: 'fridge',
      bestBefore: '2026-11-25',
    });
    const { items } = (await user.call('GET', '/v1/inventory/lots')).body as { items: object[] };
    expect(items).toContainEqual(leftovers);
  });

  test('a dish that is left over is reheated: it needs nothing, and its servings are reserved and eaten', async () => {
    const { meals } = await plan();
    const { recipeId, portion } = meals.dinner[0] ?? expect.fail('no dinner');
    const { foodId } = needOf(recipeId, portion);
    const { id: foodLot } = await buy(foodId, 5000);
    const { leftovers } = (await cook('dinner', { servings: portion * 2.5 })).body as { leftovers: LotView };
    expect(leftovers).toMatchObject({ recipeId, amount: portion * 1.5 });
    await savePlanFor(api, { userId: user.id, localDate: '2026-11-23', contentOf: TODAY });
    const tomorrow = async () => {
      const { body } = await user.call('GET', '/v1/plans/2026-11-23/ingredients');
      return (body as { meals: Record<string, Dish[]> }).meals;
    };
    const choice = { body: { recipeId } };
    expect((await user.call('PUT', '/v1/plans/2026-11-23/choices/dinner', choice)).status).toBe(200);
    const ready = (await tomorrow()).dinner?.find((dish) => dish.recipeId === recipeId);
    expect(ready).toMatchObject({ leftovers: portion, missing: 0, ingredients: [], cooked: false });
    const lotOf = async (id: string) => (await user.call('GET', `/v1/inventory/lots/${id}`)).body as LotView;
    expect(await lotOf(leftovers.id)).toMatchObject({ reserved: portion });
    const before = await lotOf(foodLot);
    api.setNow('2026-11-23T10:00:00.000Z');
    expect((await cook('dinner', {}, { 'idempotency-key': 'reheat' }, '2026-11-23')).body).toMatchObject({
      ...{ recipeId, reheated: portion, taken: [], missing: [] },
      leftovers: { id: leftovers.id, amount: portion / 2, bestBefore: '2026-11-25' },
    });
    expect((await lotOf(foodLot)).amount).toBe(before.amount);
    expect((await tomorrow()).dinner?.find((dish) => dish.recipeId === recipeId)?.cooked).toBe(true);
  });

  test('what is eaten straight from the fridge is not there for the plan any more', async () => {
    const { first } = await sharedFood();
    const { id } = await buy(first.foodId, first.massG);
    await user.call('PUT', `/v1/plans/today/choices/${first.slot}`, { body: { recipeId: first.recipeId } });
    expect((await stock())[0]).toMatchObject({ reserved: expect.closeTo(first.massG, 1) });
    await user.call('POST', `/v1/inventory/lots/${id}/consume`, { body: {} });
    expect(await stock()).toEqual([]);
    expect((await ingredients())[first.slot]?.[0]).toMatchObject({ missing: 1 });
  });
});

describe('error', () => {
  test.each([
    ['a recipe that is no alternative', { recipeId: 'unicorn' }, '/recipeId'],
    ['more eaten than cooked', { servings: 1, eaten: 2 }, '/eaten'],
    ['no servings', { servings: 0 }, '/servings'],
  ])('%s is refused', async (_, body, field) => {
    const answer = await cook('dinner', body);
    expect([answer.status, refusedFields(answer)]).toEqual([422, [field]]);
  });

  test('nobody cooks tomorrow, or a day without a plan', async () => {
    expect((await cook('dinner', {}, {}, '2026-11-23')).status).toBe(422);
    expect((await cook('dinner', {}, {}, '2026-11-01')).status).toBe(404);
    expect((await user.call('GET', '/v1/plans/2026-11-01/ingredients')).status).toBe(404);
  });
});

describe('security', () => {
  test("cooking takes nothing of another's, and what is withheld cannot be cooked", async () => {
    const { meals } = await plan();
    const stranger = await api.addUser();
    const forbidden = meals.dinner.find(({ recipeId }) =>
      catalog.recipes.get(recipeId)?.allergens.includes('peanuts'),
    );
    const { first } = await sharedFood();
    const body = { foodId: first.foodId, quantity: 500, unit: 'g' };
    await stranger.call('POST', '/v1/inventory/lots', { body });
    expect((await cook(first.slot)).body).toMatchObject({ taken: [] });
    const kept = (await stranger.call('GET', '/v1/inventory/lots')).body;
    expect(kept).toMatchObject({ items: [{ amount: 500 }] });
    await user.call('PUT', '/v1/preferences', { body: somePreferences({ allergens: ['peanuts'] }) });
    const answer = await cook('dinner', {
      recipeId: forbidden?.recipeId ?? expect.fail('nothing forbidden'),
    });
    expect(answer.status).toBe(422);
  });
});
