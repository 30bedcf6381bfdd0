import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { cachedWorkflowBundle } from '../../stack/cached-workflow-bundle.ts';
import { type Config, Environment } from '../../config.ts';
import { openOrm } from '../../db/orm.ts';
import type { PushGateway, PushMessage, PushTarget } from '../../domain/ports/push-gateway.ts';
import { createNightControl } from '../../temporal/client.ts';
import { startWorker, type WorkerOverrides } from '../../temporal/worker.ts';
import { createTestDatabase, createTestNamespace, createTestRedis } from './services.ts';

// The SDK's own lines would bury the test report.
Runtime.install({ logger: new DefaultLogger('ERROR') });

/** Settings of a test process: the addresses are real, the secrets are not used by a worker. */
export const testConfig = (addresses: {
  databaseUrl: string;
  redisUrl: string;
  temporalAddress: string;
  namespace: string;
}): Config =>
  Environment.parse({
    DATABASE_URL: addresses.databaseUrl,
    REDIS_URL: addresses.redisUrl,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: addresses.namespace,
    METRICS_PORT: '0',
    LOG_LEVEL: 'silent',
    JWT_PRIVATE_KEYS: JSON.stringify([{ kty: 'OKP', crv: 'Ed25519', kid: 'test', d: 'unused', x: 'unused' }]),
    CODE_HMAC_KEY: Buffer.alloc(32).toString('base64'),
  });

/** A push gateway that remembers what a phone would show: one message for each collapse key. */
export function createPhones(): Pick<PushGateway, 'send'> & {
  shown: Map<string, PushMessage>;
  sends: number;
} {
  const shown = new Map<string, PushMessage>();
  const phones = {
    shown,
    sends: 0,
    async send({ target, message }: { target: PushTarget; message: PushMessage }) {
      phones.sends += 1;
      shown.set(`${JSON.stringify(target)} ${message.collapseKey}`, message);
      return { status: 'delivered' } as const;
    },
  };
  return phones;
}

/** The whole night on services of its own: a database, a cache, a namespace, and workers on request. */
export async function openNightStack() {
  const [database, redis, temporal] = await Promise.all([
    createTestDatabase(),
    createTestRedis(),
    createTestNamespace(),
  ]);
  const config = testConfig({
    databaseUrl: database.url,
    redisUrl: redis.url,
    temporalAddress: temporal.address,
    namespace: temporal.namespace,
  });
  const orm = await openOrm({ url: database.url, poolSize: 4 });
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  const workers: Awaited<ReturnType<typeof startWorker>>[] = [];
  return {
    config,
    orm,
    client,
    control: createNightControl({ client }),
    async startWorker(overrides: WorkerOverrides = {}) {
      const workflowBundle = await cachedWorkflowBundle();
      const logger = pino({ level: 'silent' });
      const worker = await startWorker({ config, logger, overrides: { workflowBundle, ...overrides } });
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await connection.close();
      await orm.close();
      await Promise.all([database.drop(), redis.flush()]);
    },
  };
}
export type NightStack = Awaited<ReturnType<typeof openNightStack>>;

/** What a test says of its users; the rest is ordinary. */
export type NightUsers = {
  count: number;
  timeZone: string;
  wakeUpTime?: string;
  /** Date for which the phone has pushed the day's activity; none without it. */
  pushedDate?: string;
  allergens?: string[];
  device?: (index: number) => PushTarget | undefined;
};

const expoDevice = (index: number): PushTarget => ({
  kind: 'expo',
  token: `ExponentPushToken[phone-${index}]`,
});

/** Adds users with profile, preferences and a phone, in a few statements; returns their ids in order. */
export async function addNightUsers(orm: MikroORM, users: NightUsers): Promise<string[]> {
  const { count, timeZone, wakeUpTime = '07:00', pushedDate, allergens = [], device = expoDevice } = users;
  const ids = Array.from({ length: count }, () => randomUUID());
  const run = (sql: string, ...parameters: unknown[]) => orm.em.getConnection().execute(sql, parameters);
  const rows = JSON.stringify(
    ids.map((id, index) => ({
      id,
      phone: `+1${id.replaceAll('-', '').slice(0, 15)}`,
      mass: 60 + (index % 40),
    })),
  );
  const people = 'jsonb_to_recordset(?::jsonb) as x(id uuid, phone text, mass int)';
  await run(
    `insert into users (id, phone, role, erasing, consent_version, consent_at, created_at)
     select id, phone, 'user', false, '1', now(), now() from ${people}`,
    rows,
  );
  await run(
    `insert into profiles (user_id, birth_date, sex, height_cm, mass_kg, pace_kg_per_week, goal,
       baseline_activity, time_zone, wake_up_time, locale, units, life_stage, revision, updated_at)
     select id, '1988-04-12', 'female', 168, mass, 0.5, 'maintain', 'light', ?, ?, 'en', 'metric', 'none', 1, now()
     from ${people}`,
    timeZone,
    wakeUpTime,
    rows,
  );
  await run(
    `insert into preferences (user_id, diet, allergens, disliked_foods, disliked_recipes, liked_cuisines, revision, updated_at)
     select id, 'omnivore', ?::jsonb, '[]', '[]', '[]', 1, now() from ${people}`,
    JSON.stringify(allergens),
    rows,
  );
  if (pushedDate) {
    await run(
      `insert into activity_reports (user_id, local_date, source, steps, active_energy_kcal, complete, recorded_at, revision)
       select id, ?, 'healthkit', 9000, 420, true, now(), 1 from ${people}`,
      pushedDate,
      rows,
    );
  }
  const devices = ids.flatMap((id, index) => {
    const target = device(index);
    return target
      ? [{ id: randomUUID(), user: id, kind: target.kind, target, hash: randomUUID().replaceAll('-', '') }]
      : [];
  });
  await run(
    `insert into push_devices (id, user_id, kind, target, target_hash, created_at)
     select id, "user", kind, target, hash, now()
     from jsonb_to_recordset(?::jsonb) as x(id uuid, "user" uuid, kind text, target jsonb, hash text)`,
    JSON.stringify(devices),
  );
  return ids;
}
