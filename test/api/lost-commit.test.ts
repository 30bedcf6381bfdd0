import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { type PostgresProxy, startPostgresProxy } from '../support/postgres-proxy.ts';
import { openUserApi, type TestUser, type UserApi } from '../support/user-api.ts';

// The answer to COMMIT is lost on its way: the API says 503, and what was asked for is done. The client asks again.

let proxy: PostgresProxy;
let api: UserApi;
let user: TestUser;
beforeAll(async () => {
  proxy = await startPostgresProxy();
  api = await openUserApi({ reach: proxy.reach, replaced: { catalog: loadCatalog() } });
});
beforeEach(async () => {
  user = await api.addUser();
});
afterAll(async () => {
  await api.close();
  await proxy.stop();
});

const count = async (table: string): Promise<number> => {
  const [row] = await api.rows<{ n: number }>(`select count(*)::int as n from ${table} where user_id = ?`, [
    user.id,
  ]);
  return row?.n ?? -1;
};
const stock = async (): Promise<number> => {
  const [row] = await api.rows<{ n: number }>(
    'select coalesce(sum(stock), 0)::float8 as n from inventory_lots where user_id = ?',
    [user.id],
  );
  return row?.n ?? -1;
};
const addedLot = async (): Promise<string> => {
  const { body } = await user.call('POST', '/v1/inventory/lots', { body: LOT });
  return `/v1/inventory/lots/${(body as { id: string }).id}`;
};

const LOT = { name: 'Paneer', quantity: 500, unit: 'g' };
const DEVICE = { target: { kind: 'fcm', token: 'a-token-of-some-device' } };

type Case = { path: () => Promise<string>; body: object; seen: () => Promise<number>; right: number };
const at = (path: string) => async () => path;

/** Each POST that takes an Idempotency-Key: what it is sent, and what there must be of it in the end. */
const CASES: Record<string, Case> = {
  '/v1/workouts': {
    path: at('/v1/workouts'),
    body: { localDate: '2026-11-22', metCode: '12020', durationMin: 30 },
    seen: () => count('workouts'),
    right: 1,
  },
  '/v1/devices': { path: at('/v1/devices'), body: DEVICE, seen: () => count('push_devices'), right: 1 },
  '/v1/inventory/lots': { path: at('/v1/inventory/lots'), body: LOT, seen: stock, right: 500 },
  '/v1/inventory/lines': {
    path: at('/v1/inventory/lines'),
    body: { text: '500 g paneer\n3 onions' },
    seen: () => count('inventory_lots'),
    right: 2,
  },
  '/v1/inventory/lots/{id}/consume': {
    path: async () => `${await addedLot()}/consume`,
    body: { quantity: 100 },
    seen: stock,
    right: 400,
  },
  '/v1/inventory/lots/{id}/discard': {
    path: async () => `${await addedLot()}/discard`,
    body: { quantity: 100 },
    seen: stock,
    right: 400,
  },
};

/** Those that add nothing by themselves, or are tried elsewhere, with the reason. */
const ELSEWHERE: Record<string, string> = {
  '/v1/plans/{date}/swap': 'a second swap of a dish that is gone is refused',
  '/v1/plans/{date}/meals/{slot}/cooked': 'the same change of the stock as consume',
  '/v1/shopping-list/bought': 'the same change of the stock as lots',
  '/v1/ops/nights/{date}/reschedule': 'asking a night twice is asking it once',
  '/v1/inventory/imports': 'the import is the row of the key’s resource id; its tests send it twice',
};

describe('a POST whose COMMIT was answered into the void', () => {
  it.each(Object.entries(CASES))(
    '%s is done once when it is repeated',
    async (_, { path, body, seen, right }) => {
      const url = await path();
      const call = { body, headers: { 'idempotency-key': `lost-${url}` } };
      const before = proxy.lost();
      proxy.loseAnswerToCommit();
      const first = await user.call('POST', url, call);
      expect(proxy.lost()).toBe(before + 1);
      expect(first.status).toBe(503);
      // At once: nobody waits for a run that has failed.
      const second = await user.call('POST', url, call);
      expect(second.status).toBeLessThan(300);
      expect(await seen()).toBe(right);
      const third = await user.call('POST', url, call);
      expect(third.body).toEqual(second.body);
      expect(await seen()).toBe(right);
    },
  );

  it('covers every POST that takes an Idempotency-Key', () => {
    const document = JSON.parse(
      readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'),
    ) as {
      paths: Record<string, { post?: { parameters?: { name?: string }[] } }>;
    };
    const withKey = Object.entries(document.paths).flatMap(([path, { post }]) =>
      post?.parameters?.some(({ name }) => name?.toLowerCase() === 'idempotency-key') ? [path] : [],
    );
    expect(withKey.length).toBeGreaterThan(6);
    expect([...Object.keys(CASES), ...Object.keys(ELSEWHERE)].sort()).toEqual(
      expect.arrayContaining(withKey.sort()),
    );
  });
});
