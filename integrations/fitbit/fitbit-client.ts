import type { ProviderClient } from '../../domain/ports/provider-client.ts';
import { readProviderAnswer, unreadable } from '../http/provider-answer.ts';
import { createOAuthClient } from '../oauth/oauth-client.ts';
import { toConnectRefusal, toRefreshResult } from '../oauth/results.ts';
import type { ProviderClientOptions, ProviderEndpoints } from '../provider-options.ts';
import { readFitbitRefusal } from './errors.ts';
import { toMetrics, toWorkouts } from './map.ts';
import { DailyActivity } from './schema.ts';
import { type Call, createSubscriptions } from './subscriptions.ts';
import { createWebhookReceiver } from './webhook.ts';

const PROVIDER = 'fitbit';
const ACTIVITY_SCOPE = 'activity';
const VENDOR_ENDPOINTS: ProviderEndpoints = {
  authorizationUrl: 'https://www.fitbit.com/oauth2/authorize',
  tokenUrl: 'https://api.fitbit.com/oauth2/token',
  revocationUrl: 'https://api.fitbit.com/oauth2/revoke',
  apiUrl: 'https://api.fitbit.com',
  keysetUrl: '',
};
/** Fitbit answers in kilometres to every locale that it does not know. Without the header, `fetch` would send `*`. */
const METRIC_LOCALE = 'metric';
/**
 * Fitbit Web API 1. One request gives a whole day. Refresh tokens are used up by their use: keep the new one before
 * anything else. `subscribe` and `unsubscribe` make two requests.
 */
export function createFitbitClient(options: ProviderClientOptions): ProviderClient {
  const { clientSecret, webhookSecret, clock, send, timeoutMs } = options;
  const endpoints = { ...VENDOR_ENDPOINTS, ...options.endpoints };
  const rules = { provider: PROVIDER, clock, readRefusal: readFitbitRefusal } as const;
  const profile = {
    provider: PROVIDER,
    issuer: 'https://www.fitbit.com',
    scopes: [ACTIVITY_SCOPE],
    authentication: 'basic',
    extraParameters: {},
  } as const;
  const oauth = createOAuthClient({ ...options, endpoints, profile });

  const call: Call = ({ method, path, accessToken, signal }) =>
    send({
      url: new URL(`${endpoints.apiUrl}/1/user/-/${path}`),
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'accept-language': METRIC_LOCALE },
      timeoutMs,
      signal,
    });

  return {
    id: PROVIDER,
    startAuthorization: oauth.startAuthorization,
    async connect({ signal, ...callback }) {
      const grant = await oauth.exchangeCode({ ...callback, signal });
      if (grant.status !== 'granted') return toConnectRefusal(grant);
      const { tokens, userId } = grant;
      if (!tokens.scopes.includes(ACTIVITY_SCOPE)) return { status: 'scope_missing' };
      if (userId === undefined) throw unreadable({ provider: PROVIDER, at: 'user_id' });
      return { status: 'connected', tokens, externalUserId: userId };
    },
    identify: async () => ({ status: 'not_needed' }),
    refresh: async (args) => toRefreshResult(await oauth.refresh(args)),
    async fetchDay({ accessToken, day, signal }) {
      const path = `activities/date/${day.localDate}.json`;
      const answer = await call({ method: 'GET', path, accessToken, signal });
      const read = readProviderAnswer({ ...rules, answer, schema: DailyActivity });
      if (read.status !== 'ok') return read;
      const metrics = toMetrics(read.data);
      if (!metrics) return { status: 'no_data' };
      // Fitbit's one request does not tell when the device synced last. A later sync is told by a webhook.
      const complete = clock().toISOString() >= day.endAt;
      return { status: 'fetched', metrics, complete, workouts: toWorkouts(read.data) };
    },
    ...createSubscriptions({ call, rules }),
    revoke: ({ refreshToken, signal }) => oauth.revoke({ token: refreshToken, signal }),
    receiveWebhook: createWebhookReceiver({ clientSecret, verificationCode: webhookSecret }),
  };
}
