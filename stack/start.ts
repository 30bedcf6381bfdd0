import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { destination, pino } from 'pino';
import { startApi } from '../api/main.ts';
import { readConfig, readStackConfig } from '../config.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { openOrm } from '../db/orm.ts';
import { createPlanRepository } from '../db/repositories/plans.ts';
import { renderPlanText } from '../domain/plan/render-plan.ts';
import { createDevelopmentSmsSender } from '../integrations/sms/development-sms-sender.ts';
import { createNightControl } from '../temporal/client.ts';
import { connectClient } from '../temporal/connection.ts';
import { startWorker } from '../temporal/worker.ts';
import { cachedWorkflowBundle } from './cached-workflow-bundle.ts';
import { runNightNow } from './demo-night.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { createDemoPush } from './demo-push.ts';
import { developmentSettings } from './development-settings.ts';
import { createProgressDisplay } from './progress-display.ts';
import { type SeededPerson, seedDemo } from './seed-demo.ts';
import { startServices } from './services.ts';
import { welcomeText } from './welcome-text.ts';

const STACK_DIR = path.resolve(import.meta.dirname, '../.stack');

/** The person whose plan is printed: with history, a workout and a source, so that there is much to see. */
const SHOWN_PERSON = 'Lucas';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What was started, so that it ends in the opposite order. */
const ends: (() => Promise<void>)[] = [];

async function start(): Promise<void> {
  const stackConfig = readStackConfig(process.env);
  mkdirSync(path.join(STACK_DIR, 'logs'), { recursive: true });
  const logger = pino(
    { level: 'info', base: {} },
    destination({ dest: path.join(STACK_DIR, 'logs', 'app.log'), sync: false }),
  );
  Runtime.install({ logger: new DefaultLogger('ERROR') });

  say('Starting PostgreSQL, Redis and Temporal…');
  const services = await startServices({
    dataDir: path.join(STACK_DIR, 'data'),
    ports: {
      postgres: stackConfig.POSTGRES_PORT,
      redis: stackConfig.REDIS_PORT,
      temporal: stackConfig.TEMPORAL_PORT,
      temporalUi: stackConfig.TEMPORAL_UI_PORT,
    },
    external: {
      ...(stackConfig.DATABASE_URL ? { postgresUrl: stackConfig.DATABASE_URL } : {}),
      ...(stackConfig.REDIS_URL ? { redisUrl: stackConfig.REDIS_URL } : {}),
      ...(stackConfig.TEMPORAL_ADDRESS ? { temporalAddress: stackConfig.TEMPORAL_ADDRESS } : {}),
    },
    log: say,
  });
  ends.push(() => services.stop());
  const config = readConfig(
    await developmentSettings({ stackDir: STACK_DIR, services, config: stackConfig }),
  );

  const { applied } = await migrateDatabase({ url: config.DATABASE_URL });
  if (applied.length > 0) say(`Database migrated: ${applied.join(', ')}`);
  const orm = await openOrm({ url: config.DATABASE_URL, poolSize: 3 });
  ends.push(() => orm.close());
  const people = await seedDemo({ orm, now: new Date() });
  say(
    `${people.length} demo users in ${new Set(people.map(({ profile }) => profile.timeZone)).size} time zones.`,
  );

  say('Starting the API and the worker…');
  const sms = createDevelopmentSmsSender({ show: (line) => say(`\n${line}\n`) });
  const api = await startApi({ config, logger, sms });
  ends.push(() => api.stop());
  const push = createDemoPush({ people: DEMO_PEOPLE, show: say });
  const worker = await startWorker({
    config: { ...config, METRICS_PORT: stackConfig.WORKER_METRICS_PORT },
    logger,
    overrides: { push, workflowBundle: await cachedWorkflowBundle() },
  });
  ends.push(() => worker.stop());

  await showNight(people);
  say(
    welcomeText({ apiUrl: api.url, uiUrl: services.temporal.uiUrl, people, logFile: '.stack/logs/app.log' }),
  );
  worker.finished.catch(async (error: unknown) => {
    say(`The worker ended: ${error instanceof Error ? error.message : String(error)}`);
    await stop(1);
  });

  async function showNight(all: readonly SeededPerson[]): Promise<void> {
    const connection = connectClient(config);
    const control = createNightControl({
      client: new Client({ connection, namespace: config.TEMPORAL_NAMESPACE }),
    });
    say('\nTonight’s plans, made now for everybody:');
    const display = createProgressDisplay(process.stdout);
    const { made, seconds } = await runNightNow({ orm, control, people: all, display });
    await connection.close();
    say(made === 0 ? '  Everybody has today’s plan already.' : `  ${made} plans in ${seconds.toFixed(1)} s.`);
    const shown = all.find(({ name }) => name.startsWith(SHOWN_PERSON));
    if (!shown) return;
    const stored = await createPlanRepository({ orm }).findOptionalPlan(shown);
    if (stored) say(`\n${shown.name}\n${renderPlanText(stored.plan)}`);
  }
}

/** Ends everything in the opposite order; a second Ctrl-C does not wait for it. */
let stopping = false;
async function stop(code: number): Promise<void> {
  if (stopping) process.exit(code === 0 ? 130 : code);
  stopping = true;
  for (const end of ends.reverse()) {
    try {
      await end();
    } catch (error) {
      say(`While stopping: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    say('\nStopping…');
    void stop(0);
  });
}

try {
  await start();
} catch (error) {
  say(`\n${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}
