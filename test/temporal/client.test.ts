import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NightControl } from '../../domain/ports/night-control.ts';
import { findFreePort } from '../../stack/free-port.ts';
import { createNightControl } from '../../temporal/client.ts';
import { aNight, todayIn } from '../support/night-scenes.ts';
import { createTestNamespace } from '../support/services.ts';

const userId = '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a';
const timeZone = 'UTC';
const localDate = todayIn(timeZone);
const input = aNight({ userId, timeZone });
const unavailable = { kind: 'unavailable', code: 'night_unavailable' };

describe('steering the night without Temporal', () => {
  let connection: Connection;
  let control: NightControl;
  beforeAll(async () => {
    connection = Connection.lazy({ address: `127.0.0.1:${await findFreePort()}`, connectTimeout: 500 });
    control = createNightControl({ client: new Client({ connection }) });
  });
  afterAll(() => connection.close());

  const { wakeUpAt, deadlineAt, notifyUntil } = input;
  it.concurrent.each<[string, (control: NightControl) => Promise<unknown>]>([
    ['startPlanDay', ({ startPlanDay }) => startPlanDay(input)],
    ['replan', ({ replan }) => replan({ input, waitMs: 1000 })],
    ['startPlanZone', ({ startPlanZone }) => startPlanZone({ timeZone, localDate })],
    [
      'changeTimes',
      ({ changeTimes }) => changeTimes({ userId, localDate, times: { wakeUpAt, deadlineAt, notifyUntil } }),
    ],
    ['startEraseUser', ({ startEraseUser }) => startEraseUser({ userId })],
  ])('%s says so within seconds', async (_, steer) => {
    await expect(steer(control)).rejects.toMatchObject(unavailable);
  });
});

describe('steering the night without a worker', () => {
  let connection: Connection;
  let control: NightControl;
  let client: Client;
  beforeAll(async () => {
    const { address, namespace } = await createTestNamespace();
    connection = await Connection.connect({ address });
    client = new Client({ connection, namespace });
    control = createNightControl({ client });
  });
  afterAll(() => connection.close());

  it('starts nights, which wait for a worker, each of them once', async () => {
    const starts = await Promise.all(Array.from({ length: 20 }, () => control.startPlanDay(input)));
    expect(starts.filter((outcome) => outcome === 'started')).toHaveLength(1);
    expect(starts.filter((outcome) => outcome === 'exists')).toHaveLength(19);
  });

  it('does not keep a user waiting for a new plan that nobody can promise', async () => {
    const begun = Date.now();
    await expect(control.replan({ input, waitMs: 500 })).rejects.toMatchObject(unavailable);
    expect(Date.now() - begun).toBeLessThan(8000);
  });
});
