import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { createProviderLimiter } from '../../../integrations/redis/provider-limiter.ts';
import { ENTRIES, startOpenFoodFacts } from '../../support/open-food-facts.ts';
import { createTestRedis } from '../../support/services.ts';
import { openUserApi, type TestUser, type UserApi } from '../../support/user-api.ts';

const LIMIT = 3;
const UNKNOWN = '4006381333931';
/** More than may be asked for in a minute. */
const OTHERS = ['5000112637922', '7622210449283', '5449000000996', UNKNOWN];
const { paneer, spread, eggs } = ENTRIES;

let directory: Awaited<ReturnType<typeof startOpenFoodFacts>>;
let redis: Redis;
let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  directory = await startOpenFoodFacts({ entries: Object.values(ENTRIES) });
  const { url } = await createTestRedis();
  redis = new Redis(url);
  api = await openUserApi({
    redisUrl: url,
    settings: { OPEN_FOOD_FACTS: settings() },
    replaced: { catalog: loadCatalog() },
  });
});
afterAll(async () => {
  redis.disconnect();
  await Promise.all([api.close(), directory.stop()]);
});
beforeEach(async () => {
  directory.setFault(undefined);
  directory.asked.length = 0;
  await redis.flushdb();
  // Redis has just started: nobody would know what was sent in the last minute.
  await openLimit();
  user = await api.addUser({ locale: 'de-AT' });
});

const settings = () =>
  JSON.stringify({
    contact: 'ops@example.org',
    url: `${directory.origin}/`,
    requestsPerMinute: LIMIT,
  });
const openLimit = () => {
  const limits = { open_food_facts: { requests: LIMIT, windowMs: 60_000 } };
  return createProviderLimiter({ redis, limits }).clear({ provider: 'open_food_facts' });
};
const find = (barcode: string, by = user) => by.call('GET', `/v1/products/${barcode}`);
const save = (barcode: string, body: object) => user.call('PUT', `/v1/products/${barcode}`, { body });
const add = (barcode: string) => user.call('POST', '/v1/inventory/lots', { body: { barcode, quantity: 2 } });

describe('happy', () => {
  test('what a scale packed is one product, with the weight of the barcode that is scanned', async () => {
    expect((await save('2112345012346', { name: 'Gouda', amount: 1234 })).status).toBe(200);
    const { status, body } = await find('2112345005676');
    expect([status, body]).toMatchObject([200, { source: 'own', name: 'Gouda', amount: 567 }]);
  });

  test('a barcode that nobody named is proposed, with its food, its content and whom to thank', async () => {
    expect(await find(paneer.code)).toMatchObject({
      status: 200,
      body: {
        source: 'open_food_facts',
        barcode: paneer.code,
        name: 'Paneer',
        brands: ['Amul'],
        foodId: 'paneer',
        candidates: [],
        measure: 'g',
        amount: 200,
        attribution: {
          name: 'Open Food Facts',
          url: `https://world.openfoodfacts.org/product/${paneer.code}`,
          licence: 'ODbL-1.0',
        },
      },
    });
  });

  test('what leaves a doubt is proposed with foods to choose from', async () => {
    const { body } = await find(spread.code);
    expect(body).toMatchObject({ name: 'Nutella', measure: 'g', amount: 400, candidates: expect.any(Array) });
    expect(body).not.toHaveProperty('foodId');
  });

  test("one's own word comes first, and asks nobody", async () => {
    await save(spread.code, { name: 'The good one', foodId: 'hazelnuts', amount: 350 });
    expect((await find(spread.code)).body).toMatchObject({
      source: 'own',
      name: 'The good one',
      amount: 350,
    });
    expect(directory.asked).toEqual([]);
  });

  test('packages are added by a barcode that leaves no doubt', async () => {
    const added = await add(eggs.code);
    expect(added).toMatchObject({
      status: 201,
      body: { foodId: 'eggs', barcode: eggs.code, quantity: 2, unit: 'package', amount: 1200 },
    });
  });

  test('a product is asked for once, whoever scans it', async () => {
    const other = await api.addUser();
    expect((await find(paneer.code)).status).toBe(200);
    expect((await find(paneer.code, other)).body).toMatchObject({ name: 'Amul Malai Paneer 200 g' });
    expect([(await find(UNKNOWN)).status, (await find(UNKNOWN, other)).status]).toEqual([404, 404]);
    expect(directory.asked).toEqual([`/api/v2/product/${paneer.code}`, `/api/v2/product/${UNKNOWN}`]);
  });
});

describe('error', () => {
  test('a barcode that leaves a doubt is not added, and the answer says what to choose', async () => {
    const answer = await add(spread.code);
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'product_unconfirmed',
        errors: [{ path: '/foodId', message: expect.stringContaining('hazelnuts') }],
      },
    });
    expect((await user.call('GET', '/v1/inventory/lots')).body).toMatchObject({ items: [] });
    await save(spread.code, { name: 'Nutella', amount: 400 });
    expect((await add(spread.code)).status).toBe(201);
  });

  test('a barcode that neither side knows is not found', async () => {
    expect(await find(UNKNOWN)).toMatchObject({ status: 404, body: { code: 'product_not_found' } });
    expect(await add(UNKNOWN)).toMatchObject({ status: 404, body: { code: 'product_not_found' } });
  });

  test('while the directory is away that is said, and what one has named works', async () => {
    directory.setFault({ kind: 'cut' });
    await save(UNKNOWN, { name: 'Mine', amount: 100 });
    expect((await find(UNKNOWN)).body).toMatchObject({ source: 'own', name: 'Mine' });
    const answer = await find(paneer.code);
    expect(answer).toMatchObject({ status: 503, body: { code: 'product_directory_away' } });
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(await add(paneer.code)).toMatchObject({ status: 503, body: { code: 'product_directory_away' } });
    directory.setFault(undefined);
    expect((await find(paneer.code)).status).toBe(200);
  });

  test('the directory is asked no more often than it allows', async () => {
    const scans = await Promise.all(OTHERS.map((barcode) => find(barcode)));
    expect(scans.map(({ status }) => status).sort()).toEqual([404, 404, 404, 503]);
    expect(directory.asked).toHaveLength(LIMIT);
  });

  test('a pause that the directory asks for holds for everybody', async () => {
    directory.setFault({ kind: 'answer', httpStatus: 429, headers: { 'retry-after': '30' } });
    expect((await find(paneer.code)).headers.get('retry-after')).toBe('30');
    directory.setFault(undefined);
    const next = await find(eggs.code, await api.addUser());
    expect([next.status, Number(next.headers.get('retry-after')) > 25]).toEqual([503, true]);
    expect(directory.asked).not.toContain(`/api/v2/product/${eggs.code}`);
  });
});

test('while Redis is away nobody is asked without counting, and what one has named works', async () => {
  const uncounted = await openUserApi({
    redisUrl: 'redis://127.0.0.1:1',
    settings: { OPEN_FOOD_FACTS: settings() },
    replaced: { catalog: loadCatalog() },
  });
  const somebody = await uncounted.addUser();
  await somebody.call('PUT', `/v1/products/${UNKNOWN}`, { body: { name: 'Mine', amount: 100 } });
  expect((await find(UNKNOWN, somebody)).body).toMatchObject({ source: 'own', name: 'Mine' });
  expect(await find(paneer.code, somebody)).toMatchObject({
    status: 503,
    body: { code: 'product_directory_away' },
  });
  expect(directory.asked).toEqual([]);
  await uncounted.close();
});

describe('security', () => {
  test('an installation that did not turn it on asks nobody', async () => {
    const closed = await openUserApi({ replaced: { catalog: loadCatalog() } });
    const somebody = await closed.addUser();
    expect(await find(paneer.code, somebody)).toMatchObject({
      status: 404,
      body: { code: 'product_not_found' },
    });
    expect(directory.asked).toEqual([]);
    await closed.close();
  });

  test('a barcode cannot lead to another address of the directory', async () => {
    expect((await find('..%2F..%2Fcgi')).status).toBe(422);
    expect(directory.asked).toEqual([]);
  });
});
