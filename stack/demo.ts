import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { destination, pino } from 'pino';
import { startApi } from '../api/main.ts';
import { type Config, readConfig, type StackConfig } from '../config.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { openOrm } from '../db/orm.ts';
import { createPlanRepository } from '../db/repositories/plans.ts';
import { renderPlanText } from '../domain/plan/render-plan.ts';
import { createDevelopmentSmsSender } from '../integrations/sms/development-sms-sender.ts';
import { createNightControl } from '../temporal/client.ts';
import { connectClient } from '../temporal/connection.ts';
import { startWorker } from '../temporal/worker.ts';
import { cachedWorkflowBundle } from './cached-workflow-bundle.ts';
import { connectDemoPeople, startDemoClouds } from './demo-clouds.ts';
import { runNightNow } from './demo-night.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { createDemoPush } from './demo-push.ts';
import { developmentSettings } from './development-settings.ts';
import { createProgressDisplay } from './progress-display.ts';
import { type SeededPerson, seedDemo } from './seed-demo.ts';
import { type Services, startServices } from './services.ts';
import { welcomeText } from './welcome-text.ts';

const STACK_DIR = path.resolve(import.meta.dirname, '../.stack');
const LOG_FILE = path.join(STACK_DIR, 'logs', 'app.log');

/** The person whose plan is printed: with history, a workout and a source, so that there is much to see. */
const SHOWN_PERSON = 'Lucas';

type Stage = {
  config: StackConfig;
  /** Prints a line on the terminal. */
  say: (line: string) => void;
  /** Takes what ends a part; parts end in the opposite order. */
  onEnd: (end: () => Promise<void>) => void;
};

/**
 * Starts the services, the simulated fitness clouds, the API and the worker, and makes tonight's plans for the people of the demo.
 * `workerEnded` rejects when the worker dies by itself. Throws what its reader can act on.
 */
export async function startDemo(stage: Stage): Promise<{ workerEnded: Promise<void> }> {
  const { say, onEnd } = stage;
  say('Starting PostgreSQL, Redis and Temporal…');
  const services = await startEmbedded(stage);
  onEnd(() => services.stop());
  const clouds = await startDemoClouds({ port: stage.config.SIMULATOR_PORT });
  onEnd(() => clouds.simulator.stop());
  const { settings: fitnessProviders } = clouds;
  const config = readConfig(
    await developmentSettings({ stackDir: STACK_DIR, services, config: stage.config, fitnessProviders }),
  );

  const { applied } = await migrateDatabase({ url: config.DATABASE_URL });
  if (applied.length > 0) say(`Database migrated: ${applied.join(', ')}`);
  const orm = await openOrm({ url: config.DATABASE_URL, poolSize: 3 });
  onEnd(() => orm.close());
  const people = await seedDemo({ orm, now: new Date() });
  await connectDemoPeople({ clouds, orm, config, people, now: new Date() });
  const zones = new Set(people.map(({ profile }) => profile.timeZone));
  say(`${people.length} demo users in ${zones.size} time zones.`);

  say('Starting the API and the worker…');
  const { apiUrl, workerEnded } = await startProcesses({ ...stage, appConfig: config });
  await makePlans({ orm, config, people, say });
  const { origin: cloudsUrl } = clouds.simulator;
  const { uiUrl } = services.temporal;
  say(welcomeText({ apiUrl, uiUrl, cloudsUrl, people, logFile: '.stack/logs/app.log' }));
  return { workerEnded };
}

function startEmbedded({ config, say }: Stage): Promise<Services> {
  const { DATABASE_URL, REDIS_URL, TEMPORAL_ADDRESS } = config;
  return startServices({
    dataDir: path.join(STACK_DIR, 'data'),
    ports: {
      postgres: config.POSTGRES_PORT,
      redis: config.REDIS_PORT,
      temporal: config.TEMPORAL_PORT,
      temporalUi: config.TEMPORAL_UI_PORT,
    },
    external: {
      ...(DATABASE_URL && { postgresUrl: DATABASE_URL }),
      ...(REDIS_URL && { redisUrl: REDIS_URL }),
      ...(TEMPORAL_ADDRESS && { temporalAddress: TEMPORAL_ADDRESS }),
    },
    log: say,
  });
}

/** The API and the worker by their own composition roots, here in one process. */
async function startProcesses({
  appConfig,
  say,
  onEnd,
}: Stage & { appConfig: Config }): Promise<{ apiUrl: string; workerEnded: Promise<void> }> {
  mkdirSync(path.dirname(LOG_FILE), { recursive: true });
  const logger = pino({ level: appConfig.LOG_LEVEL, base: {} }, destination({ dest: LOG_FILE, sync: false }));
  const bindAddress = `${appConfig.HOST}:${appConfig.TEMPORAL_METRICS_PORT}`;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { metrics: { prometheus: { bindAddress } } },
  });
  const sms = createDevelopmentSmsSender({ show: (line) => say(`\n${line}\n`) });
  const api = await startApi({ config: appConfig, logger, sms });
  onEnd(() => api.stop());
  const push = createDemoPush({ people: DEMO_PEOPLE, show: say });
  const workflowBundle = await cachedWorkflowBundle();
  const worker = await startWorker({ config: appConfig, logger, overrides: { push, workflowBundle } });
  onEnd(() => worker.stop());
  return { apiUrl: api.url, workerEnded: worker.finished };
}

async function makePlans({
  orm,
  config,
  people,
  say,
}: {
  orm: MikroORM;
  config: Config;
  people: readonly SeededPerson[];
  say: (line: string) => void;
}): Promise<void> {
  const connection = connectClient(config);
  const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  say('\nTonight’s plans, made now for everybody:');
  const display = createProgressDisplay(process.stdout);
  const { made, seconds } = await runNightNow({
    orm,
    control: createNightControl({ client }),
    people,
    display,
  });
  await connection.close();
  say(made === 0 ? '  Everybody has today’s plan already.' : `  ${made} plans in ${seconds.toFixed(1)} s.`);

  const shown = people.find(({ name }) => name.startsWith(SHOWN_PERSON));
  const stored = shown && (await createPlanRepository({ orm }).findOptionalPlan(shown));
  if (stored) say(`\n${shown.name}\n${renderPlanText(stored.plan)}`);
}
