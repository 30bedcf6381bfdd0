import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import type { Person } from '../../simulator/people/person.ts';
import { consent, type FitnessCloud, REDIRECT_URI, startFitnessCloud } from '../support/fitness-cloud.ts';
import { FAILURES, failureOf } from './provider-failures.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const MINUTE_MS = 60_000;

/** How a client gets, renews and ends a consent. `connectRequests`: of a code exchange, the user's id included. */
export function describeConsent({
  provider,
  connectRequests,
}: {
  provider: ProviderId;
  connectRequests: number;
}): void {
  describe(`${provider}: connecting`, () => {
    let cloud: FitnessCloud;
    let person: Person;
    const { signal } = new AbortController();
    beforeEach(async () => {
      cloud = await startFitnessCloud({ provider, now: NOW });
      person = cloud.personWho('hourly');
    });
    afterEach(() => cloud.simulator.stop());

    const fetchDay = (accessToken: string) =>
      cloud.client.fetchDay({ accessToken, day: cloud.dayOf(person, 1), signal });

    describe('consent', () => {
      it('is asked for with PKCE and a state, neither ever used twice', async () => {
        const [first, second] = [
          await cloud.client.startAuthorization({ redirectUri: REDIRECT_URI }),
          await cloud.client.startAuthorization({ redirectUri: REDIRECT_URI }),
        ];
        const query = Object.fromEntries(first.url.searchParams);
        expect(query).toMatchObject({
          response_type: 'code',
          redirect_uri: REDIRECT_URI,
          code_challenge_method: 'S256',
          state: first.state,
        });
        expect(query.code_challenge).not.toBe(first.codeVerifier);
        expect(first.codeVerifier.length).toBeGreaterThanOrEqual(43);
        expect(second.state).not.toBe(first.state);
        expect(second.codeVerifier).not.toBe(first.codeVerifier);
      });

      it('gives tokens that fetch', async () => {
        const result = await cloud.connect(person);
        if (result.status !== 'connected') throw new Error(result.status);
        expect(Date.parse(result.tokens.expiresAt)).toBeGreaterThan(NOW.getTime() + 30 * MINUTE_MS);
        expect(cloud.asked()).toBe(connectRequests);
        expect(await fetchDay(result.tokens.accessToken)).toMatchObject({ status: 'fetched' });
      });

      it('may be denied, which costs no request', async () => {
        expect(await cloud.connect(person, { decision: 'deny' })).toEqual({ status: 'denied' });
        expect(cloud.asked()).toBe(0);
      });

      it('is of no use without the activity', async () => {
        expect(await cloud.connect(person, { scope: [] })).toEqual({ status: 'scope_missing' });
      });

      it('is not taken from a callback with another state, nor asked for', async () => {
        const { url, codeVerifier } = await cloud.client.startAuthorization({ redirectUri: REDIRECT_URI });
        const query = await consent({ url, person });
        const callback = { redirectUri: REDIRECT_URI, query, codeVerifier, signal };
        expect(await cloud.client.connect({ ...callback, state: 'another' })).toEqual({
          status: 'invalid_callback',
        });
        expect(cloud.asked()).toBe(0);
      });

      it('needs the verifier that the authorization was started with', async () => {
        const { url, state } = await cloud.client.startAuthorization({ redirectUri: REDIRECT_URI });
        const query = await consent({ url, person });
        const codeVerifier = 'x'.repeat(43);
        const callback = { redirectUri: REDIRECT_URI, query, state, codeVerifier, signal };
        expect(await cloud.client.connect(callback)).toEqual({ status: 'invalid_callback' });
      });

      it('has a code that is good once, and for ten minutes', async () => {
        const started = await cloud.client.startAuthorization({ redirectUri: REDIRECT_URI });
        const query = await consent({ url: started.url, person });
        const callback = { ...started, redirectUri: REDIRECT_URI, query, signal };
        expect(await cloud.client.connect(callback)).toMatchObject({ status: 'connected' });
        expect(await cloud.client.connect(callback)).toEqual({ status: 'invalid_callback' });

        const late = await cloud.client.startAuthorization({ redirectUri: REDIRECT_URI });
        const lateQuery = await consent({ url: late.url, person });
        cloud.advance(10 * MINUTE_MS);
        const lateCallback = { ...late, redirectUri: REDIRECT_URI, query: lateQuery, signal };
        expect(await cloud.client.connect(lateCallback)).toEqual({ status: 'invalid_callback' });
      });

      it('tells the operator when our own secret is wrong', async () => {
        const { refreshToken } = await cloud.connected(person);
        const client = cloud.clientWith({ clientSecret: 'yesterday’s' });
        expect(await failureOf(client.refresh({ refreshToken, signal }))).toMatchObject({
          kind: 'forbidden',
          code: 'provider_client_refused',
        });
      });
    });

    describe('refreshing', () => {
      it('gives tokens that fetch, and a refresh token in any case', async () => {
        const { refreshToken } = await cloud.connected(person);
        const result = await cloud.client.refresh({ refreshToken, signal });
        if (result.status !== 'refreshed') throw new Error(result.status);
        expect(await fetchDay(result.tokens.accessToken)).toMatchObject({ status: 'fetched' });
        const next = await cloud.client.refresh({ refreshToken: result.tokens.refreshToken, signal });
        expect(next).toMatchObject({ status: 'refreshed' });
      });

      it('says when consent was taken back', async () => {
        const { refreshToken } = await cloud.connected(person);
        cloud.simulator.world.grants[provider].revokePerson(person.index);
        expect(await cloud.client.refresh({ refreshToken, signal })).toEqual({ status: 'revoked' });
      });

      it('says when the API has ended', async () => {
        const { refreshToken } = await cloud.connected(person);
        cloud.fault({ kind: 'sunset' });
        expect(await cloud.client.refresh({ refreshToken, signal })).toEqual({ status: 'sunset' });
      });

      it.each(FAILURES)('makes of $title: $error.kind', async ({ fault, error }) => {
        const { refreshToken } = await cloud.connected(person);
        cloud.fault(fault);
        const failure = await failureOf(cloud.client.refresh({ refreshToken, signal }));
        expect(failure).toMatchObject(error);
        expect(String(failure)).not.toContain(refreshToken);
        expect(await cloud.client.refresh({ refreshToken, signal })).toMatchObject({ status: 'refreshed' });
      });
    });

    describe('ending consent', () => {
      it('ends it at the cloud, and may be repeated', async () => {
        const { refreshToken } = await cloud.connected(person);
        expect(await cloud.client.revoke({ refreshToken, signal })).toEqual({ status: 'ended' });
        expect(await cloud.client.refresh({ refreshToken, signal })).toEqual({ status: 'revoked' });
        expect(await cloud.client.revoke({ refreshToken, signal })).toEqual({ status: 'ended' });
      });

      it('is not taken for done when the cloud is away', async () => {
        const { refreshToken } = await cloud.connected(person);
        cloud.fault({ kind: 'server_error' });
        expect(await failureOf(cloud.client.revoke({ refreshToken, signal }))).toMatchObject({
          kind: 'unavailable',
        });
      });
    });
  });
}
