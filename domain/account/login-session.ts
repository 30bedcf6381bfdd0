/** A login ends after this time, however often its tokens were rotated. */
const SESSION_LIFETIME_MS = 30 * 24 * 3_600_000;
/** How long a refresh may be repeated when its answer was lost on the way. */
const ROTATION_GRACE_MS = 10_000;

export const RevokedReason = ['logout', 'ended_by_user', 'token_reused'] as const;
export type RevokedReason = (typeof RevokedReason)[number];

/** A login on a device: a family of refresh tokens of which one is current. Hashes are SHA-256, hex. */
export type LoginSession = {
  id: string;
  userId: string;
  deviceName?: string;
  tokenHash: string;
  previousTokenHash?: string;
  rotatedAt: Date;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
} & ({ status: 'active' } | { status: 'revoked'; revokedAt: Date; reason: RevokedReason });

/**
 * `rotated`: the successor is now current. `repeated`: the answer with the successor was lost; it is current
 * already, give it out again. `reused`: an old token came back, so somebody else has a copy: the family is
 * revoked. `ended`: nothing to refresh.
 */
export type RefreshOutcome = { status: 'rotated' | 'repeated' | 'reused' | 'ended' };

/** A new login, with its first token. */
export const openSession = (args: {
  id: string;
  userId: string;
  deviceName?: string | undefined;
  tokenHash: string;
  at: Date;
}): LoginSession => ({
  id: args.id,
  userId: args.userId,
  ...(args.deviceName === undefined ? {} : { deviceName: args.deviceName }),
  tokenHash: args.tokenHash,
  rotatedAt: args.at,
  createdAt: args.at,
  lastUsedAt: args.at,
  expiresAt: new Date(args.at.getTime() + SESSION_LIFETIME_MS),
  status: 'active',
});

/** The session as it is after `reason` ended it; ending it twice changes nothing. */
export const revokeSession = (args: {
  session: LoginSession;
  reason: RevokedReason;
  at: Date;
}): LoginSession =>
  args.session.status === 'revoked'
    ? args.session
    : { ...args.session, status: 'revoked', revokedAt: args.at, reason: args.reason };

/**
 * A refresh token comes back. `tokenHash` must be of a token that this family really gave out; `successorHash`
 * is of the one token that follows it, so that a repeated request finds the same successor.
 *
 * Returns the outcome, and the session as it has to be saved when the token changed it.
 */
export function presentToken(args: {
  session: LoginSession;
  tokenHash: string;
  successorHash: string;
  at: Date;
}): { outcome: RefreshOutcome; next?: LoginSession } {
  const { session, tokenHash, successorHash, at } = args;
  if (session.status === 'revoked' || at >= session.expiresAt) return { outcome: { status: 'ended' } };
  if (tokenHash === session.tokenHash) {
    const next = {
      ...session,
      tokenHash: successorHash,
      previousTokenHash: tokenHash,
      rotatedAt: at,
      lastUsedAt: at,
    };
    return { outcome: { status: 'rotated' }, next };
  }
  const isRepeat = tokenHash === session.previousTokenHash && successorHash === session.tokenHash;
  if (isRepeat && at.getTime() - session.rotatedAt.getTime() <= ROTATION_GRACE_MS) {
    return { outcome: { status: 'repeated' } };
  }
  return { outcome: { status: 'reused' }, next: revokeSession({ session, reason: 'token_reused', at }) };
}
