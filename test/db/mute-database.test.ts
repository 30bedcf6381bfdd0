import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOrm, ormConfig } from '../../db/orm.ts';
import { isOutage } from '../../telemetry/is-outage.ts';
import { startPostgresProxy } from '../support/postgres-proxy.ts';
import { createTestDatabase } from '../support/services.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let proxy: Awaited<ReturnType<typeof startPostgresProxy>>;
beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await startPostgresProxy();
});
afterAll(async () => {
  await proxy.stop();
  await database.drop();
});

it('heals by itself when all connections go mute and new ones work', async () => {
  const limits = { connectMs: 400, queryMs: 400, lifetimeSeconds: 2 };
  const orm = await openOrm({ url: proxy.reach(database.url), poolSize: 3, limits });
  const ask = () => orm.em.fork().getConnection().execute('select 1 as one');
  await Promise.all([ask(), ask(), ask()]);
  proxy.mute();
  const failed = await ask().catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(Error);
  expect(isOutage(failed)).toBe(true);
  await expect.poll(() => ask().catch(() => 'mute'), { timeout: 15_000 }).toEqual([{ one: 1 }]);
  // Not one connection by luck: all that are left answer.
  await Promise.all(Array.from({ length: 6 }, ask));
  await orm.close(true);
});

it('gives a place back when the connection breaks at COMMIT, and when it goes mute in a transaction', async () => {
  const orm = await openOrm({ url: proxy.reach(database.url), poolSize: 1, limits: { queryMs: 400 } });
  const write = (during = () => {}) =>
    orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      during();
    });
  proxy.loseAnswerToCommit();
  await expect(write()).rejects.toSatisfy(isOutage);
  await write();
  await expect(write(() => proxy.mute())).rejects.toSatisfy(isOutage);
  await write();
  await orm.close();
});

it('waits for a place in the pool for a bounded time, and calls that an outage', async () => {
  const orm = await openOrm({ url: database.url, poolSize: 1, limits: { connectMs: 300 } });
  let giveBack = () => {};
  const free = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  let held: Promise<void> = Promise.resolve();
  await new Promise<void>((hasIt) => {
    held = orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      hasIt();
      await free;
    });
  });
  const refused = await orm.em
    .fork()
    .getConnection()
    .execute('select 1')
    .catch((error: unknown) => error);
  giveBack();
  await held;
  expect(refused).toBeInstanceOf(Error);
  expect(isOutage(refused)).toBe(true);
  await orm.close();
});

it('has a limit for a query, a connection and its age unless a caller chooses others', () => {
  const options = (args: Parameters<typeof ormConfig>[0]) => ormConfig(args).driverOptions;
  expect(options({ url: database.url })).toMatchObject({
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    maxLifetimeSeconds: 30,
    keepAlive: true,
  });
});
