import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConnectionSteps } from '../../activities/tend-connection.ts';
import { createEndedConsentRepository } from '../../db/repositories/ended-consents.ts';
import { createProviderConnectionRepository } from '../../db/repositories/provider-connections.ts';
import { addUser, openTestOrm } from '../support/database.ts';
import { createRecordedNights } from '../support/night-control.ts';
import { aTokenVault } from '../support/token-vault.ts';

let database: Awaited<ReturnType<typeof openTestOrm>>;
beforeAll(async () => {
  database = await openTestOrm();
});
afterAll(() => database.close());

it('a consent whose revocation cannot be started leaves the others to be started', async () => {
  const { orm } = database;
  const vault = aTokenVault();
  const connections = createProviderConnectionRepository({ orm, vault });
  const endedConsents = createEndedConsentRepository({ orm, vault });
  const at = new Date('2026-11-22T10:00:00.000Z');
  for (const name of ['first', 'second', 'third']) {
    const key = { userId: await addUser(orm), provider: 'fitbit', at } as const;
    const tokens = { accessToken: name, refreshToken: name, expiresAt: at.toISOString(), scopes: [] };
    await connections.save({ ...key, externalUserId: name, tokens });
    await endedConsents.end(key);
  }
  const started: string[] = [];
  const leftOut: string[] = [];
  const steps = createConnectionSteps({
    clients: {},
    connections,
    endedConsents,
    clock: () => new Date(at.getTime() + 60 * 60_000),
    control: {
      ...createRecordedNights().control,
      startConnectionTask: async (task) => {
        started.push(task.kind);
        if (started.length === 1) throw new TypeError('no such workflow');
        return 'started';
      },
    },
    report: ({ loop }) => leftOut.push(loop),
  });
  await steps.startConnectionTasks();
  expect(started).toEqual(['revoke', 'revoke', 'revoke']);
  expect(leftOut).toEqual(['connection_tasks']);
});
