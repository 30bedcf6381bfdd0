import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ProviderClient } from '../../domain/ports/provider-client.ts';
import type { HttpAnswer } from '../../integrations/http/request-json.ts';
import { PROVIDER_REGISTRY } from '../../integrations/provider-registry.ts';
import { REDIRECT_URI } from '../support/fitness-cloud.ts';

const STATUSES = [200, 201, 204, 302, 400, 401, 403, 404, 409, 410, 418, 429, 500, 503];
const DAY = { localDate: '2026-11-21', startAt: '2026-11-21T00:00:00Z', endAt: '2026-11-22T00:00:00Z' };
/** Words of the vendors' answers, so that chance goes deeper than the first field. */
const WORDS = [
  ...['access_token', 'refresh_token', 'expires_in', 'scope', 'user_id', 'error', 'errors', 'errorType'],
  ...['invalid_grant', 'rollupDataPoints', 'endTime', 'activeEnergyBurned', 'kcalSum', 'healthUserId'],
  ...[
    'summary',
    'steps',
    'caloriesOut',
    'bucket',
    'dataset',
    'point',
    'value',
    'intVal',
    'details',
    'reason',
  ],
];

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(...WORDS, '12', '-1', 0, -5, 1e300, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const answers: fc.Arbitrary<HttpAnswer> = fc.oneof(
  fc.constantFrom('timeout', 'connection_failed').map((code) => ({ status: 'failed' as const, code })),
  fc.tuple(fc.constantFrom(...STATUSES), json).map(([httpStatus, body]) => ({
    status: 'answered' as const,
    httpStatus,
    headers: new Headers({ 'retry-after': 'never', 'fitbit-rate-limit-reset': '-1' }),
    json: body,
  })),
);

const CALLS: Record<string, (client: ProviderClient, signal: AbortSignal) => Promise<unknown>> = {
  connect: (client, signal) => {
    const query = new URLSearchParams({ code: 'c', state: 's' });
    return client.connect({
      redirectUri: REDIRECT_URI,
      query,
      state: 's',
      codeVerifier: 'v'.repeat(43),
      signal,
    });
  },
  identify: (client, signal) => client.identify({ accessToken: 'a', signal }),
  refresh: (client, signal) => client.refresh({ refreshToken: 'r', signal }),
  fetchDay: (client, signal) => client.fetchDay({ accessToken: 'a', day: DAY, signal }),
  subscribe: (client, signal) => client.subscribe({ accessToken: 'a', subscriptionId: 's', signal }),
  unsubscribe: (client, signal) => client.unsubscribe({ accessToken: 'a', subscriptionId: 's', signal }),
  revoke: (client, signal) => client.revoke({ refreshToken: 'r', signal }),
};

/** Whatever comes back, a client gives a result or a `DomainError`, and ends no consent by mistake. */
export function describeAnyAnswer({ provider }: { provider: ProviderId }): void {
  describe(`${provider}: whatever is answered`, () => {
    const { signal } = new AbortController();
    const clientOf = (answer: HttpAnswer): ProviderClient =>
      PROVIDER_REGISTRY[provider]({
        clientId: 'id',
        clientSecret: 'secret',
        timeoutMs: 1000,
        clock: () => new Date('2026-11-22T03:00:00Z'),
        send: async () => answer,
      });

    it.each(Object.entries(CALLS))('%s gives a result or an error that the night knows', async (_, call) => {
      await fc.assert(
        fc.asyncProperty(answers, async (answer) => {
          const result = await call(clientOf(answer), signal).catch((error: unknown) => error);
          if (result instanceof DomainError) {
            expect(['rate_limited', 'unavailable', 'forbidden']).toContain(result.kind);
            expect(result.retryAfterMs ?? 0).toBeGreaterThanOrEqual(0);
          } else {
            expect(result).toMatchObject({ status: expect.any(String) });
          }
        }),
      );
    });

    it('ends a consent only by a code that says so', async () => {
      const silent = answers.filter(
        (answer) =>
          answer.status === 'answered' && !/invalid_grant|user_id/.test(JSON.stringify(answer.json)),
      );
      await fc.assert(
        fc.asyncProperty(silent, async (answer) => {
          const result = await clientOf(answer)
            .refresh({ refreshToken: 'r', signal })
            .catch(() => undefined);
          expect(result?.status).not.toBe('revoked');
        }),
      );
    });
  });
}
