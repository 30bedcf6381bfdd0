/** A code ends by itself after this time. */
const CODE_LIFETIME_MS = 10 * 60_000;
/** A code ends after this many wrong tries: 5 guesses of a million. */
export const MAX_WRONG_TRIES = 5;

/** A code that was sent to a phone: waiting for its digits, guessed at too often, or used. */
export type OneTimeCode = {
  /** Random; the app that asked for the code holds it, so the code alone is worth nothing. */
  id: string;
  /** E.164. */
  phone: string;
  /** Keyed hash of the digits, hex. */
  codeHash: string;
  createdAt: Date;
  expiresAt: Date;
} & ({ status: 'pending'; wrongTries: number } | { status: 'exhausted' } | { status: 'used'; usedAt: Date });

/** `ended` covers unknown, expired, exhausted and used codes alike: a guesser learns nothing from it. */
export type TryOutcome =
  | { status: 'accepted'; phone: string }
  | { status: 'wrong'; triesLeft: number }
  | { status: 'ended' };

/** A fresh code of `CODE_LIFETIME_MS`. */
export const issueCode = (args: { id: string; phone: string; codeHash: string; at: Date }): OneTimeCode => ({
  id: args.id,
  phone: args.phone,
  codeHash: args.codeHash,
  createdAt: args.at,
  expiresAt: new Date(args.at.getTime() + CODE_LIFETIME_MS),
  status: 'pending',
  wrongTries: 0,
});

/**
 * One try at a code; `isRight` is the comparison of the hashes, made in constant time by the caller.
 *
 * Returns the outcome, and the code as it has to be saved when the try changed it.
 */
export function tryCode({ code, isRight, at }: { code: OneTimeCode; isRight: boolean; at: Date }): {
  outcome: TryOutcome;
  next?: OneTimeCode;
} {
  if (code.status !== 'pending' || at >= code.expiresAt) return { outcome: { status: 'ended' } };
  const { status: _, wrongTries, ...rest } = code;
  if (isRight) {
    return {
      outcome: { status: 'accepted', phone: code.phone },
      next: { ...rest, status: 'used', usedAt: at },
    };
  }
  const tries = wrongTries + 1;
  const outcome = { status: 'wrong' as const, triesLeft: MAX_WRONG_TRIES - tries };
  if (tries >= MAX_WRONG_TRIES) return { outcome, next: { ...rest, status: 'exhausted' } };
  return { outcome, next: { ...rest, status: 'pending', wrongTries: tries } };
}
