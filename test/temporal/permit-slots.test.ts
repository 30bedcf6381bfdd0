import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapBounded } from '../../domain/map-bounded.ts';
import { createMetered } from '../../integrations/metered.ts';
import { connectRedis, settleRedis } from '../../integrations/redis/connect.ts';
import { createProviderLimiter } from '../../integrations/redis/provider-limiter.ts';
import { limitedWorkerOptions } from '../../temporal/limited-worker.ts';
import { createPermitSlots } from '../../temporal/permit-slots.ts';
import { busiestWindow, type SentRequest, TEST_TIMING, testLimits } from '../support/limited-sender.ts';
import { createTestNamespace, createTestRedis } from '../support/services.ts';

const provider = 'fitbit';
const LIMIT = 8;
const WINDOW_MS = 1_000;
const NIGHTS = 'nights';
const REQUESTS = 'requests';

describe('a worker that polls while a cloud may be asked', () => {
  let redis: Redis;
  let flush: () => Promise<void>;
  let connection: NativeConnection;
  let client: Client;
  let workers: Worker[];
  let running: Promise<void>[];
  const sent: (SentRequest & { priorityKey: number; zone: string })[] = [];

  beforeAll(async () => {
    const [namespace, testRedis] = await Promise.all([createTestNamespace(), createTestRedis()]);
    flush = testRedis.flush;
    redis = connectRedis({ url: testRedis.url, onError: () => {} });
    await settleRedis(redis);
    connection = await NativeConnection.connect({ address: namespace.address });
    client = new Client({ connection, namespace: namespace.namespace });
    const workflowsPath = fileURLToPath(new URL('./one-request-workflow.ts', import.meta.url));
    const bundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
    const shared = { connection, namespace: namespace.namespace };
    const nights = await Worker.create({ ...shared, taskQueue: NIGHTS, workflowBundle: bundle });
    const limits = testLimits(LIMIT, WINDOW_MS);
    const limiter = createProviderLimiter({ redis, limits, timing: TEST_TIMING });
    const slots = createPermitSlots({ limiter, provider });
    const metered = createMetered({
      provider,
      limiter,
      takePermit: slots.take,
      clock: () => new Date(),
      send: async ({ url }) => {
        const from = Number(process.hrtime.bigint()) / 1e6;
        await sleep(20);
        const to = Number(process.hrtime.bigint()) / 1e6;
        sent.push({
          from,
          to,
          priorityKey: Number(url.searchParams.get('priority')),
          zone: url.searchParams.get('zone') ?? '',
        });
        return { status: 'answered', httpStatus: 200, headers: new Headers(), json: {} };
      },
    });
    const ask = async ({ priorityKey, fairnessKey }: { priorityKey: number; fairnessKey: string }) => {
      const url = new URL(`http://cloud.example?priority=${priorityKey}&zone=${fairnessKey}`);
      await metered({ url, method: 'GET', timeoutMs: 1_000 });
    };
    const asking = await Worker.create({
      ...shared,
      taskQueue: REQUESTS,
      activities: { ask },
      ...limitedWorkerOptions({ slots }),
    });
    workers = [nights, asking];
    running = workers.map((worker) => worker.run());
  });
  afterAll(async () => {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
    await connection.close();
    redis.disconnect();
    await flush();
  });

  const numbers = (length: number) => Array.from({ length }, (_, number) => number);
  const start = (priorityKey: number, fairnessKey: string) => (number: number) =>
    client.workflow.start('oneRequest', {
      taskQueue: NIGHTS,
      workflowId: `${fairnessKey}-${priorityKey}-${number}`,
      args: [{ taskQueue: REQUESTS, priorityKey, fairnessKey }],
    });

  it('keeps the limit, uses it, and asks for the most urgent first', async () => {
    const patient = await mapBounded(numbers(24), 10, start(5, 'one'));
    const urgent = await mapBounded(numbers(8), 10, start(1, 'one'));
    await Promise.all([...patient, ...urgent].map((handle) => handle.result()));

    expect(sent).toHaveLength(32);
    expect(busiestWindow({ sent, windowMs: WINDOW_MS })).toBeLessThanOrEqual(LIMIT);
    const [first, last] = [Math.min(...sent.map(({ from }) => from)), Math.max(...sent.map(({ to }) => to))];
    // Four windows of eight. A fifth would mean that the limit was not used.
    expect(last - first).toBeLessThan(5 * WINDOW_MS);
    const inOrder = sent.toSorted((a, b) => a.from - b.from).map(({ priorityKey }) => priorityKey);
    const lastUrgent = inOrder.lastIndexOf(1);
    // What had begun when the urgent ones came, and what a worker had taken already, may be before them.
    expect(lastUrgent).toBeLessThan(LIMIT + 8 + 3 + 3);
  });

  it('takes turns among zones, however many wait in one of them', async () => {
    sent.length = 0;
    const many = await mapBounded(numbers(24), 10, start(3, 'many'));
    const few = await mapBounded(numbers(4), 4, start(3, 'few'));
    await Promise.all([...many, ...few].map((handle) => handle.result()));
    const inOrder = sent.toSorted((a, b) => a.from - b.from).map(({ zone }) => zone);
    expect(inOrder).toHaveLength(28);
    // First come, first served would have them at the very end.
    expect(inOrder.lastIndexOf('few')).toBeLessThan(24);
  });

  it('holds one permit while it waits for work, and leaves the others to others', async () => {
    await sleep(2 * WINDOW_MS + TEST_TIMING.leaseMs);
    const limiter = createProviderLimiter({
      redis,
      limits: testLimits(LIMIT, WINDOW_MS),
      timing: TEST_TIMING,
    });
    const others = await Promise.all(Array.from({ length: LIMIT - 1 }, () => limiter.reserve({ provider })));
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 'granted'));
  });
});
