import type { Clock } from '../../domain/ports/clock.ts';
import type { CallRefusal, ProviderClient, SubscribeResult } from '../../domain/ports/provider-client.ts';
import { type ReadRefusal, readCallRefusal, readProviderAnswer } from '../http/provider-answer.ts';
import type { HttpAnswer } from '../http/request-json.ts';
import { Subscription } from './schema.ts';

/** The days, and the end of consent. */
const COLLECTIONS = ['activities', 'userRevokedAccess'] as const;

/** One request with an access token; `path` is below the user's own. */
export type Call = (args: {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  accessToken: string;
  signal: AbortSignal;
}) => Promise<HttpAnswer>;

type Rules = { provider: 'fitbit'; clock: Clock; readRefusal: ReadRefusal };

/** Who is told of a user's changes: a subscription for each collection, so two requests each time. */
export function createSubscriptions({
  call,
  rules,
}: {
  call: Call;
  rules: Rules;
}): Pick<ProviderClient, 'subscribe' | 'unsubscribe'> {
  return {
    async subscribe({ accessToken, subscriptionId, signal }): Promise<SubscribeResult> {
      for (const collection of COLLECTIONS) {
        const path = subscriptionPath({ collection, subscriptionId });
        const answer = await call({ method: 'POST', path, accessToken, signal });
        if (answer.status === 'answered' && answer.httpStatus === 409) return { status: 'conflict' };
        const read = readProviderAnswer({ ...rules, answer, schema: Subscription });
        if (read.status !== 'ok') return read;
      }
      return { status: 'subscribed' };
    },
    async unsubscribe({
      accessToken,
      subscriptionId,
      signal,
    }): Promise<{ status: 'unsubscribed' } | CallRefusal> {
      for (const collection of COLLECTIONS) {
        const path = subscriptionPath({ collection, subscriptionId });
        const answer = await call({ method: 'DELETE', path, accessToken, signal });
        if (answer.status === 'answered' && answer.httpStatus === 404) continue;
        const refusal = readCallRefusal({ ...rules, answer });
        if (refusal) return refusal;
      }
      return { status: 'unsubscribed' };
    },
  };
}

/** The id is unique over all of an application's users and collections, so each collection has its own. */
function subscriptionPath(args: {
  collection: (typeof COLLECTIONS)[number];
  subscriptionId: string;
}): string {
  const { collection, subscriptionId } = args;
  const id = `${subscriptionId}-${collection === 'activities' ? 'a' : 'r'}`;
  return `${collection}/apiSubscriptions/${encodeURIComponent(id)}.json`;
}
