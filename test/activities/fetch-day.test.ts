import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFetchDay } from '../../activities/fetch-day.ts';
import { createActivityRepository } from '../../db/repositories/activity-reports.ts';
import { createProviderConnectionRepository } from '../../db/repositories/provider-connections.ts';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import type { ActivityProvider } from '../../domain/ports/activity-provider.ts';
import type { ProviderConnectionRepository } from '../../domain/ports/provider-connection-repository.ts';
import { addUser, openTestOrm } from '../support/database.ts';
import { aTokenVault } from '../support/token-vault.ts';

const provider: ProviderId = 'fitbit';
const day = {
  localDate: '2026-11-21',
  startAt: '2026-11-20T23:00:00.000Z',
  endAt: '2026-11-21T23:00:00.000Z',
};

describe('a cloud that says that the consent is gone', () => {
  let database: Awaited<ReturnType<typeof openTestOrm>>;
  let connections: ProviderConnectionRepository;
  let now: Date;
  beforeAll(async () => {
    database = await openTestOrm();
    connections = createProviderConnectionRepository({ orm: database.orm, vault: aTokenVault() });
  });
  afterAll(() => database.close());

  const connect = (userId: string, name: string) => {
    const tokens = { accessToken: name, refreshToken: name, expiresAt: day.endAt, scopes: [] };
    return connections.save({ userId, provider, tokens, at: now });
  };
  /** A user whose cloud refuses the token of the first consent, and what happens while it answers. */
  const refusedWhile = async (meanwhile: (userId: string) => Promise<unknown>) => {
    now = new Date('2026-11-22T03:00:00.000Z');
    const userId = await addUser(database.orm);
    await connect(userId, 'first');
    const cloud: ActivityProvider = {
      id: provider,
      async fetchDay() {
        now = new Date(now.getTime() + 1_000);
        await meanwhile(userId);
        return { status: 'revoked' };
      },
    };
    const fetchDay = createFetchDay({
      providers: { [provider]: cloud },
      reports: createActivityRepository(database),
      connections,
      clock: () => now,
    });
    const result = await new MockActivityEnvironment().run(fetchDay, { userId, provider, day });
    return { result, found: await connections.findTokens({ userId, provider }) };
  };

  test('ends the connection', async () => {
    expect(await refusedWhile(async () => {})).toEqual({
      result: { status: 'consent_revoked' },
      found: { status: 'revoked' },
    });
  });

  test('leaves the consent that the user gave while it was answering', async () => {
    const { result, found } = await refusedWhile((userId) => connect(userId, 'second'));
    expect(result).toEqual({ status: 'consent_revoked' });
    expect(found).toMatchObject({ status: 'active', tokens: { accessToken: 'second' } });
  });
});
