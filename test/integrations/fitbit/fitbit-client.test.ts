import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { viewDay } from '../../../simulator/people/day.ts';
import type { Person } from '../../../simulator/people/person.ts';
import { describeProviderClient } from '../../contracts/provider-client.ts';
import { failureOf } from '../../contracts/provider-failures.ts';
import { type FitnessCloud, startFitnessCloud } from '../../support/fitness-cloud.ts';

describeProviderClient({
  provider: 'fitbit',
  connectRequests: 1,
  tellsLateness: false,
  expectedMetrics: ({ steps, activeKcal, restKcal, distanceM, activeMin }) => ({
    steps,
    activeEnergyKcal: activeKcal,
    totalEnergyKcal: activeKcal + restKcal,
    distanceM: Math.round(distanceM / 10) * 10,
    exerciseMin: activeMin,
  }),
});

describe('createFitbitClient', () => {
  const NOW = new Date('2026-11-22T12:20:00Z');
  const { signal } = new AbortController();
  let cloud: FitnessCloud;
  let person: Person;
  beforeEach(async () => {
    cloud = await startFitnessCloud({ provider: 'fitbit', now: NOW });
    person = cloud.personWho('hourly');
  });
  afterEach(() => cloud.simulator.stop());

  it('names the user as the webhooks do', async () => {
    expect(await cloud.connect(person)).toMatchObject({ externalUserId: person.fitbitId });
  });

  it('uses up a refresh token, but gets a lost answer again', async () => {
    const { refreshToken } = await cloud.connected(person);
    const first = await cloud.client.refresh({ refreshToken, signal });
    if (first.status !== 'refreshed') throw new Error(first.status);
    expect(first.tokens.refreshToken).not.toBe(refreshToken);
    expect(await cloud.client.refresh({ refreshToken, signal })).toEqual(first);

    const { accessToken } = first.tokens;
    await cloud.client.fetchDay({ accessToken, day: cloud.dayOf(person, 1), signal });
    expect(await cloud.client.refresh({ refreshToken, signal })).toEqual({ status: 'revoked' });
  });

  it('tells a user’s own limit from everybody’s, and when the hour is over', async () => {
    const { accessToken } = await cloud.connected(person);
    const day = cloud.dayOf(person, 1);
    for (let used = 0; used < 150; used += 1) await cloud.client.fetchDay({ accessToken, day, signal });
    expect(await failureOf(cloud.client.fetchDay({ accessToken, day, signal }))).toMatchObject({
      kind: 'rate_limited',
      code: 'provider_user_rate_limited',
      retryAfterMs: 40 * 60_000,
    });
    const other = await cloud.connected(cloud.personWho('morning'));
    cloud.fault({ kind: 'rate_limited' });
    const everybodys = failureOf(cloud.client.fetchDay({ accessToken: other.accessToken, day, signal }));
    expect(await everybodys).toMatchObject({ code: 'provider_rate_limited' });
    cloud.advance(40 * 60_000);
    expect(await cloud.client.fetchDay({ accessToken, day, signal })).toMatchObject({ status: 'fetched' });
  });

  it('brings the day’s workouts with the same request', async () => {
    const { world } = cloud.simulator;
    const { accessToken } = await cloud.connected(person);
    const daysAgo = Array.from({ length: 30 }, (_, day) => day + 1).find((days) => {
      const { localDate } = cloud.dayOf(person, days);
      return (viewDay({ seed: world.seed, person, localDate, at: NOW })?.workouts.length ?? 0) > 0;
    });
    const day = cloud.dayOf(person, daysAgo ?? 0);
    const [recorded] =
      viewDay({ seed: world.seed, person, localDate: day.localDate, at: NOW })?.workouts ?? [];
    expect(await cloud.client.fetchDay({ accessToken, day, signal })).toMatchObject({
      workouts: [
        {
          source: 'fitbit',
          externalId: recorded?.id,
          durationMin: recorded?.durationMin,
          grossEnergyKcal: recorded?.grossKcal,
          label: recorded?.name,
        },
      ],
    });
  });
});
