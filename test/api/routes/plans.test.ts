import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlanView } from '../../../api/plans/plan-view.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { catalogWithPeanuts, savePlanFor } from '../../support/planned-user.ts';
import { somePreferences } from '../../support/recipes.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';
const YESTERDAY = '2026-11-21';

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi({ replaced: { catalog: catalogWithPeanuts } });
});
afterAll(() => api.close());
beforeEach(async () => {
  api.setNow('2026-11-22T10:00:00.000Z');
  api.nights.comeBack();
  api.nights.answerWith({ replanned: { status: 'accepted' } });
  user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
  api.nights.forget();
});

const savePlan = (localDate: string, note?: string) =>
  savePlanFor(api, { userId: user.id, localDate, ...(note !== undefined && { note }) });

const getPlan = async (date = 'today'): Promise<PlanView> =>
  (await user.call('GET', `/v1/plans/${date}`)).body as PlanView;

const allIds = (plan: PlanView): string[] => SLOTS.flatMap((slot) => plan.meals[slot].map((o) => o.recipeId));

const hasPeanuts = (recipeId: string): boolean =>
  catalogWithPeanuts.recipes.get(recipeId)?.allergens.includes('peanuts') === true;

const beAllergic = () =>
  user.call('PUT', '/v1/preferences', { body: somePreferences({ allergens: ['peanuts'] }) });

const openedAt = async (localDate = TODAY) =>
  (await api.deps.plans.findOptionalHead({ userId: user.id, localDate }))?.openedAt;

describe('plans: many changes at once', () => {
  test('a user has two changes in hand; a read and another user are not held up', async () => {
    await savePlan(TODAY);
    const other = await api.addUser();
    await savePlanFor(api, { userId: other.id, localDate: TODAY });
    const dinner = (await getPlan()).meals.dinner;
    const swap = () =>
      user.call('POST', '/v1/plans/today/swap', {
        body: { slot: 'dinner', recipeId: dinner[0]?.recipeId ?? '' },
      });
    const [read, theirs, ...swaps] = await Promise.all([
      user.call('GET', '/v1/plans/today'),
      other.call('PUT', '/v1/plans/today/choices/dinner', {
        body: { recipeId: dinner[0]?.recipeId ?? '' },
      }),
      ...Array.from({ length: 16 }, swap),
    ]);
    const busy = swaps.filter(({ status }) => status === 429);
    expect(busy).toHaveLength(14);
    expect(busy[0]).toMatchObject({ body: { code: 'too_many_at_once' } });
    expect(busy[0]?.headers.get('retry-after')).toBe('1');
    expect([read.status, theirs.status]).toEqual([200, 200]);
    expect((await swap()).status).not.toBe(429);
  });
});

describe('plans: happy', () => {
  test("today's plan is there under both names, with an ETag that answers 304", async () => {
    await savePlan(TODAY);
    const today = await user.call('GET', '/v1/plans/today');
    expect(today).toMatchObject({ status: 200, etag: '"1"', body: { localDate: TODAY, degraded: false } });
    expect(today.headers.get('cache-control')).toBe('private, no-cache');
    expect((await user.call('GET', `/v1/plans/${TODAY}`)).body).toEqual(today.body);
    const headers = { 'if-none-match': '"1"' };
    const again = await user.call('GET', '/v1/plans/today', { headers });
    expect(again).toMatchObject({ status: 304, body: undefined, etag: '"1"' });
  });

  test("the first look opens today's plan, and only a plan that is handed out counts as a look", async () => {
    await savePlan(TODAY);
    await user.call('HEAD', '/v1/plans/today');
    await user.call('GET', '/v1/plans/today', { headers: { 'if-none-match': '"1"' } });
    await user.call('GET', '/v1/plans');
    expect(await openedAt()).toBeNull();
    expect(await getPlan()).toMatchObject({ openedAt: '2026-11-22T10:00:00.000Z' });
    api.setNow('2026-11-22T11:00:00.000Z');
    expect(await getPlan()).toMatchObject({ openedAt: '2026-11-22T10:00:00.000Z' });
  });

  test('a night that changes the plan during the first look is seen, not hidden as open', async () => {
    await savePlan(TODAY);
    const { plans } = api.deps;
    let isFirst = true;
    const call = api.callersWith({
      plans: {
        ...plans,
        async markOpened(args) {
          if (isFirst) await savePlan(TODAY, 'later');
          isFirst = false;
          return plans.markOpened(args);
        },
      },
    })(user.id);
    expect(await call('GET', '/v1/plans/today')).toMatchObject({ etag: '"2"', body: { notes: ['later'] } });
    expect(await openedAt()).toBe('2026-11-22T10:00:00.000Z');
  });

  test('a look at an earlier day opens nothing', async () => {
    await savePlan(YESTERDAY);
    expect(await getPlan(YESTERDAY)).toMatchObject({ localDate: YESTERDAY, openedAt: null });
    expect(await openedAt(YESTERDAY)).toBeNull();
  });

  test('the history is listed newest first, page by page, with the chosen dishes', async () => {
    for (const day of ['19', '20', '21', '22']) await savePlan(`2026-11-${day}`);
    const second = (await getPlan()).meals.dinner[1];
    await user.call('PUT', '/v1/plans/today/choices/dinner', { body: { recipeId: second?.recipeId } });
    type Page = { items: { localDate: string; dishes: object }[]; nextCursor: string | null };
    const first = (await user.call('GET', '/v1/plans?limit=3')).body as Page;
    expect(first.items.map(({ localDate }) => localDate)).toEqual([TODAY, YESTERDAY, '2026-11-20']);
    expect(first.items[0]?.dishes).toMatchObject({ dinner: { name: second?.name }, snack: {} });
    const rest = (await user.call('GET', `/v1/plans?limit=3&cursor=${first.nextCursor}`)).body as Page;
    expect(rest).toMatchObject({ items: [{ localDate: '2026-11-19' }], nextCursor: null });
  });

  test('choosing an alternative makes one revision, and choosing it again none', async () => {
    await savePlan(TODAY);
    const recipeId = (await getPlan()).meals.lunch[2]?.recipeId;
    const choose = (ifMatch: string) =>
      user.call('PUT', '/v1/plans/today/choices/lunch', {
        body: { recipeId },
        headers: { 'if-match': ifMatch },
      });
    expect(await choose('"1"')).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { choices: { lunch: recipeId } },
    });
    expect(await choose('"2"')).toMatchObject({ status: 200, etag: '"2"' });
    expect(await getPlan()).toMatchObject({ revision: 2, choices: { lunch: recipeId } });
  });

  test('swapping replaces one alternative by a recipe that the plan did not have', async () => {
    await savePlan(TODAY);
    const before = await getPlan();
    const recipeId = before.meals.dinner[1]?.recipeId;
    const swapped = await user.call('POST', '/v1/plans/today/swap', { body: { slot: 'dinner', recipeId } });
    expect(swapped).toMatchObject({ status: 200, etag: '"2"' });
    const after = swapped.body as PlanView;
    expect(allIds(after).filter((id) => !allIds(before).includes(id))).toHaveLength(1);
    expect(allIds(after)).not.toContain(recipeId);
    expect(await getPlan()).toEqual(after);
  });

  test('a swap that is repeated with the same key is done once', async () => {
    await savePlan(TODAY);
    const recipeId = (await getPlan()).meals.dinner[1]?.recipeId;
    const swap = () =>
      user.call('POST', '/v1/plans/today/swap', {
        body: { slot: 'dinner', recipeId },
        headers: { 'idempotency-key': 'one' },
      });
    const [first, second] = [await swap(), await swap()];
    expect(second).toMatchObject({ status: 200, body: first.body, etag: '"2"' });
    expect(await getPlan()).toMatchObject({ revision: 2 });
  });

  test('whoever edits a plan has opened it', async () => {
    await savePlan(TODAY);
    const stored = await api.deps.plans.findOptionalPlan({ userId: user.id, localDate: TODAY });
    const recipeId = stored?.plan.meals.snack[0]?.recipeId;
    await user.call('PUT', '/v1/plans/today/choices/snack', { body: { recipeId } });
    expect(await openedAt()).toBe('2026-11-22T10:00:00.000Z');
  });

  test('a refresh plans again and answers with what came out', async () => {
    await savePlan(TODAY);
    api.nights.onReplan(() => savePlan(TODAY, 'refreshed'));
    api.nights.answerWith({
      replanned: { status: 'planned', result: { outcome: 'on_track', revision: 2, localDate: TODAY } },
    });
    const answer = await user.call('POST', '/v1/plans/today/refresh');
    expect(answer).toMatchObject({ status: 200, etag: '"2"', body: { notes: ['refreshed'] } });
    const [{ input, waitMs } = { input: undefined, waitMs: 0 }] = api.nights.argsOf('replan');
    expect(input).toMatchObject({ userId: user.id, localDate: TODAY, cause: 'refresh' });
    expect(input?.wakeUpAt).toBe('2026-11-22T06:00:00.000Z');
    expect(waitMs).toBe(10_000);
    api.nights.onReplan(async () => {});
  });

  test.each([
    ['infeasible', 409, 'infeasible'],
    ['unexpected', 503, 'refresh_failed'],
  ])(
    'a refresh that ended with %s is a %i, and the plan of before stays',
    async (keptBecause, status, code) => {
      await savePlan(TODAY, 'before');
      const result = { outcome: 'degraded', revision: 1, localDate: TODAY, keptBecause } as const;
      api.nights.answerWith({ replanned: { status: 'planned', result } });
      const answer = await user.call('POST', '/v1/plans/today/refresh');
      api.nights.answerWith({ replanned: { status: 'accepted' } });
      expect(answer).toMatchObject({ status, body: { code } });
      expect(await user.call('GET', '/v1/plans/today')).toMatchObject({
        status: 200,
        body: { notes: ['before'] },
      });
    },
  );

  test('a refresh that takes longer says where to look', async () => {
    const answer = await user.call('POST', '/v1/plans/today/refresh');
    expect(answer).toMatchObject({ status: 202, body: { status: 'accepted' } });
    expect(answer.headers.get('location')).toBe('/v1/plans/today');
    expect(answer.headers.get('retry-after')).toBe('5');
  });
});

describe('plans: error', () => {
  test('a plan that is being made is not ready, and the answer says when to look again', async () => {
    const answer = await user.call('GET', '/v1/plans/today');
    expect(answer).toMatchObject({ status: 404, body: { code: 'plan_not_ready' } });
    expect(answer.headers.get('retry-after')).toBe('10');
  });

  test('before 3 AM the plan for the new day is not ready until then', async () => {
    api.setNow('2026-11-22T23:30:00.000Z');
    const answer = await user.call('GET', '/v1/plans/today');
    expect(answer).toMatchObject({ status: 404, body: { code: 'plan_not_ready' } });
    expect(Number(answer.headers.get('retry-after'))).toBe(2.5 * 3600 + 10);
    await savePlan('2026-11-23');
    expect(await getPlan()).toMatchObject({ localDate: '2026-11-23' });
  });

  test('a day without a plan has none, to read, to choose from or to swap in', async () => {
    const missing = { status: 404, body: { code: 'plan_not_found' } };
    expect(await user.call('GET', `/v1/plans/${YESTERDAY}`)).toMatchObject(missing);
    const body = { recipeId: 'lunch-1' };
    expect(await user.call('PUT', '/v1/plans/today/choices/lunch', { body })).toMatchObject(missing);
    const swap = { slot: 'lunch', ...body };
    expect(await user.call('POST', '/v1/plans/today/swap', { body: swap })).toMatchObject(missing);
  });

  test('who has no profile has no today', async () => {
    const nobody = await api.addUser(null);
    for (const [method, path] of [
      ['GET', '/v1/plans/today'],
      ['POST', '/v1/plans/today/refresh'],
    ] as const) {
      expect(await nobody.call(method, path)).toMatchObject({
        status: 409,
        body: { code: 'profile_required' },
      });
    }
  });

  test('an edit of an older copy changes nothing', async () => {
    await savePlan(TODAY);
    const plan = await getPlan();
    await savePlan(TODAY, 'later');
    const headers = { 'if-match': '"1"' };
    const recipeId = plan.meals.lunch[1]?.recipeId;
    const choice = await user.call('PUT', '/v1/plans/today/choices/lunch', { body: { recipeId }, headers });
    const swap = await user.call('POST', '/v1/plans/today/swap', {
      body: { slot: 'lunch', recipeId },
      headers,
    });
    expect([choice.status, swap.status]).toEqual([412, 412]);
    expect(await getPlan()).toMatchObject({ revision: 2, choices: {} });
  });

  test('of two edits at once both are kept', async () => {
    await savePlan(TODAY);
    const { meals } = await getPlan();
    const choose = (slot: 'lunch' | 'dinner') =>
      user.call('PUT', `/v1/plans/today/choices/${slot}`, { body: { recipeId: meals[slot][1]?.recipeId } });
    const answers = await Promise.all([choose('lunch'), choose('dinner')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(Object.keys((await getPlan()).choices).sort()).toEqual(['dinner', 'lunch']);
  });

  test('what is no alternative is neither chosen nor swapped', async () => {
    await savePlan(TODAY);
    const body = { recipeId: 'moon-cheese' };
    const choice = await user.call('PUT', '/v1/plans/today/choices/lunch', { body });
    expect(refusedFields(choice)).toEqual(['/recipeId']);
    const swap = await user.call('POST', '/v1/plans/today/swap', { body: { slot: 'lunch', ...body } });
    expect(refusedFields(swap)).toEqual(['/recipeId']);
  });

  test('a day that is over is not swapped', async () => {
    await savePlan(YESTERDAY);
    const recipeId = (await getPlan(YESTERDAY)).meals.lunch[0]?.recipeId;
    const body = { slot: 'lunch', recipeId };
    expect(await user.call('POST', `/v1/plans/${YESTERDAY}/swap`, { body })).toMatchObject({
      status: 409,
      body: { code: 'plan_over' },
    });
  });

  test('with Temporal away a refresh says so, and the plan stays', async () => {
    await savePlan(TODAY);
    api.nights.goAway();
    expect(await user.call('POST', '/v1/plans/today/refresh')).toMatchObject({
      status: 503,
      body: { code: 'night_unavailable' },
    });
    expect(await getPlan()).toMatchObject({ revision: 1 });
  });
});

describe('plans: what must not be eaten', () => {
  test("an allergy added since is kept out of today's plan at the next look, as a new revision", async () => {
    await savePlan(TODAY);
    const before = await getPlan();
    expect(allIds(before).some(hasPeanuts)).toBe(true);
    await beAllergic();
    const headers = { 'if-none-match': '"1"' };
    const answer = await user.call('GET', '/v1/plans/today', { headers });
    expect(answer).toMatchObject({ status: 200, etag: '"2"', body: { withheld: [] } });
    const after = answer.body as PlanView;
    expect(allIds(after).filter(hasPeanuts)).toEqual([]);
    expect(allIds(after)).toEqual(expect.arrayContaining(allIds(before).filter((id) => !hasPeanuts(id))));
    expect(await getPlan()).toEqual(after);
  });

  test('an earlier day is a record: what is forbidden now is withheld, and its ETag is another', async () => {
    await savePlan(YESTERDAY);
    const before = await user.call('GET', `/v1/plans/${YESTERDAY}`);
    expect(before.etag).toBe('"1"');
    await beAllergic();
    const headers = { 'if-none-match': '"1"' };
    const answer = await user.call('GET', `/v1/plans/${YESTERDAY}`, { headers });
    expect(answer).toMatchObject({ status: 200, etag: '"1-2"' });
    const after = answer.body as PlanView;
    expect(allIds(after)).toEqual(allIds(before.body as PlanView).filter((id) => !hasPeanuts(id)));
    expect(
      after.withheld.every(({ recipeId, reason }) => hasPeanuts(recipeId) && reason === 'allergen'),
    ).toBe(true);
    const { items } = (await user.call('GET', '/v1/plans')).body as { items: { dishes: object }[] };
    const dishes = Object.values(items[0]?.dishes ?? {}) as { recipeId: string }[];
    expect(dishes.filter(({ recipeId }) => hasPeanuts(recipeId))).toEqual([]);
  });

  test('what is withheld is not chosen, and the tag of what is shown is good for an edit', async () => {
    await savePlan(YESTERDAY);
    const before = await getPlan(YESTERDAY);
    await beAllergic();
    const shown = await user.call('GET', `/v1/plans/${YESTERDAY}`);
    const choose = (recipeId: string | undefined, slot = 'dinner') =>
      user.call('PUT', `/v1/plans/${YESTERDAY}/choices/${slot}`, {
        body: { recipeId },
        headers: { 'if-match': shown.etag ?? '' },
      });
    const forbidden = before.meals.dinner.find(({ recipeId }) => hasPeanuts(recipeId));
    expect(refusedFields(await choose(forbidden?.recipeId))).toEqual(['/recipeId']);
    const slot = SLOTS.find((candidate) => (shown.body as PlanView).meals[candidate].length > 0) ?? 'dinner';
    const allowed = (shown.body as PlanView).meals[slot][0]?.recipeId;
    expect(await choose(allowed, slot)).toMatchObject({
      status: 200,
      body: { choices: { [slot]: allowed } },
    });
  });

  test('a swap never brings in what is forbidden, however often it is asked', async () => {
    await beAllergic();
    await savePlan(TODAY);
    for (let swap = 0; swap < 6; swap += 1) {
      const recipeId = (await getPlan()).meals.dinner[0]?.recipeId;
      const answer = await user.call('POST', '/v1/plans/today/swap', { body: { slot: 'dinner', recipeId } });
      if (answer.status === 409) break;
      expect(allIds(answer.body as PlanView).filter(hasPeanuts)).toEqual([]);
    }
  });

  test('where nothing may be eaten for a meal the plan shows what is left and names what is withheld', async () => {
    const everything = { ...somePreferences(), diet: 'vegan' as const };
    const noVegan = new Map(
      [...catalogWithPeanuts.recipes].map(([id, recipe]) => [
        id,
        id.startsWith('snack') ? { ...recipe, diets: { ...recipe.diets, vegan: false } } : recipe,
      ]),
    );
    const strict = await openUserApi({ replaced: { catalog: { ...catalogWithPeanuts, recipes: noVegan } } });
    const vegan = await strict.addUser();
    await savePlanFor(strict, { userId: vegan.id, localDate: TODAY });
    await vegan.call('PUT', '/v1/preferences', { body: everything });
    const answer = await vegan.call('GET', '/v1/plans/today');
    expect(answer).toMatchObject({ status: 200, etag: '"1-1"' });
    const plan = answer.body as PlanView;
    expect(plan.meals.snack).toEqual([]);
    expect(plan.meals.dinner).toHaveLength(3);
    expect(plan.withheld.map(({ slot, reason }) => `${slot} ${reason}`)).toContain('snack diet');
    await strict.close();
  });
});

describe('plans: security', () => {
  test("another user's plan is not there", async () => {
    await savePlan(TODAY);
    const stranger = await api.addUser();
    expect((await stranger.call('GET', '/v1/plans/today')).status).toBe(404);
    expect((await stranger.call('GET', '/v1/plans')).body).toMatchObject({ items: [] });
  });

  test('a refresh is limited for each user', async () => {
    const seen: string[] = [];
    const limited = await openUserApi({
      replaced: {
        rateLimits: {
          consume: async ({ rule, key }) => {
            if (rule.name === 'plan-refresh') seen.push(`${rule.calls}/${rule.windowSeconds} ${key}`);
            const isOver = rule.name === 'plan-refresh';
            return isOver
              ? { status: 'limited', retryAfterMs: 60_000 }
              : { status: 'allowed', remaining: 1, resetMs: 1 };
          },
        },
      },
    });
    const somebody = await limited.addUser();
    const answer = await somebody.call('POST', '/v1/plans/today/refresh');
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(seen).toEqual([`10/3600 ${somebody.id}`]);
    expect(limited.nights.argsOf('replan')).toEqual([]);
    await limited.close();
  });
});

describe('recipes', () => {
  test('a recipe is shown for the portion of the plan', async () => {
    const answer = await user.call('GET', '/v1/recipes/dinner-3?portion=1.5');
    expect(answer.body).toMatchObject({
      id: 'dinner-3',
      portion: 1.5,
      // 200 g for two servings.
      ingredients: [{ foodId: 'rice', name: 'rice', massG: 150 }],
      steps: ['Cook it.'],
    });
    const serving = (await user.call('GET', '/v1/recipes/dinner-3')).body as {
      nutrition: { energyKcal: number };
    };
    const { nutrition } = answer.body as typeof serving;
    expect(nutrition.energyKcal).toBeCloseTo(serving.nutrition.energyKcal * 1.5, 0);
  });

  test('an unknown recipe is not there', async () => {
    expect(await user.call('GET', '/v1/recipes/moon-cheese')).toMatchObject({
      status: 404,
      body: { code: 'recipe_not_found' },
    });
  });
});
