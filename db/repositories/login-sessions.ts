import { LockMode } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type LoginSession, RevokedReason } from '../../domain/account/login-session.ts';
import type { Role } from '../../domain/account/role.ts';
import type { LoginSessionRepository } from '../../domain/ports/login-session-repository.ts';
import { LoginSessionEntity, type LoginSessionRow } from '../entities/account.ts';
import { inUserTransaction } from '../user-transaction.ts';

/** A revoked session is kept for a day, so that a late copy of its tokens is still known as such. */
const KEEP_REVOKED_MS = 24 * 3_600_000;

/** Nobody has more devices than this in a list. */
const MAX_LISTED = 100;

const toReason = (text: string | null | undefined): RevokedReason =>
  RevokedReason.find((reason) => reason === text) ?? 'ended_by_user';

const toSession = (row: LoginSessionRow): LoginSession => {
  const { user, deviceName, previousTokenHash, revokedAt, revokedReason, ...columns } = row;
  return {
    ...columns,
    userId: user,
    ...(deviceName != null && { deviceName }),
    ...(previousTokenHash != null && { previousTokenHash }),
    ...(revokedAt
      ? { status: 'revoked', revokedAt, reason: toReason(revokedReason) }
      : { status: 'active' as const }),
  };
};

/** A session as its row. */
export const toSessionRow = (session: LoginSession): LoginSessionRow => ({
  id: session.id,
  user: session.userId,
  deviceName: session.deviceName ?? null,
  tokenHash: session.tokenHash,
  previousTokenHash: session.previousTokenHash ?? null,
  rotatedAt: session.rotatedAt,
  createdAt: session.createdAt,
  lastUsedAt: session.lastUsedAt,
  expiresAt: session.expiresAt,
  revokedAt: session.status === 'revoked' ? session.revokedAt : null,
  revokedReason: session.status === 'revoked' ? session.reason : null,
});

/** Logins in PostgreSQL. */
export function createLoginSessionRepository({ orm }: { orm: MikroORM }): LoginSessionRepository {
  return {
    save: ({ session }) =>
      inUserTransaction({ orm, userId: session.userId }, async (em) => {
        await em.upsert(LoginSessionEntity, toSessionRow(session), { disableIdentityMap: true });
      }),

    change: ({ id, decide }) =>
      orm.em.fork().transactional(async (em) => {
        const lockMode = LockMode.PESSIMISTIC_WRITE;
        const row = await em.findOne(LoginSessionEntity, { id }, { lockMode, disableIdentityMap: true });
        const { next, result } = decide(row === null ? undefined : toSession(row));
        if (next) await em.upsert(LoginSessionEntity, toSessionRow(next), { disableIdentityMap: true });
        return result;
      }),

    async findCallerOptional({ id, at }) {
      const [caller] = await orm.em.getConnection().execute<{ userId: string; role: Role }[]>(
        `select users.id as "userId", users.role from login_sessions
         join users on users.id = login_sessions.user_id
         where login_sessions.id = ? and revoked_at is null and expires_at > ? and not erasing`,
        [id, at],
      );
      return caller;
    },

    async list({ userId, at }) {
      const rows = await orm.em
        .fork()
        .find(
          LoginSessionEntity,
          { user: userId, revokedAt: null, expiresAt: { $gt: at } },
          { orderBy: { lastUsedAt: 'desc', id: 'asc' }, limit: MAX_LISTED },
        );
      return rows.map(toSession);
    },

    purgeExpired: ({ now }) =>
      orm.em.fork().nativeDelete(LoginSessionEntity, {
        $or: [{ expiresAt: { $lt: now } }, { revokedAt: { $lt: new Date(now.getTime() - KEEP_REVOKED_MS) } }],
      }),
  };
}
