import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { adviceOnEnded, PROVIDER_NAMES, successorOf } from '../../domain/activity/provider-connection.ts';
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
type Claim = { userId: UserId; provider: ProviderId; handle: string; at: Date };

/** The connection was made. `replaced`: the provider whose place the new one takes. */
export type Finished = { replaced?: ProviderId };

/**
 * Makes a connection of the consent that the user claims by its handle. The handle is spent, whatever comes of it.
 *
 * Throws not_found `handle_not_found`, invalid `scope_missing`, conflict `connected_elsewhere`, and invalid
 * `consent_not_usable` or unavailable when the provider does not accept the consent or cannot be asked.
 */
export async function finishAuthorization(deps: Deps, claim: Claim): Promise<Finished> {
  const { userId, provider, at } = claim;
  const client = findClient(deps.clouds, provider);
  const answer = await deps.authorizations.takeAnswer(claim);
  if (!answer) throw handleNotFound();
  const query = new URLSearchParams(answer.query);
  try {
    const result = await client.connect({
      redirectUri: callbackUrl({ publicUrl: deps.publicUrl, provider }),
      ...{ query, state: query.get('state') ?? '', codeVerifier: answer.codeVerifier },
      signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS),
    });
    return await keep(deps, { userId, provider, result, at });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    deps.logger.warn({ provider, code: error.code }, 'a provider could not be connected');
    // Without its cause, which may quote the code.
    const { kind, code, message, retryAfterMs } = error;
    throw new DomainError(kind, code, message, retryAfterMs === undefined ? {} : { retryAfterMs });
  }
}

const handleNotFound = () =>
  new DomainError(
    'not_found',
    'handle_not_found',
    'This code is not known. It is good once, for ten minutes, and for the account that began. Begin again.',
  );

type Answered = { userId: UserId; provider: ProviderId; result: ConnectResult; at: Date };

/** Why the provider's answer made no connection, for people. */
function refusal(provider: ProviderId, status: Exclude<ConnectResult['status'], 'connected'>): DomainError {
  const name = PROVIDER_NAMES[provider];
  switch (status) {
    case 'scope_missing':
      return new DomainError(
        'invalid',
        'scope_missing',
        'Without your activity there is nothing to read. Connect again, and leave that box ticked.',
      );
    case 'sunset':
      return new DomainError('conflict', 'provider_sunset', adviceOnEnded({ provider, status }));
    case 'denied':
    case 'invalid_callback':
      return new DomainError(
        'invalid',
        'consent_not_usable',
        `${name} did not accept the consent. Connect again.`,
      );
  }
}

async function keep(deps: Deps, { userId, provider, result, at }: Answered): Promise<Finished> {
  if (result.status !== 'connected') throw refusal(provider, result.status);
  const wantsWebhooks = deps.clouds.sendsWebhooks(provider);
  const { tokens, externalUserId } = result;
  await deps.connections.save({ userId, provider, externalUserId, tokens, wantsWebhooks, at });
  if (wantsWebhooks) await startTask(deps, { kind: 'order_webhooks', provider, userId });
  const replaced = await endPredecessor(deps, { userId, provider, at });
  return replaced ? { replaced } : {};
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
