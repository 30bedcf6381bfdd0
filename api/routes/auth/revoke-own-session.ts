import { type RevokedReason, revokeSession } from '../../../domain/account/login-session.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { LoginSessionRepository } from '../../../domain/ports/login-session-repository.ts';

/** Ends a live session of this user. Throws `not_found` when there is none of that id, or it is another's. */
export async function revokeOwnSession(args: {
  loginSessions: LoginSessionRepository;
  userId: string;
  id: string;
  reason: RevokedReason;
  at: Date;
}): Promise<void> {
  const found = await args.loginSessions.change<boolean>({
    id: args.id,
    decide(session) {
      const isAlive = session?.status === 'active' && session.expiresAt > args.at;
      if (!isAlive || session.userId !== args.userId) return { result: false };
      return { result: true, next: revokeSession({ session, reason: args.reason, at: args.at }) };
    },
  });
  if (!found) throw new DomainError('not_found', 'session_not_found', 'There is no such session.');
}
