import { createHash, randomBytes } from 'node:crypto';

/** A user's consent to our client. */
type Grant = { person: number; scopes: readonly string[]; isRevoked: boolean };

type Code = { grant: Grant; redirectUri: string; challenge?: string | undefined; expiresAtMs: number };
type Access = { grant: Grant; expiresAtMs: number; pair: Pair };
/** `successor`: what a used, rotating token was exchanged for. */
type Refresh = { grant: Grant; pair: Pair; successor?: Pair };
/** `isUsed`: whether either token of it was seen since. */
type Pair = { accessToken: string; refreshToken: string; isUsed: boolean };

export type TokenPair = { accessToken: string; refreshToken: string; lifeS: number; grant: Readonly<Grant> };

/** Ten minutes (Fitbit's documentation). */
const CODE_LIFE_MS = 10 * 60_000;

export type Grants = ReturnType<typeof createGrants>;

/**
 * Codes, tokens and consents of one cloud. With `rotates`, a refresh token is used up by its use; asked again with it,
 * the cloud answers the same until one of the new tokens is used (Fitbit's documentation, "Using tokens effectively").
 */
export function createGrants(args: { clock: () => Date; tokenLifeS: number; rotates: boolean }) {
  const { clock, tokenLifeS, rotates } = args;
  const codes = new Map<string, Code>();
  const accesses = new Map<string, Access>();
  const refreshes = new Map<string, Refresh>();

  function issue(grant: Grant, keep?: string): TokenPair {
    const pair = { accessToken: secret(), refreshToken: keep ?? secret(), isUsed: false };
    accesses.set(pair.accessToken, { grant, pair, expiresAtMs: clock().getTime() + tokenLifeS * 1000 });
    if (!keep) refreshes.set(pair.refreshToken, { grant, pair });
    return toTokenPair(grant, pair);
  }
  const toTokenPair = (grant: Grant, { accessToken, refreshToken }: Pair): TokenPair => ({
    accessToken,
    refreshToken,
    lifeS: tokenLifeS,
    grant,
  });

  return {
    /** Consent without a browser: for tests and for people that a demo connects. */
    connect: ({ person, scopes }: { person: number; scopes: readonly string[] }): TokenPair =>
      issue({ person, scopes, isRevoked: false }),
    createCode(consent: Pick<Grant, 'person' | 'scopes'> & Pick<Code, 'redirectUri' | 'challenge'>): string {
      const { person, scopes, redirectUri, challenge } = consent;
      const code = secret();
      const grant = { person, scopes, isRevoked: false };
      codes.set(code, { grant, redirectUri, challenge, expiresAtMs: clock().getTime() + CODE_LIFE_MS });
      return code;
    },
    /** Tokens for a code that is fresh, unused, for this redirect URI, and proven by its verifier (RFC 7636). */
    exchange(args: {
      code: string;
      redirectUri: string;
      verifier: string | undefined;
    }): TokenPair | undefined {
      const known = codes.get(args.code);
      codes.delete(args.code);
      if (!known || known.expiresAtMs <= clock().getTime()) return undefined;
      if (known.redirectUri !== args.redirectUri || !isProven(known.challenge, args.verifier))
        return undefined;
      return issue(known.grant);
    },
    refresh(token: string): TokenPair | undefined {
      const known = refreshes.get(token);
      if (!known || known.grant.isRevoked) return undefined;
      known.pair.isUsed = true;
      if (!rotates) return issue(known.grant, token);
      if (known.successor) {
        return known.successor.isUsed ? undefined : toTokenPair(known.grant, known.successor);
      }
      const issued = issue(known.grant);
      known.successor = refreshes.get(issued.refreshToken)?.pair ?? known.pair;
      return issued;
    },
    /** Whose token it is. */
    authenticate(
      token: string,
    ): { status: 'valid'; grant: Readonly<Grant> } | { status: 'expired' | 'invalid' } {
      const known = accesses.get(token);
      if (!known || known.grant.isRevoked) return { status: 'invalid' };
      known.pair.isUsed = true;
      if (known.expiresAtMs <= clock().getTime()) return { status: 'expired' };
      return { status: 'valid', grant: known.grant };
    },
    /** Ends the consent of either token; whether there was one. */
    revoke(token: string): boolean {
      const grant = (accesses.get(token) ?? refreshes.get(token))?.grant;
      if (!grant || grant.isRevoked) return false;
      grant.isRevoked = true;
      return true;
    },
    /** The user takes consent back at the vendor; how many grants that ended. */
    revokePerson(person: number): number {
      const live = [...new Set([...accesses.values()].map(({ grant }) => grant))].filter(
        (grant) => grant.person === person && !grant.isRevoked,
      );
      for (const grant of live) grant.isRevoked = true;
      return live.length;
    },
    /** Ends the life of a person's access tokens; refresh tokens stay. */
    expirePerson(person: number): void {
      for (const access of accesses.values()) if (access.grant.person === person) access.expiresAtMs = 0;
    },
    /** Everybody with a consent that holds. */
    connectedPeople: (): ReadonlySet<number> =>
      new Set([...refreshes.values()].flatMap(({ grant }) => (grant.isRevoked ? [] : [grant.person]))),
  };
}

const secret = (): string => randomBytes(24).toString('base64url');

function isProven(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  );
}
