import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NightStack, openNightStack } from '../support/night.ts';
import { zoneAtHour } from '../support/night-scenes.ts';
import { type ExpoPushService, startExpoPushService } from '../support/push-sinks/expo-push-service.ts';
import { endOfNight, populateZone, sendsTo } from '../support/whole-zone.ts';
import { startWorkerProcess, type WorkerProcess, workerSettings } from '../support/worker-process.ts';

const COUNT = 200;
const timeZone = zoneAtHour(9);

let stack: NightStack;
let sink: ExpoPushService;
const processes: WorkerProcess[] = [];
beforeAll(async () => {
  stack = await openNightStack();
  sink = await startExpoPushService({});
});
afterAll(async () => {
  await Promise.all(processes.map((worker) => worker.kill()));
  await sink.stop();
  await stack.close();
});

const start = async () => {
  const worker = await startWorkerProcess({
    ...workerSettings(stack.config),
    EXPO_SINK: sink.origin,
  });
  processes.push(worker);
  return worker;
};

it('gives every user one plan and one push when a worker is killed in the middle of the night', async () => {
  const { tokens, localDate } = await populateZone({ stack, sink, timeZone, count: COUNT });
  const first = await start();
  await stack.control.startPlanZone({ timeZone, localDate });
  await expect.poll(() => sink.shown().length, { timeout: 60_000, interval: 10 }).toBeGreaterThan(40);
  await first.kill();
  const before = sink.shown().length;
  expect(before).toBeLessThan(COUNT);

  await start();
  expect(await endOfNight({ stack, timeZone, count: COUNT, timeoutMs: 60_000 })).toEqual({
    runs: COUNT,
    plans: COUNT,
    users: COUNT,
    newest: 1,
    deliveries: [{ status: 'delivered', count: COUNT }],
  });
  const sends = sendsTo(sink, tokens);
  expect(new Set(sends).size).toBe(COUNT);
  // A push is sent twice only where the worker died between sending and writing that down.

  expect(sends.length).toBeLessThan(COUNT * 1.2);
}, 90_000);
