import type { ProviderClient } from '../../domain/ports/provider-client.ts';
import { isDayComplete } from '../day-complete.ts';
import { readGoogleRefusal } from '../google/errors.ts';
import { GOOGLE_OAUTH_ENDPOINTS, googleOAuthProfile } from '../google/oauth.ts';
import { readProviderAnswer } from '../http/provider-answer.ts';
import { createOAuthClient } from '../oauth/oauth-client.ts';
import { toConnectRefusal, toRefreshResult } from '../oauth/results.ts';
import type { ProviderClientOptions, ProviderEndpoints } from '../provider-options.ts';
import { readDay, toAggregateRequest } from './map.ts';
import { Aggregate } from './schema.ts';

const PROVIDER = 'google_fit';
const ACTIVITY_SCOPE = 'https://www.googleapis.com/auth/fitness.activity.read';
const VENDOR_ENDPOINTS: ProviderEndpoints = {
  ...GOOGLE_OAUTH_ENDPOINTS,
  apiUrl: 'https://www.googleapis.com',
  keysetUrl: '',
};

/** Google Fit REST v1, which takes no new users. One request gives a whole day; it has no webhooks. */
export function createGoogleFitClient(options: ProviderClientOptions): ProviderClient {
  const { clock, send, timeoutMs } = options;
  const endpoints = { ...VENDOR_ENDPOINTS, ...options.endpoints };
  const profile = googleOAuthProfile({ provider: PROVIDER, scopes: [ACTIVITY_SCOPE] });
  const oauth = createOAuthClient({ ...options, endpoints, profile });
  const rules = { provider: PROVIDER, clock, readRefusal: readGoogleRefusal } as const;

  return {
    id: PROVIDER,
    startAuthorization: oauth.startAuthorization,
    async connect(callback) {
      const grant = await oauth.exchangeCode(callback);
      if (grant.status !== 'granted') return toConnectRefusal(grant);
      const { tokens } = grant;
      return tokens.scopes.includes(ACTIVITY_SCOPE)
        ? { status: 'connected', tokens }
        : { status: 'scope_missing' };
    },
    identify: async () => ({ status: 'not_needed' }),
    refresh: async (args) => toRefreshResult(await oauth.refresh(args)),
    async fetchDay({ accessToken, day, signal }) {
      const answer = await send({
        url: new URL(`${endpoints.apiUrl}/fitness/v1/users/me/dataset:aggregate`),
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(toAggregateRequest({ day, now: clock() })),
        timeoutMs,
        signal,
      });
      const read = readProviderAnswer({ ...rules, answer, schema: Aggregate });
      if (read.status !== 'ok') return read;
      const known = readDay(read.data);
      if (!known) return { status: 'no_data' };
      const { metrics, lastDataAt } = known;
      return { status: 'fetched', metrics, complete: isDayComplete({ day, lastDataAt, now: clock() }) };
    },
    subscribe: async () => ({ status: 'not_needed' }),
    unsubscribe: async () => ({ status: 'unsubscribed' }),
    revoke: ({ refreshToken, signal }) => oauth.revoke({ token: refreshToken, signal }),
    receiveWebhook: async () => ({ status: 'refused', httpStatus: 404, code: 'wrong_secret' }),
  };
}
