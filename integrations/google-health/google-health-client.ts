import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { ProviderClient } from '../../domain/ports/provider-client.ts';
import { isDayComplete } from '../day-complete.ts';
import { readGoogleRefusal } from '../google/errors.ts';
import { GOOGLE_OAUTH_ENDPOINTS, googleOAuthProfile } from '../google/oauth.ts';
import { readProviderAnswer } from '../http/provider-answer.ts';
import { createOAuthClient } from '../oauth/oauth-client.ts';
import { toConnectRefusal, toRefreshResult } from '../oauth/results.ts';
import type { ProviderClientOptions, ProviderEndpoints } from '../provider-options.ts';
import { readDay, toRollUpRequest } from './map.ts';
import { Identity, RollUp } from './schema.ts';
import { createSignatureVerifier } from './signature.ts';
import { createWebhookReceiver } from './webhook.ts';

const PROVIDER = 'google_health';
const ACTIVITY_SCOPE = 'https://www.googleapis.com/auth/googlehealth.activity_and_fitness.readonly';
const VENDOR_ENDPOINTS: ProviderEndpoints = {
  ...GOOGLE_OAUTH_ENDPOINTS,
  apiUrl: 'https://health.googleapis.com',
  keysetUrl: 'https://www.gstatic.com/googlehealthapi/webhooks/webhooks_public_keyset.json',
};
/**
 * The one type that a day is fetched by: a request gives one type, and a night has one request for a user. Active
 * energy is above rest, as the plan needs it, and knows cycling and swimming, which steps do not. It is asked for by the
 * hour, which costs no more than the day's total, and shows whether the device has told of the evening.
 */
const DAY_TYPE = 'active-energy-burned';

/** Google Health API v4, the cloud behind Fitbit and Pixel devices. */
export function createGoogleHealthClient(options: ProviderClientOptions): ProviderClient {
  const { clock, send, timeoutMs, webhookSecret } = options;
  const endpoints = { ...VENDOR_ENDPOINTS, ...options.endpoints };
  const profile = googleOAuthProfile({ provider: PROVIDER, scopes: [ACTIVITY_SCOPE] });
  const oauth = createOAuthClient({ ...options, endpoints, profile });
  const verify = createSignatureVerifier({ ...options, keysetUrl: endpoints.keysetUrl });

  async function call<Schema extends z.ZodType>(args: {
    path: string;
    body?: unknown;
    accessToken: string;
    schema: Schema;
    signal: AbortSignal;
  }) {
    const headers = { authorization: `Bearer ${args.accessToken}`, 'content-type': 'application/json' };
    const answer = await send({
      url: new URL(`${endpoints.apiUrl}/v4/users/me/${args.path}`),
      headers,
      ...(args.body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(args.body) }),
      timeoutMs,
      signal: args.signal,
    });
    const { schema } = args;
    return readProviderAnswer({ answer, schema, provider: PROVIDER, clock, readRefusal: readGoogleRefusal });
  }

  /** Webhooks name the user by an id that no token answer tells. */
  const identify: ProviderClient['identify'] = async ({ accessToken, signal }) => {
    const identity = await call({ path: 'identity', accessToken, schema: Identity, signal });
    return identity.status === 'ok'
      ? { status: 'identified', externalUserId: identity.data.healthUserId }
      : identity;
  };

  return {
    id: PROVIDER,
    startAuthorization: oauth.startAuthorization,
    async connect({ signal, ...callback }) {
      const grant = await oauth.exchangeCode({ ...callback, signal });
      if (grant.status !== 'granted') return toConnectRefusal(grant);
      if (!grant.tokens.scopes.includes(ACTIVITY_SCOPE)) return { status: 'scope_missing' };
      const { tokens } = grant;
      return { status: 'connected', tokens, ...(await idOrNothing(identify({ ...tokens, signal }))) };
    },
    identify,
    refresh: async (args) => toRefreshResult(await oauth.refresh(args)),
    async fetchDay({ accessToken, day, signal }) {
      const path = `dataTypes/${DAY_TYPE}/dataPoints:rollUp`;
      const body = toRollUpRequest(day);
      const answer = await call({ path, body, accessToken, schema: RollUp, signal });
      if (answer.status !== 'ok') return answer;
      const known = readDay(answer.data);
      if (!known) return { status: 'no_data' };
      const { metrics, lastDataAt } = known;
      return { status: 'fetched', metrics, complete: isDayComplete({ day, lastDataAt, now: clock() }) };
    },
    // The project's subscriber has the policy AUTOMATIC: consent is subscription (`createSubscriberRegistry`).
    subscribe: async () => ({ status: 'not_needed' }),
    unsubscribe: async () => ({ status: 'unsubscribed' }),
    revoke: ({ refreshToken, signal }) => oauth.revoke({ token: refreshToken, signal }),
    receiveWebhook: createWebhookReceiver({ secret: webhookSecret, verify }),
  };
}

/**
 * The code is used up by now, so that an id that cannot be had must not cost the tokens: days can be fetched without it,
 * and it can be asked for again.
 */
async function idOrNothing(
  identified: ReturnType<ProviderClient['identify']>,
): Promise<{ externalUserId?: string }> {
  try {
    const result = await identified;
    return result.status === 'identified' ? { externalUserId: result.externalUserId } : {};
  } catch (error) {
    if (error instanceof DomainError) return {};
    throw error;
  }
}
