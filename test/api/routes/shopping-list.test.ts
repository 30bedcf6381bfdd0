import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlanView } from '../../../api/plans/plan-view.ts';
import { planNeeds } from '../../../domain/inventory/plan-ingredients.ts';
import { catalogWithPeanuts as catalog, savePlanFor } from '../../support/planned-user.ts';
import { somePreferences } from '../../support/recipes.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';
const TOMORROW = '2026-11-23';
type Item = {
  foodId: string;
  missingG: number;
  neededG: number;
  quantity: number;
  unit: string;
  cost?: object;
};
type List = { items: Item[]; withoutPlan: string[]; costs: object[]; withoutPrice: number };

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi({ replaced: { catalog } });
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
  await savePlanFor(api, { userId: user.id, localDate: TODAY });
});

const list = async (query = '') => (await user.call('GET', `/v1/shopping-list${query}`)).body as List;
const plan = async () => (await user.call('GET', '/v1/plans/today')).body as PlanView;
const needed = (shown: Pick<PlanView, 'meals' | 'choices'>) => {
  const all = planNeeds({ plan: shown, catalog }).flatMap(({ needs }) => needs);
  return Object.fromEntries(
    [...Map.groupBy(all, ({ foodId }) => foodId)].map(([foodId, some]) => [
      foodId,
      some.reduce((sum, { massG }) => sum + massG, 0),
    ]),
  );
};
const neededOn = ({ items }: List) =>
  Object.fromEntries(items.map(({ foodId, neededG }) => [foodId, neededG]));

describe('happy', () => {
  test('is what the chosen dishes need, of all days together, and names the days without a plan', async () => {
    const one = needed(await plan());
    expect(neededOn(await list())).toEqual(one);
    await savePlanFor(api, { userId: user.id, localDate: TOMORROW });
    const both = await list(`?from=${TODAY}&to=2026-11-24`);
    expect(both.withoutPlan).toEqual(['2026-11-24']);
    for (const [foodId, grams] of Object.entries(one)) {
      expect(neededOn(both)[foodId]).toBeGreaterThan(grams);
    }
  });

  test('items that are ticked off go into stock, once, and from the list', async () => {
    const before = await list();
    const items = before.items.map(({ foodId, quantity, unit }) => ({
      foodId,
      quantity,
      unit,
      price: { amount: 2, currency: 'EUR' },
    }));
    const call = { body: { items }, headers: { 'idempotency-key': 'market' } };
    const bought = await user.call('POST', '/v1/shopping-list/bought', call);
    expect(bought).toMatchObject({ status: 200, body: { items: items.map(({ foodId }) => ({ foodId })) } });
    expect((await user.call('POST', '/v1/shopping-list/bought', call)).body).toEqual(bought.body);
    expect(await list()).toEqual({ items: [], costs: [], withoutPrice: 0, withoutPlan: [] });
    const { body } = await user.call('GET', '/v1/inventory/lots');
    expect((body as { items: object[] }).items).toHaveLength(items.length);
  });

  test('what was paid last says what the next list costs', async () => {
    const [first] = (await list()).items;
    const { foodId, quantity, unit } = first ?? expect.fail('nothing to buy');
    const price = { amount: 2, currency: 'EUR' };
    const { body } = await user.call('POST', '/v1/inventory/lots', {
      body: { foodId, quantity, unit, price },
    });
    await user.call('POST', `/v1/inventory/lots/${(body as { id: string }).id}/consume`, { body: {} });
    const again = await list();
    expect(again.items.find((item) => item.foodId === foodId)?.cost).toEqual(price);
    expect(again).toMatchObject({ costs: [price], withoutPrice: again.items.length - 1 });
  });

  test('other alternatives are asked for without choosing them', async () => {
    const shown = await plan();
    const dinner = shown.meals.dinner.at(-1)?.recipeId ?? expect.fail('no dinner');
    const choices = { dinner };
    const body = { days: [{ localDate: TODAY, choices }] };
    const asked = await user.call('POST', '/v1/shopping-list', { body });
    expect(neededOn(asked.body as List)).toEqual(needed({ ...shown, choices }));
    expect((await plan()).choices).toEqual(shown.choices);
  });

  test('what today counts on is not there for tomorrow', async () => {
    const [[foodId = '', grams = 0] = []] = Object.entries(needed(await plan()));
    await user.call('POST', '/v1/inventory/lots', { body: { foodId, quantity: grams, unit: 'g' } });
    await savePlanFor(api, { userId: user.id, localDate: TOMORROW });
    const tomorrow = () => list(`?from=${TOMORROW}`);
    const free = (await tomorrow()).items.find((item) => item.foodId === foodId)?.missingG ?? 0;
    const { meals } = await plan();
    const recipeId = meals.dinner[0]?.recipeId;
    await user.call('PUT', '/v1/plans/today/choices/dinner', { body: { recipeId } });
    const held = (await tomorrow()).items.find((item) => item.foodId === foodId)?.missingG ?? 0;
    expect(held).toBeGreaterThan(free);
  });

  test('can be sent as text', async () => {
    const response = await api.app.request('/v1/shopping-list/text', {
      headers: { authorization: `Bearer ${user.id}` },
    });
    expect(response.headers.get('content-type')).toContain('text/plain');
    const { items } = await list();
    expect((await response.text()).split('\n').filter((line) => line.startsWith('- '))).toHaveLength(
      items.length,
    );
  });
});

describe('error', () => {
  test.each([
    ['a day that is over', `?from=2026-11-21&to=${TODAY}`, '/from'],
    ['an end before the beginning', `?from=${TOMORROW}&to=${TODAY}`, '/to'],
    ['more than two weeks', `?from=${TODAY}&to=2026-12-06`, '/to'],
  ])('%s is refused', async (_, query, field) => {
    const answer = await user.call('GET', `/v1/shopping-list${query}`);
    expect([answer.status, refusedFields(answer)]).toEqual([422, [field]]);
  });

  test.each([
    ['a food that is not there', { foodId: 'unicorn', quantity: 1, unit: 'g' }, '/items/0/foodId'],
    ['a unit that nobody can weigh', { foodId: 'rice', quantity: 1, unit: 'package' }, '/items/0/unit'],
  ])('%s cannot be ticked off', async (_, item, field) => {
    const answer = await user.call('POST', '/v1/shopping-list/bought', { body: { items: [item] } });
    expect([answer.status, refusedFields(answer)]).toEqual([422, [field]]);
  });

  test('an alternative that the plan does not have is refused', async () => {
    const body = { days: [{ localDate: TODAY, choices: { dinner: 'unicorn' } }] };
    expect((await user.call('POST', '/v1/shopping-list', { body })).status).toBe(422);
  });
});

test("security: nobody's list has another's plan, stock or prices", async () => {
  const stranger = await api.addUser();
  const [[foodId = '', grams = 0] = []] = Object.entries(needed(await plan()));
  const body = { foodId, quantity: grams * 10, unit: 'g', price: { amount: 9, currency: 'EUR' } };
  const before = await list();
  await stranger.call('POST', '/v1/inventory/lots', { body });
  expect(await list()).toEqual(before);
  const { body: theirs } = await stranger.call('GET', '/v1/shopping-list');
  expect(theirs).toMatchObject({ items: [], withoutPlan: [TODAY] });
});
