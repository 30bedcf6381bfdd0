import { describe, expect, it } from 'vitest';
import type { ActivityMetrics, ProviderId } from '../../domain/activity/activity-day.ts';
import { DomainError } from '../../domain/errors.ts';
import type { DayView } from '../../simulator/people/day.ts';
import { REDIRECT_URI, startFitnessCloud } from '../support/fitness-cloud.ts';
import { describeAnyAnswer } from './provider-answers.ts';
import { describeConsent } from './provider-consent.ts';
import { describeDays } from './provider-days.ts';
import { failureOf } from './provider-failures.ts';

type Suite = {
  provider: ProviderId;
  /** Requests of a code exchange: one, and one more where the user's id is asked for. */
  connectRequests: number;
  /** What our client must make of a day of the simulator. */
  expectedMetrics(view: DayView): ActivityMetrics;
  /** Whether its one request shows that the device has not synced since the day's noon. */
  tellsLateness: boolean;
};

/** What every client of a fitness cloud must do, over HTTP against the simulator. */
export function describeProviderClient(suite: Suite): void {
  describeConsent(suite);
  describeDays(suite);
  describeAnyAnswer(suite);

  describe(`${suite.provider}: the caller's transport`, () => {
    it('sends every request, a token’s too, through what its caller gave it', async () => {
      const { signal } = new AbortController();
      const cloud = await startFitnessCloud({
        provider: suite.provider,
        now: new Date('2026-11-22T12:00:00Z'),
      });
      const person = cloud.personWho('hourly');
      const refusal = new DomainError('rate_limited', 'provider_paused', 'No turn now.', {
        retryAfterMs: 900,
      });
      const client = cloud.clientWith({ send: () => Promise.reject(refusal) });
      const day = cloud.dayOf(person, 1);
      const { state, codeVerifier } = await client.startAuthorization({ redirectUri: REDIRECT_URI });
      const query = new URLSearchParams({ code: 'c', state });
      const callback = { redirectUri: REDIRECT_URI, query, state, codeVerifier, signal };
      expect(await failureOf(client.fetchDay({ accessToken: 'a', day, signal }))).toBe(refusal);
      expect(await failureOf(client.refresh({ refreshToken: 'r', signal }))).toBe(refusal);
      expect(await failureOf(client.revoke({ refreshToken: 'r', signal }))).toBe(refusal);
      expect(await failureOf(client.connect(callback))).toBe(refusal);
      if (suite.connectRequests > 1) {
        expect(await failureOf(client.identify({ accessToken: 'a', signal }))).toBe(refusal);
      }
      expect(cloud.asked()).toBe(0);
      await cloud.simulator.stop();
    });
  });
}
