import { DomainError } from '../../domain/errors.ts';
import type { LoginSessionRepository } from '../../domain/ports/login-session-repository.ts';
import type { Authenticator } from '../middleware/authenticate.ts';
import type { SignedTokens } from './signed-tokens.ts';

/**
 * Checks the token, then that its session and account are alive: one key lookup in PostgreSQL for each
 * request, without a cache, so that logout and erasure hold from the next request on, on every server.
 * The role comes from the account, not from the token.
 */
export function createAuthenticator(deps: {
  signedTokens: SignedTokens;
  loginSessions: LoginSessionRepository;
}): Authenticator {
  return {
    async authenticate({ accessToken, at }) {
      const { userId, sessionId } = await deps.signedTokens.readAccess({ token: accessToken, at });
      const caller = await deps.loginSessions.findCallerOptional({ id: sessionId, at });
      if (caller?.userId !== userId) {
        throw new DomainError('unauthenticated', 'session_ended', 'This session has ended. Sign in again.');
      }
      return { userId, sessionId, role: caller.role };
    },
  };
}
