import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';
import { migrateDatabase } from '../../db/migrate.ts';
import { createSql } from '../../db/sql.ts';
import { addDays } from '../../domain/calendar.ts';
import { importReceiptId } from '../../domain/night/workflow-ids.ts';
import type { PushOutcome } from '../../domain/ports/push-gateway.ts';
import { optimizeRecipes } from '../../domain/recipes/optimizer/optimize-recipes.ts';
import { startServices } from '../../stack/services.ts';
import {
  aNight,
  connectCloud,
  pushActivity,
  resultOf,
  todayIn,
  zoneAtHour,
} from '../support/night-scenes.ts';
import { createImportScenes } from '../support/imports.ts';
import { openNightStackOn } from '../support/night-stack.ts';
import { addNightUsers } from '../support/night-users.ts';
import { cornerPicture } from '../support/pictures.ts';

// `npm run replay:record`: runs every shape of the night on real services and keeps the histories. Run it
// before a workflow changes, so that the replay test holds the change to what is running in production.

const DIRECTORY = new URL('./histories/', import.meta.url);
const BILL = 'Corner Shop\nPANEER 500G    2.49\nTOTAL          2.49\n';
const aPhoto = () => cornerPicture({ width: 90, height: 160 }).jpeg().toBuffer();
const historyType = proto.temporal.api.history.v1.History;
const timeZone = zoneAtHour(9);
const localDate = todayIn(timeZone);

const services = await startServices({ ports: 'free' });
await migrateDatabase({ url: services.postgres.url });
const stack = await openNightStackOn({
  databaseUrl: services.postgres.url,
  redisUrl: services.redis.url,
  temporalAddress: services.temporal.address,
  namespace: 'default',
  release: () => services.stop(),
});
const { client, control, orm } = stack;

let selectionFails = false;
let push: PushOutcome = { status: 'delivered' };
await stack.startWorker({
  selectDay: async (input) => {
    if (selectionFails) throw new TypeError('broken on purpose');
    return optimizeRecipes(input);
  },
  push: { send: async () => push },
  reader: {
    name: 'eyes 1',
    read: async () => {
      throw new TypeError('broken on purpose');
    },
  },
  providers: {
    google_health: {
      id: 'google_health',
      // Takes the request and says nothing.
      fetchDay: async ({ signal }) => {
        await sleep(5000, undefined, { signal });
        return { status: 'no_data' };
      },
    },
  },
});

const addUsers = (count: number, wakeUpTime = '00:01') =>
  addNightUsers(orm, { count, timeZone, wakeUpTime, pushedDate: addDays(localDate, -1) });
const addUser = async () => (await addUsers(1))[0] ?? '';

/** Histories name the machine, the process and the folder in which they were made: those are taken out. */
function toRecord(history: History): string {
  const anonymous: Record<string, string> = { identity: 'worker', stackTrace: '' };
  const withoutProcess = (value: unknown) =>
    typeof value === 'string' ? value.replace(/^\d+@.+$/, 'worker') : value;
  const readable = historyType.toObject(historyType.fromObject(history), {
    longs: String,
    enums: String,
    bytes: String,
  });
  return `${JSON.stringify(readable, (key, value: unknown) => anonymous[key] ?? withoutProcess(value), 1)}\n`;
}

async function save(name: string, workflowId: string): Promise<void> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  await writeFile(new URL(`${name}.json`, DIRECTORY), toRecord(history));
  process.stdout.write(`${name}: ${history.events?.length} events\n`);
}

type Scene = { input: ReturnType<typeof aNight>; during?: () => Promise<unknown> };

async function record(name: string, { input, during }: Scene): Promise<void> {
  await control.startPlanDay(input);
  await during?.();
  await resultOf(client, input);
  await save(name, `plan:${input.userId}:${input.localDate}`);
}

const night = async (times: Partial<Parameters<typeof aNight>[0]> = {}) =>
  aNight({ userId: await addUser(), timeZone, ...times });

await mkdir(DIRECTORY, { recursive: true });
await record('plan-day', { input: await night({ wakeUpInMs: 700 }) });

const polled = await night({ deadlineInMs: 800 });
await createSql({ orm })('delete from activity_reports where user_id = ?', [polled.userId]);
await connectCloud(orm, [polled.userId]);
await record('plan-day-polled-timeout', { input: polled });

const pushed = await night({ deadlineInMs: 60_000 });
await createSql({ orm })('delete from activity_reports where user_id = ?', [pushed.userId]);
await connectCloud(orm, [pushed.userId]);
await record('plan-day-polled-interrupted', {
  input: pushed,
  during: async () => {
    await sleep(500);
    await pushActivity(orm, pushed);
    await control.replan({ input: { ...pushed, cause: 'late_activity' }, waitMs: 10_000 });
  },
});

selectionFails = true;
await record('plan-day-degraded', { input: await night() });
selectionFails = false;

const steered = await night({ wakeUpInMs: 60_000 });
await record('plan-day-steered', {
  input: steered,
  during: async () => {
    await control.replan({ input: { ...steered, cause: 'refresh' }, waitMs: 10_000 });
    const { wakeUpAt, deadlineAt, notifyUntil } = aNight({ ...steered, wakeUpInMs: 300 });
    await control.changeTimes({ ...steered, times: { wakeUpAt, deadlineAt, notifyUntil } });
  },
});

await control.replan({ input: { ...steered, cause: 'refresh' }, waitMs: 10_000 });
await resultOf(client, steered);
await save('plan-day-replanned-when-over', `plan:${steered.userId}:${localDate}`);

push = { status: 'retry', code: 'rate_limited', retryAfterMs: 500 };
const waiting = await night();
await record('plan-day-push-waits', {
  input: waiting,
  during: async () => {
    await sleep(300);
    await control.replan({ input: { ...waiting, cause: 'refresh' }, waitMs: 10_000 });
    push = { status: 'delivered' };
  },
});

push = { status: 'retry', code: 'rate_limited' };
await record('plan-day-push-gave-up', { input: await night({ notifyForMs: 1500 }) });
push = { status: 'delivered' };

const gone = await night();
await createSql({ orm })('update users set erasing = true where id = ?', [gone.userId]);
await record('plan-day-user-gone', { input: gone });

const outage = await night();
await services.postgres.kill();
await record('plan-day-outage', {
  input: outage,
  during: async () => {
    await sleep(1500);
    await services.postgres.restart();
  },
});

await services.redis.kill();
await record('plan-day-without-cache', { input: await night() });
await services.redis.restart();

// Two pages of users; their wake-up is far, so that their nights cost nothing here.
const [erased = ''] = await addUsers(120, '23:59');
await client.workflow.execute('planZone', {
  workflowId: 'zone',
  taskQueue: 'night',
  args: [{ timeZone }],
});
await save('plan-zone', 'zone');
await client.workflow.execute('retryFailed', { workflowId: 'sweep', taskQueue: 'night' });
await save('retry-failed', 'sweep');
const consentId = randomUUID();
await client.workflow.execute('tendConnection', {
  workflowId: 'revoke',
  taskQueue: 'night',
  args: [{ kind: 'revoke', provider: 'google_health', consentId }],
});
await save('tend-connection-revoke', 'revoke');
await client.workflow.execute('tendConnection', {
  workflowId: 'webhooks',
  taskQueue: 'night',
  args: [{ kind: 'order_webhooks', provider: 'google_health', userId: erased }],
});
await save('tend-connection-webhooks', 'webhooks');
await createSql({ orm })(
  `insert into changed_days (user_id, provider, local_date, events, changed_at, due_at)
   values (?, 'google_health', ?, 1, now(), now())`,
  [erased, addDays(localDate, -1)],
);
await client.workflow.execute('fetchChangedDays', {
  workflowId: 'changed-days',
  taskQueue: 'night',
  args: [{ provider: 'google_health' }],
});
await save('fetch-changed-days', 'changed-days');
const imports = createImportScenes(stack);
const bill = { userId: erased, bytes: new TextEncoder().encode(BILL), mediaType: 'text/plain' } as const;
const confirmed = await imports.begin(bill);
await imports.reach(confirmed, 'review');
// The word of it gets there before it is true, and when it is.
await imports.control.tellDecided(confirmed);
await imports.confirm(confirmed);
await imports.control.tellDecided(confirmed);
await imports.handle(confirmed).result();
await save('import-receipt', importReceiptId(confirmed));
const unread = await imports.begin({ ...bill, bytes: await aPhoto(), mediaType: 'image/jpeg' });
await imports.handle(unread).result();
await save('import-receipt-failed', importReceiptId(unread));
await control.startEraseUser({ userId: erased });
await client.workflow.getHandle(`erase:${erased}`).result();
await save('erase-user', `erase:${erased}`);
await stack.close();
