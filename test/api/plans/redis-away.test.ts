import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanView } from '../../../api/plans/plan-view.ts';
import { createSql } from '../../../db/sql.ts';
import { connectRedis, settleRedis } from '../../../integrations/redis/connect.ts';
import { createPlanCache } from '../../../integrations/redis/plan-cache.ts';
import { catalogWithPeanuts, savePlanFor } from '../../support/planned-user.ts';
import { somePreferences } from '../../support/recipes.ts';
import { createTestRedis } from '../../support/services.ts';
import { openUserApi, type TestUser, type UserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';
const NO_REDIS = 'redis://127.0.0.1:1';

let api: UserApi;
let redis: { url: string; flush: () => Promise<void> };
beforeAll(async () => {
  redis = await createTestRedis();
  api = await openUserApi({ redisUrl: redis.url, replaced: { catalog: catalogWithPeanuts } });
});
afterAll(async () => {
  await api.close();
  await redis.flush();
});

async function aPlannedUser(): Promise<TestUser> {
  const user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
  await savePlanFor(api, { userId: user.id, localDate: TODAY });
  return user;
}

/** An API on the same database whose Redis is at `url`. */
async function withCacheAt<Result>(
  url: string,
  use: (call: ReturnType<UserApi['callersWith']>) => Promise<Result>,
) {
  const client = connectRedis({ url, onError: () => {} });
  await settleRedis(client);
  try {
    return await use(api.callersWith({ planCache: createPlanCache({ redis: client }) }));
  } finally {
    client.disconnect();
  }
}

const lunchChoice = async (user: TestUser, index: number) => {
  const { body } = await user.call('GET', '/v1/plans/today');
  return { recipeId: (body as PlanView).meals.lunch[index]?.recipeId };
};

const isCacheStale = async (userId: string) => {
  const rows = await createSql({ orm: api.orm })<{ cache_stale: boolean }>(
    'select cache_stale from plans where user_id = ?',
    [userId],
  );
  return rows[0]?.cache_stale;
};

test('a plan that was read from the database is in the cache from then on', async () => {
  const user = await aPlannedUser();
  const at = { userId: user.id, localDate: TODAY };
  expect(await api.deps.planCache.get(at)).toBeUndefined();
  await user.call('GET', '/v1/plans/today');
  expect(await api.deps.planCache.get(at)).toMatchObject({ plan: { revision: 1 } });
});

test('a plan in the cache spares the database the document', async () => {
  const user = await aPlannedUser();
  await user.call('GET', '/v1/plans/today');
  let reads = 0;
  const plans: typeof api.deps.plans = {
    ...api.deps.plans,
    findOptionalPlan(args) {
      reads += 1;
      return api.deps.plans.findOptionalPlan(args);
    },
  };
  const answer = await api.callersWith({ plans })(user.id)('GET', '/v1/plans/today');
  expect(answer).toMatchObject({ status: 200, etag: '"1"' });
  expect(reads).toBe(0);
});

test('an edit tells the cache', async () => {
  const user = await aPlannedUser();
  await user.call('PUT', '/v1/plans/today/choices/lunch', { body: await lunchChoice(user, 1) });
  expect(await api.deps.planCache.get({ userId: user.id, localDate: TODAY })).toMatchObject({
    plan: { revision: 2 },
  });
  expect(await isCacheStale(user.id)).toBe(false);
});

test('with Redis away plans are read and edited, and the sweep hears that the cache is behind', async () => {
  const user = await aPlannedUser();
  await withCacheAt(NO_REDIS, async (callAs) => {
    const call = callAs(user.id);
    expect(await call('GET', '/v1/plans/today')).toMatchObject({ status: 200, etag: '"1"' });
    const body = await lunchChoice({ id: user.id, call }, 1);
    expect(await call('PUT', '/v1/plans/today/choices/lunch', { body })).toMatchObject({ status: 200 });
    expect(await call('GET', '/v1/plans/today')).toMatchObject({ status: 200, etag: '"2"' });
  });
  expect(await isCacheStale(user.id)).toBe(true);
});

test('a cache that missed an edit is never believed, by no process, and is put right by the next read', async () => {
  const user = await aPlannedUser();
  const body = await lunchChoice(user, 1);
  await withCacheAt(NO_REDIS, async (callAs) => {
    await callAs(user.id)('PUT', '/v1/plans/today/choices/lunch', { body });
  });
  const at = { userId: user.id, localDate: TODAY };
  expect(await api.deps.planCache.get(at)).toMatchObject({ plan: { revision: 1 } });
  const answer = await user.call('GET', '/v1/plans/today');
  expect(answer).toMatchObject({ etag: '"2"', body: { choices: { lunch: body.recipeId } } });
  expect(await api.deps.planCache.get(at)).toMatchObject({ plan: { revision: 2 } });
});

test('what is cached is checked against the restrictions of now as well', async () => {
  const user = await aPlannedUser();
  await user.call('GET', '/v1/plans/today');
  await user.call('PUT', '/v1/preferences', { body: somePreferences({ allergens: ['peanuts'] }) });
  const { body } = await user.call('GET', '/v1/plans/today');
  const ids = Object.values((body as PlanView).meals).flatMap((options) => options.map((o) => o.recipeId));
  const forbidden = ids.filter((id) => catalogWithPeanuts.recipes.get(id)?.allergens.includes('peanuts'));
  expect(forbidden).toEqual([]);
});
