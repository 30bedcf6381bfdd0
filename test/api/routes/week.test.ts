import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { catalogWithPeanuts, savePlanFor } from '../../support/planned-user.ts';
import { somePreferences } from '../../support/recipes.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi({ replaced: { catalog: catalogWithPeanuts } });
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
});

type Dish = { recipeId: string };
type Week = {
  days: { localDate: string; dishes: Record<string, Dish> }[];
  missing: string[];
  daysCounted: number;
  averages: { energyKcal: { planned: number; target: number } } | null;
  variety: { distinctRecipes: number; repeats: Dish[] };
};

const week = async (query = ''): Promise<Week> =>
  (await user.call('GET', `/v1/plans/week${query}`)).body as Week;

const save = (localDate: string) => savePlanFor(api, { userId: user.id, localDate });

const dishesOf = ({ days, variety }: Week): string[] =>
  [...days.flatMap(({ dishes }) => Object.values(dishes)), ...variety.repeats].map(
    ({ recipeId }) => recipeId,
  );

describe('a week of plans: happy', () => {
  test('the last seven days are there in their order, with averages and what is missing', async () => {
    for (const day of ['14', '16', '20', '22']) await save(`2026-11-${day}`);
    const seen = await week();
    expect(seen).toMatchObject({ from: '2026-11-16', to: '2026-11-22', daysCounted: 3 });
    expect(seen.days.map(({ localDate }) => localDate)).toEqual(['2026-11-16', '2026-11-20', '2026-11-22']);
    expect(seen.missing).toEqual(['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-21']);
    expect(seen.averages?.energyKcal.target).toBe(2000);
    expect(Math.abs((seen.averages?.energyKcal.planned ?? 0) / 2000 - 1)).toBeLessThan(0.1);
    expect(seen.variety.distinctRecipes).toBeLessThanOrEqual(12);
  });

  test('any other week can be asked for', async () => {
    for (const day of ['14', '15', '22']) await save(`2026-11-${day}`);
    expect(await week('?from=2026-11-08')).toMatchObject({
      to: '2026-11-14',
      days: [{ localDate: '2026-11-14' }],
    });
    expect(await week('?from=2020-01-01')).toMatchObject({ averages: null, days: [], daysCounted: 0 });
  });

  test('what is chosen counts in the place of the first', async () => {
    await save('2026-11-22');
    const stored = await api.deps.plans.findOptionalPlan({ userId: user.id, localDate: '2026-11-22' });
    const recipeId = stored?.plan.meals.lunch[2]?.recipeId;
    await user.call('PUT', '/v1/plans/today/choices/lunch', { body: { recipeId } });
    expect((await week()).days[0]?.dishes).toMatchObject({ lunch: { recipeId } });
  });

  test('a look at the week opens no plan', async () => {
    await save('2026-11-22');
    await week();
    const head = await api.deps.plans.findOptionalHead({ userId: user.id, localDate: '2026-11-22' });
    expect(head?.openedAt).toBeNull();
  });
});

describe('a week of plans: error', () => {
  test.each(['yesterday', '2026-11-23', '9999-12-31'])('a week from %s is refused', async (from) => {
    const answer = await user.call('GET', `/v1/plans/week?from=${from}`);
    expect(answer.status).toBe(422);
    expect(refusedFields(answer)).toEqual(['/from']);
  });

  test('who has no profile has no week', async () => {
    const nobody = await api.addUser(null);
    expect(await nobody.call('GET', '/v1/plans/week')).toMatchObject({ body: { code: 'profile_required' } });
  });
});

describe('a week of plans: security', () => {
  test('what restrictions of now forbid is not in it', async () => {
    for (const day of ['20', '21', '22']) await save(`2026-11-${day}`);
    const hasPeanuts = (id: string) => catalogWithPeanuts.recipes.get(id)?.allergens.includes('peanuts');
    expect(dishesOf(await week()).some(hasPeanuts)).toBe(true);
    await user.call('PUT', '/v1/preferences', { body: somePreferences({ allergens: ['peanuts'] }) });
    expect(dishesOf(await week()).filter(hasPeanuts)).toEqual([]);
  });

  test("another person's days are not in it", async () => {
    const other = await api.addUser();
    await savePlanFor(api, { userId: other.id, localDate: '2026-11-22' });
    expect(await week()).toMatchObject({ days: [], averages: null });
  });
});
