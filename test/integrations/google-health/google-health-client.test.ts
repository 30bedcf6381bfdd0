import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../simulator/people/person.ts';
import { describeProviderClient } from '../../contracts/provider-client.ts';
import { failureOf } from '../../contracts/provider-failures.ts';
import { type FitnessCloud, startFitnessCloud } from '../../support/fitness-cloud.ts';

describeProviderClient({
  provider: 'google_health',
  connectRequests: 2,
  tellsLateness: true,
  expectedMetrics: ({ activeKcal }) => ({ activeEnergyKcal: activeKcal }),
});

describe('createGoogleHealthClient', () => {
  const NOW = new Date('2026-11-22T12:20:00Z');
  const { signal } = new AbortController();
  let cloud: FitnessCloud;
  let person: Person;
  beforeEach(async () => {
    cloud = await startFitnessCloud({ provider: 'google_health', now: NOW });
    person = cloud.personWho('hourly');
  });
  afterEach(() => cloud.simulator.stop());

  it('names the user as the webhooks do', async () => {
    expect(await cloud.connect(person)).toMatchObject({ externalUserId: person.healthUserId });
  });

  it('keeps the tokens when the user’s id cannot be had, and asks for it again', async () => {
    for (const kind of ['server_error', 'insufficient_scope', 'truncated'] as const) {
      cloud.fault({ kind, path: '/identity' });
      const result = await cloud.connect(person);
      if (result.status !== 'connected') throw new Error(result.status);
      expect(result.externalUserId).toBeUndefined();
      const { accessToken } = result.tokens;
      expect(await cloud.client.identify({ accessToken, signal })).toEqual({
        status: 'identified',
        externalUserId: person.healthUserId,
      });
    }
    expect(await cloud.client.identify({ accessToken: 'x', signal })).toEqual({ status: 'token_expired' });
  });

  it('asks for consent anew each time, for only so there is a refresh token', async () => {
    const { url } = await cloud.client.startAuthorization({ redirectUri: 'http://127.0.0.1/callback' });
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ access_type: 'offline', prompt: 'consent' });
  });

  it('keeps its refresh token, which Google does not send again', async () => {
    const { refreshToken } = await cloud.connected(person);
    expect(await cloud.client.refresh({ refreshToken, signal })).toMatchObject({ tokens: { refreshToken } });
  });

  it('tells a user’s own limit from everybody’s', async () => {
    const { accessToken } = await cloud.connected(person);
    const { googleUser } = cloud.simulator.world.quotas;
    for (let used = 0; used < 300; used += 1)
      googleUser.take({ key: String(person.index), now: NOW.getTime() });
    const day = cloud.dayOf(person, 1);
    expect(await failureOf(cloud.client.fetchDay({ accessToken, day, signal }))).toMatchObject({
      code: 'provider_user_rate_limited',
    });
    cloud.fault({ kind: 'rate_limited' });
    expect(await failureOf(cloud.client.fetchDay({ accessToken, day, signal }))).toMatchObject({
      code: 'provider_rate_limited',
    });
  });
});
