import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityMetrics, ProviderId } from '../../domain/activity/activity-day.ts';
import type { FetchDayResult } from '../../domain/ports/activity-provider.ts';
import type { CallRefusal } from '../../domain/ports/provider-client.ts';
import { type DayView, viewDay } from '../../simulator/people/day.ts';
import type { Person } from '../../simulator/people/person.ts';
import { type FitnessCloud, startFitnessCloud } from '../support/fitness-cloud.ts';
import { FAILURES, failureOf } from './provider-failures.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const HOUR_MS = 60 * 60_000;

/** How a client fetches a day, and what it makes of everything that can come instead. */
export function describeDays({
  provider,
  expectedMetrics,
  tellsLateness,
}: {
  provider: ProviderId;
  expectedMetrics(view: DayView): ActivityMetrics;
  tellsLateness: boolean;
}): void {
  describe(`${provider}: days`, () => {
    let cloud: FitnessCloud;
    let person: Person;
    const { signal } = new AbortController();
    beforeEach(async () => {
      cloud = await startFitnessCloud({ provider, now: NOW });
      person = cloud.personWho('hourly');
    });
    afterEach(() => cloud.simulator.stop());

    const fetchDay = (
      accessToken: string,
      daysAgo = 1,
      whose = person,
    ): Promise<FetchDayResult | CallRefusal> =>
      cloud.client.fetchDay({ accessToken, day: cloud.dayOf(whose, daysAgo), signal });

    describe('fetching a day', () => {
      it('gives what the device recorded, in one request', async () => {
        const { accessToken } = await cloud.connected(person);
        const { world } = cloud.simulator;
        const before = cloud.asked();
        for (const daysAgo of [1, 2, 3]) {
          const { localDate } = cloud.dayOf(person, daysAgo);
          const view = viewDay({ seed: world.seed, person, localDate, at: NOW });
          if (!view) throw new Error('The day is not there');
          expect(await fetchDay(accessToken, daysAgo)).toMatchObject({
            status: 'fetched',
            metrics: expectedMetrics(view),
            complete: true,
          });
        }
        expect(cloud.asked() - before).toBe(3);
      });

      it('calls a day that still goes on incomplete', async () => {
        cloud.advance(Date.parse(cloud.dayOf(person, 0).endAt) - 2 * HOUR_MS - NOW.getTime());
        const { accessToken } = await cloud.connected(person);
        expect(await fetchDay(accessToken, 0)).toMatchObject({ status: 'fetched', complete: false });
      });

      it(`${tellsLateness ? 'does not take' : 'cannot help taking'} half a day for a whole one`, async () => {
        const late = cloud.personWho('morning');
        cloud.advance(Date.parse(cloud.dayOf(late, 0).endAt) + 3 * HOUR_MS - NOW.getTime());
        const { accessToken } = await cloud.connected(late);
        expect(await fetchDay(accessToken, 1, late)).toMatchObject({ complete: !tellsLateness });
        expect(await fetchDay(accessToken, 2, late)).toMatchObject({ complete: true });
      });

      it('has no data where the device has not synced', async () => {
        const drawer = cloud.personWho('never');
        const { accessToken } = await cloud.connected(drawer);
        expect(await fetchDay(accessToken, 1, drawer)).toEqual({ status: 'no_data' });
      });

      it('asks for a refresh when the token has expired', async () => {
        const { accessToken, expiresAt } = await cloud.connected(person);
        cloud.advance(Date.parse(expiresAt) - NOW.getTime());
        expect(await fetchDay(accessToken)).toEqual({ status: 'token_expired' });
      });

      it('asks for a refresh too when consent is gone: the refresh tells', async () => {
        const { accessToken } = await cloud.connected(person);
        cloud.simulator.world.grants[provider].revokePerson(person.index);
        expect(await fetchDay(accessToken)).toEqual({ status: 'token_expired' });
      });

      it('says that consent is gone where the scope is', async () => {
        const { accessToken } = await cloud.connected(person);
        cloud.fault({ kind: 'insufficient_scope' });
        expect(await fetchDay(accessToken)).toEqual({ status: 'revoked' });
      });

      it('says when the API has ended', async () => {
        const { accessToken } = await cloud.connected(person);
        cloud.fault({ kind: 'sunset' });
        expect(await fetchDay(accessToken)).toEqual({ status: 'sunset' });
      });

      it.each(FAILURES)('makes of $title: $error.kind', async ({ fault, error }) => {
        const { accessToken } = await cloud.connected(person);
        cloud.fault(fault);
        const failure = await failureOf(fetchDay(accessToken));
        expect(failure).toMatchObject(error);
        expect(String(failure)).not.toContain(accessToken);
        expect(await fetchDay(accessToken)).toMatchObject({ status: 'fetched' });
      });

      it('gives up on a cloud that never answers', async () => {
        const { accessToken } = await cloud.connected(person);
        cloud.fault({ kind: 'hang', delayMs: 60_000 });
        const { fetchDay: fetchImpatiently } = cloud.clientWith({ timeoutMs: 100 });
        const day = cloud.dayOf(person, 1);
        expect(await failureOf(fetchImpatiently({ accessToken, day, signal }))).toMatchObject({
          kind: 'unavailable',
          code: 'provider_unavailable',
        });
      });

      it('waits for one that is only slow', async () => {
        const { accessToken } = await cloud.connected(person);
        cloud.fault({ kind: 'slow', delayMs: 150 });
        expect(await fetchDay(accessToken)).toMatchObject({ status: 'fetched' });
      });

      it('makes of a refused connection: unavailable', async () => {
        const { accessToken } = await cloud.connected(person);
        await cloud.simulator.stop();
        expect(await failureOf(fetchDay(accessToken))).toMatchObject({ kind: 'unavailable' });
      });

      it('ends with its caller', async () => {
        const { accessToken } = await cloud.connected(person);
        const aborted = AbortSignal.abort(new Error('worker shuts down'));
        const day = cloud.dayOf(person, 1);
        const request = cloud.client.fetchDay({ accessToken, day, signal: aborted });
        await expect(request).rejects.toThrow('worker shuts down');
      });
    });
  });
}
