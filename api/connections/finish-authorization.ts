import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { successorOf } from '../../domain/activity/provider-connection.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ConnectResult } from '../../domain/ports/provider-client.ts';
import type { AppDeps } from '../app-deps.ts';
import { callbackUrl, findClient } from './connectable-clouds.ts';
import { startTask } from './start-task.ts';

/** Longer than a wait for a turn and two requests. The browser shows that it waits. */
const CONNECT_TIMEOUT_MS = 45_000;

type Deps = Pick<
  AppDeps,
  'authorizations' | 'clouds' | 'connections' | 'endedConsents' | 'control' | 'logger' | 'publicUrl'
>;
type Callback = { provider: ProviderId; query: URLSearchParams; at: Date };

/** How connecting went. `replaced`: the cloud whose place the new one takes. */
export type Finished = {
  status: 'connected' | 'denied' | 'scope_missing' | 'failed';
  replaced?: ProviderId;
};

/** `unknown_state`: nobody asked for this consent, or too long ago, or it was used already. */
export type FinishResult = { status: 'unknown_state' } | (Finished & { returnTo: string | undefined });

/**
 * What the browser brought back from a cloud, made into a connection of the user who asked for it. Whatever comes of
 * it, the state is used up.
 */
export async function finishAuthorization(deps: Deps, callback: Callback): Promise<FinishResult> {
  const { provider, query, at } = callback;
  const state = query.get('state');
  const pending = state === null ? undefined : await deps.authorizations.take({ state, at });
  // The state of another cloud's authorization: somebody mixes them up (RFC 9700, 4.4).
  if (state === null || pending?.provider !== provider) return { status: 'unknown_state' };
  const { userId, codeVerifier, returnTo } = pending;
  try {
    const result = await findClient(deps.clouds, provider).connect({
      redirectUri: callbackUrl({ publicUrl: deps.publicUrl, provider }),
      ...{ query, state, codeVerifier },
      signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS),
    });
    return { ...(await keep(deps, { userId, provider, result, at })), returnTo };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Of the error only its code: what caused it may quote what the browser brought.
    deps.logger.warn({ provider, code: error.code }, 'a cloud could not be connected');
    return { status: 'failed', returnTo };
  }
}

type Answered = { userId: UserId; provider: ProviderId; result: ConnectResult; at: Date };

async function keep(deps: Deps, { userId, provider, result, at }: Answered): Promise<Finished> {
  if (result.status === 'invalid_callback' || result.status === 'sunset') return { status: 'failed' };
  if (result.status !== 'connected') return { status: result.status };
  const wantsWebhooks = deps.clouds.sendsWebhooks(provider);
  const { tokens, externalUserId } = result;
  await deps.connections.save({ userId, provider, externalUserId, tokens, wantsWebhooks, at });
  if (wantsWebhooks) await startTask(deps, { kind: 'order_webhooks', provider, userId });
  const replaced = await endPredecessor(deps, { userId, provider, at });
  return { status: 'connected', ...(replaced ? { replaced } : {}) };
}

/** The new cloud has the same days: asking the old one would cost a request, and count nothing. */
async function endPredecessor(
  deps: Deps,
  { userId, provider, at }: Omit<Answered, 'result'>,
): Promise<ProviderId | undefined> {
  const connected = await deps.connections.list({ userId });
  const predecessor = connected.find((one) => successorOf(one.provider) === provider)?.provider;
  if (!predecessor) return undefined;
  const ended = await deps.endedConsents.end({ userId, provider: predecessor, at });
  if (ended.status === 'ended' && ended.consent) await startTask(deps, { kind: 'revoke', ...ended.consent });
  return predecessor;
}
