import { randomBytes } from 'node:crypto';
import type { ProviderId } from '../../domain/activity/activity-day.ts';
import { HANDLE_BYTES, writeHandle } from '../../domain/activity/connection-handle.ts';
import { DomainError } from '../../domain/errors.ts';
import type { AppDeps } from '../app-deps.ts';
import { callbackUrl, findClient } from './connectable-clouds.ts';

/** The provider's code ends about as soon. */
const HANDLE_LIFE_MS = 10 * 60_000;
/** Without a code nobody is asked; the client only reads what the browser brought. */
const READ_TIMEOUT_MS = 5_000;

type Deps = Pick<AppDeps, 'authorizations' | 'clouds' | 'logger' | 'publicUrl'>;
type Callback = { provider: ProviderId; query: URLSearchParams; at: Date };

/** What the browser brought: a consent that its user has yet to claim by `handle`, or none. */
export type Answer = { status: 'consented'; handle: string } | { status: 'denied' | 'failed' };

/** `unknown_state`: nobody asked for this consent, or too long ago, or it was used already. */
export type ReceivedAnswer = { status: 'unknown_state' } | (Answer & { returnTo: string | undefined });

/**
 * Takes down what the browser brought back from a provider. Whatever comes of it, the state is used up.
 *
 * It connects nothing: a browser proves nothing about who sits before it, and a link can be sent to somebody else
 * (RFC 9700, 4.7). The user who began claims the answer with an access token and the handle.
 */
export async function receiveAnswer(deps: Deps, { provider, query, at }: Callback): Promise<ReceivedAnswer> {
  const state = query.get('state');
  const pending = state === null ? undefined : await deps.authorizations.take({ state, at });
  // The state of another provider's authorization: somebody mixes them up (RFC 9700, 4.4).
  if (state === null || pending?.provider !== provider) return { status: 'unknown_state' };
  const { userId, codeVerifier, returnTo } = pending;
  try {
    if (query.has('code')) {
      const handle = writeHandle(randomBytes(HANDLE_BYTES));
      const expiresAt = new Date(at.getTime() + HANDLE_LIFE_MS);
      const kept = { userId, provider, codeVerifier, query: query.toString(), handle, expiresAt };
      await deps.authorizations.keepAnswer(kept);
      return { status: 'consented', handle, returnTo };
    }
    const read = await findClient(deps.clouds, provider).connect({
      redirectUri: callbackUrl({ publicUrl: deps.publicUrl, provider }),
      ...{ query, state, codeVerifier },
      signal: AbortSignal.timeout(READ_TIMEOUT_MS),
    });
    return { status: read.status === 'denied' ? 'denied' : 'failed', returnTo };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // Of the error only its code: what caused it may quote what the browser brought.
    deps.logger.warn({ provider, code: error.code }, 'a consent could not be received');
    return { status: 'failed', returnTo };
  }
}
