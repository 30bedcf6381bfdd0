import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type LoginSession, openSession } from '../../domain/account/login-session.ts';
import type { Role } from '../../domain/account/role.ts';
import { IsoInstant, toInstant } from '../../domain/calendar.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import { ACCESS_TOKEN_LIFETIME_SECONDS, type SignedTokens } from './signed-tokens.ts';

/** What a signed-in app keeps. */
export const TokenPair = z
  .object({
    accessToken: z.string().meta({ description: 'Bearer token of the next 15 minutes' }),
    expiresInSeconds: z.int(),
    refreshToken: z.string().meta({ description: 'Good for one refresh; keep it in the keychain' }),
    sessionEndsAt: IsoInstant,
  })
  .meta({
    id: 'TokenPair',
    example: {
      accessToken: 'eyJhbGciOiJFZERTQSIsImtpZCI6IjIwMjYtMTEiLCJ0eXAiOiJhdCtqd3QifQ.eyJzdWIiOiIzZjBjIn0.c2ln',
      expiresInSeconds: 900,
      refreshToken: 'PwwaUm8OT1ydUA0_bj8fWnVzZXMtYS1yYW5kb20tc2VjcmV0LWhlcmU',
      sessionEndsAt: '2026-12-22T07:00:00.000Z',
    },
  });
type TokenPair = z.infer<typeof TokenPair>;

/** The name under which a user finds the login in the list of sessions. */
export const DeviceName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .meta({ description: 'Shown in the list of sessions', example: 'Pixel 9' });

/** A new login and its first refresh token; the caller saves the session. */
export function newSession(args: {
  refreshTokens: RefreshTokens;
  userId: string;
  deviceName: string | undefined;
  at: Date;
}): { session: LoginSession; refreshToken: string } {
  const id = randomUUID();
  const { token, tokenHash } = args.refreshTokens.first({ sessionId: id });
  const { userId, deviceName, at } = args;
  return { session: openSession({ id, userId, deviceName, tokenHash, at }), refreshToken: token };
}

/** The answer to a sign-in, a registration or a refresh. */
export async function tokenPair(args: {
  signedTokens: SignedTokens;
  session: LoginSession;
  refreshToken: string;
  role: Role;
  at: Date;
}): Promise<TokenPair> {
  const { session, role, at } = args;
  return {
    accessToken: await args.signedTokens.signAccess({
      userId: session.userId,
      sessionId: session.id,
      role,
      at,
    }),
    expiresInSeconds: ACCESS_TOKEN_LIFETIME_SECONDS,
    refreshToken: args.refreshToken,
    sessionEndsAt: toInstant(session.expiresAt),
  };
}
