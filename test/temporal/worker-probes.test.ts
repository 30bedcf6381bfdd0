import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../temporal/worker.ts';
import { createPhones, type NightStack, openNightStack } from '../support/night.ts';

describe('a worker', () => {
  let stack: NightStack;
  let url: string;

  beforeAll(async () => {
    stack = await openNightStack();
    url = (await stack.startWorker({ push: createPhones() })).metricsUrl;
  });
  afterAll(() => stack.close());

  it('answers /livez and /readyz', async () => {
    const alive = await fetch(`${url}/livez`);
    expect([alive.status, await alive.json()]).toEqual([200, { status: 'alive' }]);
    const ready = await fetch(`${url}/readyz`);
    const checks = { postgresql: 'up', temporal: 'up' };
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', checks }]);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it('names the setting of a port that is taken', async () => {
    const config = { ...stack.config, WORKER_METRICS_PORT: Number(new URL(url).port) };
    await expect(startWorker({ config, logger: pino({ level: 'silent' }) })).rejects.toThrow(
      /is taken: set WORKER_METRICS_PORT to a free one/,
    );
  });
});
