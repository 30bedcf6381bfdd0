import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEndedConsentRepository } from '../../db/repositories/ended-consents.ts';
import { createProviderConnectionRepository } from '../../db/repositories/provider-connections.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ActivityProvider, FetchDayResult } from '../../domain/ports/activity-provider.ts';
import type { EndedConsentRepository } from '../../domain/ports/ended-consent-repository.ts';
import type { ProviderClient, ProviderTokens } from '../../domain/ports/provider-client.ts';
import type { ProviderConnectionRepository } from '../../domain/ports/provider-connection-repository.ts';
import { createConnectedProvider } from '../../integrations/connected-provider.ts';
import type { Person } from '../../simulator/people/person.ts';
import { addUser, openTestOrm } from '../support/database.ts';
import { type FitnessCloud, startFitnessCloud } from '../support/fitness-cloud.ts';
import { aTokenVault } from '../support/token-vault.ts';

const provider = 'fitbit';
const NOW = new Date('2026-11-22T03:00:00.000Z');
const CLAIM_MS = 30_000;
const { signal } = new AbortController();

describe('one Fitbit connection, asked with by several workers', () => {
  let orm: MikroORM;
  let close: () => Promise<void>;
  let cloud: FitnessCloud;
  let connections: ProviderConnectionRepository;
  let endedConsents: EndedConsentRepository;
  let nowMs: number;
  let userId: string;
  let person: Person;
  beforeAll(async () => {
    ({ orm, close } = await openTestOrm());
    const vault = aTokenVault();
    connections = createProviderConnectionRepository({ orm, vault });
    endedConsents = createEndedConsentRepository({ orm, vault });
  });
  beforeEach(async () => {
    nowMs = NOW.getTime();
    cloud = await startFitnessCloud({ provider, now: NOW });
    userId = await addUser(orm);
    person = cloud.personWho('hourly');
    const tokens = await cloud.connected(person);
    await connections.save({ userId, provider, externalUserId: userId, tokens, at: NOW });
    cloud.simulator.world.log.clear();
  });
  afterAll(() => close());

  const clock = () => new Date(nowMs);
  const advance = (ms: number) => {
    nowMs += ms;
    cloud.advance(ms);
  };
  const aWorker = (client: ProviderClient = cloud.client): ActivityProvider =>
    createConnectedProvider({ client, connections, endedConsents, clock });
  const fetchBy = (worker: ActivityProvider) =>
    worker.fetchDay({ userId, day: cloud.dayOf(person, 1), signal });
  const refreshes = () =>
    cloud.simulator.world.log.list(provider).filter(({ path }) => path.endsWith('/oauth2/token')).length;
  /** What Temporal does with a step that is asked to come later. */
  async function untilTaken(worker: ActivityProvider): Promise<FetchDayResult> {
    for (let tries = 0; tries < 50; tries += 1) {
      try {
        return await fetchBy(worker);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'token_refresh_busy') throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    throw new Error('Nobody came through');
  }
  const expireToken = () => advance(9 * 3_600_000);

  it('is refreshed once by two who find the token too old at the same moment', async () => {
    expireToken();
    const results = await Promise.all([untilTaken(aWorker()), untilTaken(aWorker())]);
    expect(results.map(({ status }) => status)).toEqual(['fetched', 'fetched']);
    expect(refreshes()).toBe(1);
  });

  it('is refreshed once when the cloud says that the token is too old', async () => {
    cloud.simulator.world.grants.fitbit.expirePerson(person.index);
    const results = await Promise.all([untilTaken(aWorker()), untilTaken(aWorker()), untilTaken(aWorker())]);
    expect(results.map(({ status }) => status)).toEqual(['fetched', 'fetched', 'fetched']);
    expect(refreshes()).toBe(1);
  });

  it('survives a worker that dies after the cloud gave new tokens and before they were stored', async () => {
    expireToken();
    const found = await connections.findTokens({ userId, provider });
    if (found.status !== 'active') throw new Error(found.status);
    const { accessToken: usedAccessToken, refreshToken } = found.tokens;
    const claimed = await connections.claimRefresh({
      ...{ userId, provider, usedAccessToken, claimMs: CLAIM_MS },
      at: clock(),
    });
    expect(claimed.status).toBe('claimed');
    const lost = await cloud.client.refresh({ refreshToken, signal });
    expect(lost.status).toBe('refreshed');
    // Here the worker dies. While its claim lasts, the others keep away.
    await expect(fetchBy(aWorker())).rejects.toMatchObject({ code: 'token_refresh_busy' });
    advance(CLAIM_MS);
    expect(await fetchBy(aWorker())).toMatchObject({ status: 'fetched' });
    expect(refreshes()).toBe(2);
    expect(await connections.findTokens({ userId, provider })).toMatchObject({
      status: 'active',
      tokens: lost.status === 'refreshed' ? { refreshToken: lost.tokens.refreshToken } : {},
    });
  });

  it('is over when the cloud no longer knows the refresh token, and that is news once', async () => {
    expireToken();
    cloud.simulator.world.grants.fitbit.revokePerson(person.index);
    // What the step does with the answer, which also ends the wait of the other.
    const step = async () => {
      const { status } = await untilTaken(aWorker());
      if (status !== 'revoked') throw new Error(status);
      return connections.end({ userId, provider, status, connectedUntil: clock(), at: clock() });
    };
    const news = await Promise.all([step(), step()]);
    expect(news.toSorted()).toEqual([false, true]);
    expect(refreshes()).toBe(1);
    const asked = cloud.asked();
    expect(await fetchBy(aWorker())).toEqual({ status: 'revoked' });
    expect(cloud.asked()).toBe(asked);
  });

  describe('whose user acts between the new tokens and their commit', () => {
    /** A worker to whom the cloud gives new tokens, and to whom something happens before they are stored. */
    const interruptedBy = (meanwhile: () => Promise<unknown>) => {
      const brought: ProviderTokens[] = [];
      const refresh: ProviderClient['refresh'] = async (args) => {
        const result = await cloud.client.refresh(args);
        if (result.status === 'refreshed') brought.push(result.tokens);
        await meanwhile();
        return result;
      };
      return { worker: aWorker({ ...cloud.client, refresh }), brought };
    };
    const kept = async () => {
      const consents = await endedConsents.list({ endedBefore: new Date(nowMs + 1), limit: 100 });
      return Promise.all(consents.map((consent) => endedConsents.findSecrets(consent)));
    };
    beforeEach(async () => {
      await orm.em.getConnection().execute('delete from ended_consents');
      expireToken();
    });

    it('leaves nothing alive at the cloud after a disconnect', async () => {
      const { worker, brought } = interruptedBy(() => endedConsents.end({ userId, provider, at: clock() }));
      expect(await fetchBy(worker)).toEqual({ status: 'revoked' });
      const secrets = await kept();
      const [newest] = brought;
      expect(secrets.map((secret) => secret?.tokens.refreshToken)).toContain(newest?.refreshToken);
      expect(secrets).toHaveLength(2);
      const refreshToken = newest?.refreshToken ?? '';
      expect(await cloud.client.revoke({ refreshToken, signal })).toEqual({ status: 'ended' });
      expect(await cloud.client.refresh({ refreshToken, signal })).toEqual({ status: 'revoked' });
    });

    it('leaves nothing alive at the cloud after the account is gone, and names nobody', async () => {
      const { worker, brought } = interruptedBy(() =>
        orm.em.getConnection().execute('delete from users where id = ?', [userId]),
      );
      expect(await fetchBy(worker)).toEqual({ status: 'revoked' });
      expect(await kept()).toEqual([{ tokens: brought[0] }]);
      expect(await orm.em.getConnection().execute('select user_id from ended_consents')).toEqual([
        { user_id: null },
      ]);
    });

    it('keeps nothing to revoke when the user has connected anew', async () => {
      const anew = await cloud.connected(person);
      const { worker } = interruptedBy(() =>
        connections.save({ userId, provider, externalUserId: userId, tokens: anew, at: clock() }),
      );
      expect(await fetchBy(worker)).toEqual({ status: 'revoked' });
      expect(await kept()).toEqual([]);
      expect(await connections.findTokens({ userId, provider })).toEqual({ status: 'active', tokens: anew });
    });
  });

  it('is refreshed by the next at once when the cloud was away for the one', async () => {
    expireToken();
    cloud.fault({ kind: 'server_error' });
    await expect(fetchBy(aWorker())).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await fetchBy(aWorker())).toMatchObject({ status: 'fetched' });
  });
});
