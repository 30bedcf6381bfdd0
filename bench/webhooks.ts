import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { migrateDatabase } from '../db/migrate.ts';
import { openOrm } from '../db/orm.ts';
import { createSql } from '../db/sql.ts';
import { addDays, localDateAt } from '../domain/calendar.ts';
import { mapBounded } from '../domain/map-bounded.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { sendWebhooks, WebhookOrder } from '../simulator/webhooks/send-webhooks.ts';
import { findFreePort } from '../stack/free-port.ts';
import { pollUntil } from '../stack/poll-until.ts';
import { startServices } from '../stack/services.ts';
import { apiEnvironment } from '../test/support/api-config.ts';
import { testConfig } from '../test/support/night-stack.ts';
import { addNightUsers } from '../test/support/night-users.ts';
import { consent, simulatedProvider } from '../test/support/simulated-clouds.ts';
import { subscribeApi, WEBHOOK_SECRET } from '../test/support/webhook-api.ts';

const Arguments = z.object({
  events: z.coerce.number().int().min(100).max(100_000),
  senders: z.coerce.number().int().min(1).max(200),
});
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '5000' },
    senders: { type: 'string', default: '20' },
  },
});
const { events, senders } = Arguments.parse(values);
const provider = 'google_health';
const timeZone = 'Europe/Berlin';

// `npm run bench:webhooks`: a storm of signed webhooks, every one of them twice, on the API in a process of its own.
const dataDir = mkdtempSync(path.join(tmpdir(), 'meal-plan-bench-'));
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
const services = await startServices({ ports: 'free', dataDir });
await migrateDatabase({ url: services.postgres.url });
const users = Math.ceil(events / 2);
const simulator = await startSimulator({ people: users });
const [orm, api] = await Promise.all([openOrm({ url: services.postgres.url, poolSize: 4 }), startApi()]);
try {
  const seconds = await storm();
  process.stdout.write(await report(seconds));
} finally {
  api.stop();
  await orm.close();
  await simulator.stop();
  await services.stop();
}

async function startApi() {
  const port = await findFreePort();
  const fitness = { simulator, provider, requestsPerMinute: 50, webhookSecret: WEBHOOK_SECRET } as const;
  const env = await apiEnvironment({
    databaseUrl: services.postgres.url,
    redisUrl: services.redis.url,
    TEMPORAL_ADDRESS: services.temporal.address,
    FITNESS_PROVIDERS: simulatedProvider(fitness),
    PORT: String(port),
  });
  const main = path.join(import.meta.dirname, '../api/main.ts');
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...env }, stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}`;
  // An answer of any kind will do.
  const probe = async () => (await fetch(`${url}/v1/webhooks/none`)).status === 404;
  if (!(await pollUntil({ probe, timeoutMs: 20_000 }))) throw new Error('The API did not start.');
  return { url, stop: () => child.kill() };
}

/** How long each webhook took to be answered, in seconds; half of them are the first of their day. */
async function storm(): Promise<number[]> {
  const config = testConfig({
    databaseUrl: services.postgres.url,
    redisUrl: services.redis.url,
    temporalAddress: services.temporal.address,
    namespace: 'default',
    filesDir: 'none',
  });
  const userIds = await addNightUsers(orm, { count: users, timeZone });
  await consent({ simulator, stack: { orm, config }, provider, userIds });
  if (!(await subscribeApi({ simulator, url: api.url }).google_health())) throw new Error('no handshake');
  const localDate = addDays(localDateAt({ at: new Date(), timeZone }), -1);
  const people = Array.from({ length: events }, (_, index) => index % users);
  return mapBounded(people, senders, async (index) => {
    const person = simulator.world.people[index];
    if (!person) throw new Error(`nobody has the number ${index}`);
    const order = WebhookOrder.parse({ cloud: provider, person: index, localDate });
    const begun = performance.now();
    const [status] = await sendWebhooks({ world: simulator.world, order, person });
    if (status !== 204) throw new Error(`answered ${status}`);
    return (performance.now() - begun) / 1_000;
  });
}

async function report(seconds: readonly number[]): Promise<string> {
  const sorted = seconds.toSorted((a, b) => a - b);
  const ms = (share: number) =>
    ((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 1_000).toFixed(1);
  const [row] = await createSql({ orm })<{ days: number }>('select count(*)::int as days from changed_days');
  return [
    `${events} webhooks by ${senders} senders, every one twice; ${row?.days ?? 0} days to be fetched`,
    `answered after, ms: median ${ms(0.5)}, 95 % ${ms(0.95)}, 99 % ${ms(0.99)}, longest ${ms(1)}`,
    '',
  ].join('\n');
}
