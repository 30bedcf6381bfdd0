import type { SubscribeResult } from '../../domain/ports/provider-client.ts';
import { readGoogleRefusal } from '../google/errors.ts';
import { readProviderAnswer } from '../http/provider-answer.ts';
import type { ProviderClientOptions } from '../provider-options.ts';
import { Subscriber } from './schema.ts';

/** Calories have no webhooks in every copy of the documentation; these have, and they change when calories do. */
const DATA_TYPES = ['steps', 'exercise', 'distance'];

/**
 * Registers where Google Health sends this installation's webhooks: once for the project, for all users who consent.
 * Google does its handshake with `endpointUri` before it answers. `accessToken` is a service account's, with the scope
 * `cloud-platform`. A subscriber that is there already is `conflict`.
 */
export function createSubscriberRegistry({
  projectId,
  apiUrl = 'https://health.googleapis.com',
  send,
  clock,
  timeoutMs,
}: Pick<ProviderClientOptions, 'send' | 'clock' | 'timeoutMs'> & { projectId: string; apiUrl?: string }) {
  return {
    async register(args: {
      subscriberId: string;
      endpointUri: string;
      /** The whole `Authorization` value, `Bearer …`. */
      webhookSecret: string;
      accessToken: string;
      signal: AbortSignal;
    }): Promise<SubscribeResult> {
      const url = new URL(`${apiUrl}/v4/projects/${encodeURIComponent(projectId)}/subscribers`);
      url.searchParams.set('subscriberId', args.subscriberId);
      const answer = await send({
        url,
        method: 'POST',
        headers: { authorization: `Bearer ${args.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          endpointUri: args.endpointUri,
          subscriberConfigs: [{ dataTypes: DATA_TYPES, subscriptionCreatePolicy: 'AUTOMATIC' }],
          endpointAuthorization: { secret: args.webhookSecret },
        }),
        timeoutMs,
        signal: args.signal,
      });
      if (answer.status === 'answered' && answer.httpStatus === 409) return { status: 'conflict' };
      const rules = { provider: 'google_health' as const, clock, readRefusal: readGoogleRefusal };
      const read = readProviderAnswer({ ...rules, answer, schema: Subscriber });
      return read.status === 'ok' ? { status: 'subscribed' } : read;
    },
  };
}
