import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MealPlan } from '../../../domain/plan/meal-plan.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import type { WhatIf } from '../../../domain/what-if/plan-what-if.ts';
import { catalogWithPeanuts, savePlanFor } from '../../support/planned-user.ts';
import { somePreferences } from '../../support/recipes.ts';
import { openUserApi, refusedFields, type TestUser, type UserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';

let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  api = await openUserApi({ replaced: { catalog: catalogWithPeanuts } });
});
afterAll(() => api.close());
beforeEach(async () => {
  user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
  api.nights.forget();
});

const ask = (body: object = {}, who = user) => who.call('POST', '/v1/plans/what-if', { body });
const whatIf = async (body: object = {}): Promise<WhatIf> => {
  const answer = await ask(body);
  expect(answer.status).toBe(200);
  return answer.body as WhatIf;
};

const RUN = [{ metCode: '12050', distanceKm: 10 }];

const hasPeanuts = (recipeId: string): boolean =>
  catalogWithPeanuts.recipes.get(recipeId)?.allergens.includes('peanuts') === true;

const recipesIn = ({ plan, differences }: WhatIf): string[] =>
  SLOTS.flatMap((slot) => [
    ...plan.meals[slot].map(({ recipeId }) => recipeId),
    ...differences.meals[slot].out.map(({ recipeId }) => recipeId),
  ]);

/** Everything that a plan for today is stored in. */
const stored = async () => ({
  plan: await api.deps.plans.findOptionalPlan({ userId: user.id, localDate: TODAY }),
  cached: await api.deps.planCache.get({ userId: user.id, localDate: TODAY }),
  targets: await api.rows<{ count: number }>(
    'select count(*)::int as count from day_targets where user_id = ?',
    [user.id],
  ),
});

async function editPlan(change: Partial<MealPlan>): Promise<void> {
  const { plans } = api.deps;
  const before = await plans.findOptionalPlan({ userId: user.id, localDate: TODAY });
  if (before === undefined) throw new Error('There is no plan');
  const { revision: expectedRevision, ...plan } = before.plan;
  const content = { ...plan, ...change };
  await plans.replacePlan({ userId: user.id, expectedRevision, content, at: new Date() });
}

describe('what-if: happy', () => {
  test('a run and a dinner out make another plan, with what is different in figures, recipes and words', async () => {
    await savePlanFor(api, { userId: user.id, localDate: TODAY });
    const { comparedWith, plan, differences } = await whatIf({
      activity: RUN,
      eatingOut: [{ slot: 'dinner', energyKcal: 900 }],
    });
    expect(comparedWith).toBe('saved_plan');
    expect(SLOTS.map((slot) => plan.meals[slot].length)).toEqual([3, 3, 0, 3]);
    expect(differences.targets.energyKcal).toMatchObject({ before: 2000, after: plan.targets.energyKcal });
    expect(differences.meals.dinner.out).toHaveLength(3);
    expect(differences.sentences.join(' ')).toMatch(/10 km of running .* Dinner out takes 900 kcal/);
  });

  test('nothing is saved, cached, opened or started', async () => {
    await savePlanFor(api, { userId: user.id, localDate: TODAY });
    const before = await stored();
    await whatIf({ activity: RUN });
    expect(await stored()).toEqual(before);
    expect(before.plan).toMatchObject({ openedAt: null });
    expect(before.cached).toBeUndefined();
    expect(api.nights.argsOf('replan')).toEqual([]);
  });

  test('a day without a plan is compared with what it would be', async () => {
    const tomorrow = await whatIf({
      localDate: '2026-11-23',
      eatingOut: [{ slot: 'lunch', energyKcal: 700 }],
    });
    expect(tomorrow).toMatchObject({
      comparedWith: 'unchanged_day',
      localDate: '2026-11-23',
      plan: { targets: { activityDate: TODAY }, meals: { lunch: [] } },
    });
    expect(tomorrow.differences.targets.energyKcal.change).toBe(0);
  });

  test('what is swapped away today does not come back, and a choice that is still there is kept', async () => {
    await savePlanFor(api, { userId: user.id, localDate: TODAY });
    const { plan } = await whatIf();
    const [first, second] = plan.meals.lunch;
    await editPlan({ choices: { lunch: second?.recipeId }, swappedAway: [first?.recipeId ?? ''] });
    const again = await whatIf();
    expect(again.plan.meals.lunch.map(({ recipeId }) => recipeId)).not.toContain(first?.recipeId);
    expect(again.plan.choices).toEqual({ lunch: second?.recipeId });
  });
});

describe('what-if: error', () => {
  test.each([
    ['another day', { localDate: '2026-11-25' }, '/localDate'],
    ['the past', { localDate: '2026-11-21' }, '/localDate'],
    ['an unknown activity', { activity: [{ metCode: '99999', durationMin: 30 }] }, '/activity/0/metCode'],
    ['an amount of nothing', { activity: [{ metCode: '12050' }] }, '/activity/0'],
    [
      'a meal that is eaten out twice',
      {
        eatingOut: [
          { slot: 'lunch', energyKcal: 500 },
          { slot: 'lunch', energyKcal: 600 },
        ],
      },
      '/eatingOut',
    ],
    ['a day eaten out', { eatingOut: SLOTS.map((slot) => ({ slot, energyKcal: 500 })) }, '/eatingOut'],
    ['a goal and an energy', { target: { goal: 'gain', energyKcal: 3000 } }, '/target/energyKcal'],
    [
      'a target mass on the wrong side',
      { target: { goal: 'gain', targetMassKg: 60 } },
      '/target/targetMassKg',
    ],
    ['an unknown food', { pantry: [{ foodId: 'unobtainium', massG: 100 }] }, '/pantry/0/foodId'],
  ])('%s is refused, and the field is named', async (_, body, field) => {
    const answer = await ask(body);
    expect(answer.status).toBe(422);
    expect(refusedFields(answer)).toEqual([field]);
  });

  test("a clinician's target is not to be played with", async () => {
    const patient = await api.addUser({ clinicianTarget: { energyKcal: 1800 } });
    await patient.call('PUT', '/v1/preferences', { body: somePreferences() });
    const answer = await ask({ target: { energyKcal: 1500 } }, patient);
    expect(answer.status).toBe(422);
    expect(refusedFields(answer)).toEqual(['/target']);
    expect(await ask({ eatingOut: [{ slot: 'snack', energyKcal: 300 }] }, patient)).toMatchObject({
      body: { plan: { targets: { energyKcal: 1800 } } },
    });
  });

  test('a day that nothing fits says so in a sentence', async () => {
    const call = api.callersWith({
      selectDay: async () => ({ status: 'infeasible', slot: 'lunch', reason: 'The catalogue has no lunch.' }),
    })(user.id);
    expect(await call('POST', '/v1/plans/what-if', { body: {} })).toMatchObject({
      status: 409,
      body: { code: 'infeasible', detail: 'The catalogue has no lunch.' },
    });
  });

  test('who has no profile has no day to change', async () => {
    expect(await ask({}, await api.addUser(null))).toMatchObject({
      status: 409,
      body: { code: 'profile_required' },
    });
  });
});

describe('what-if: a planner that has too much to do', () => {
  test.each([
    ['a day that is cut short is', new DOMException('The task has been aborted', 'AbortError'), 503],
    ['a mistake of ours is not', new Error('a bug'), 500],
  ])('%s something to try again', async (_, reason, status) => {
    const busy = await openUserApi({
      replaced: { catalog: catalogWithPeanuts, selectDay: () => Promise.reject(reason) },
    });
    try {
      const asker = await busy.addUser();
      await asker.call('PUT', '/v1/preferences', { body: somePreferences() });
      const answer = await ask({}, asker);
      expect(answer).toMatchObject({
        status,
        body: { code: status === 503 ? 'planning_timeout' : 'internal_error' },
      });
      expect(answer.headers.get('retry-after')).toBe(status === 503 ? '5' : null);
    } finally {
      await busy.close();
    }
  });
});

describe('what-if: security', () => {
  test('what restrictions of now forbid is neither planned nor named as gone', async () => {
    await savePlanFor(api, { userId: user.id, localDate: TODAY });
    expect(recipesIn(await whatIf()).some(hasPeanuts)).toBe(true);
    await user.call('PUT', '/v1/preferences', { body: somePreferences({ allergens: ['peanuts'] }) });
    expect(recipesIn(await whatIf({ activity: RUN })).filter(hasPeanuts)).toEqual([]);
  });

  test("a guest's allergy is kept beside one's own restrictions, and none is dropped", async () => {
    await user.call('PUT', '/v1/preferences', { body: somePreferences({ diet: 'halal' }) });
    const { plan, differences } = await whatIf({ restrictions: { allergens: ['peanuts'] } });
    expect(SLOTS.flatMap((slot) => plan.meals[slot]).filter(({ recipeId }) => hasPeanuts(recipeId))).toEqual(
      [],
    );
    expect(differences.sentences).toContain('Every recipe is also free from peanuts.');
    const answer = await ask({ restrictions: { diet: 'vegan' } });
    expect(answer.status).toBe(422);
    expect(refusedFields(answer)).toEqual(['/restrictions/diet']);
  });

  test("another person's plan is nothing to compare with", async () => {
    const other = await api.addUser();
    await savePlanFor(api, { userId: other.id, localDate: TODAY });
    expect(await whatIf()).toMatchObject({ comparedWith: 'unchanged_day' });
  });

  test('there is an end to playing', async () => {
    const asked: string[] = [];
    const call = api.callersWith({
      rateLimits: {
        async consume({ rule, key }) {
          asked.push(`${rule.name} ${key}`);
          return rule.name === 'plan-what-if'
            ? { status: 'limited', retryAfterMs: 90_000 }
            : { status: 'allowed', remaining: 1, resetMs: 1 };
        },
      },
    })(user.id);
    const answer = await call('POST', '/v1/plans/what-if', { body: {} });
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(answer.headers.get('retry-after')).toBe('90');
    expect(asked).toContain(`plan-what-if ${user.id}`);
  });
});
