import { afterAll, beforeAll, expect, it } from 'vitest';
import { linesOfText } from '../../domain/receipts/text-lines.ts';
import { createImportScenes } from '../support/imports.ts';
import { addNightUsers, type NightStack, openNightStack } from '../support/night.ts';
import { cornerPicture } from '../support/pictures.ts';
import { STALLS, type Stall } from '../support/stalling-imports.ts';
import { startWorkerProcess, type WorkerProcess, workerSettings } from '../support/worker-process.ts';

const BILL = 'Corner Shop\nPANEER 500G    2.49\nTOTAL          2.49\n';

let stack: NightStack;
let scenes: ReturnType<typeof createImportScenes>;
const processes: WorkerProcess[] = [];
beforeAll(async () => {
  stack = await openNightStack();
  scenes = createImportScenes(stack);
});
afterAll(async () => {
  await Promise.all(processes.map((worker) => worker.kill()));
  await stack.close();
});

const start = async (stalls: Record<string, Stall>) => {
  const worker = await startWorkerProcess({
    ...workerSettings(stack.config),
    IMPORT_STALLS: JSON.stringify(stalls),
    BILL_TEXT: BILL,
  });
  processes.push(worker);
  return worker;
};

it('brings every bill to its review and to stock once when a worker is killed in each step', async () => {
  const userIds = await addNightUsers(stack.orm, { count: STALLS.length, timeZone: 'UTC' });
  const bytes = await cornerPicture({ width: 300, height: 500 }).jpeg().toBuffer();
  const keys = await Promise.all(
    userIds.map((userId) => scenes.receive({ userId, bytes, mediaType: 'image/jpeg' })),
  );
  const stalls = Object.fromEntries(
    STALLS.map((stall, index): [string, Stall] => [keys[index]?.importId ?? '', stall]),
  );

  const first = await start(stalls);
  for (const key of keys) await scenes.control.startImport(key);
  const ids = Object.keys(stalls);
  await expect.poll(() => ids.filter((id) => !first.lines().includes(id)), { timeout: 30_000 }).toEqual([]);
  await first.kill();
  const statuses = await Promise.all(keys.map(async (key) => (await scenes.find(key)).status));
  expect(statuses).toEqual(['preparing', 'reading', 'reading', 'matching', 'matching', 'review']);

  const second = await start({});
  for (const key of keys) {
    await scenes.reach(key, 'review', 60_000);
    expect(await scenes.filesOf(key)).toEqual(['picture']);
    const { review } = await scenes.find(key);
    expect(review?.lines.map(({ name, price }) => [name, price])).toEqual([['PANEER', 2.49]]);
  }
  for (const key of keys) {
    await scenes.confirm(key);
    await scenes.control.tellDecided(key);
    expect(await scenes.handle(key).result()).toEqual({ status: 'confirmed' });
    expect(await scenes.filesOf(key)).toEqual([]);
    expect(await scenes.stockOf(key.userId)).toBe(500);
  }
  await second.kill();
}, 150_000);

it('goes on elsewhere when a worker ends in the middle of reading', async () => {
  const [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone: 'UTC' });
  const bytes = await cornerPicture({ width: 300, height: 500 }).jpeg().toBuffer();
  const { promise: reading, resolve: begun } = Promise.withResolvers<void>();
  const ending = await stack.startWorker({
    reader: {
      name: 'eyes that never see',
      read: ({ signal }) => {
        begun();
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        });
      },
    },
  });
  const key = await scenes.begin({ userId, bytes, mediaType: 'image/jpeg' });
  await reading;
  await ending.stop();
  expect((await scenes.find(key)).status).toBe('reading');
  await stack.startWorker({ reader: { name: 'eyes', read: async () => linesOfText(BILL) } });
  await scenes.reach(key, 'review', 40_000);
}, 90_000);
