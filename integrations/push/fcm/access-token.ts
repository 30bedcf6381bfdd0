import { createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../../../domain/ports/clock.ts';
import { type FailureOutcome, toFailureOutcome } from '../../http/failure-outcome.ts';
import { requestJson } from '../../http/request-json.ts';
import { TokenGranted } from './schema.ts';

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
/** The longest that Google accepts for an assertion. */
const ASSERTION_LIFE_SECONDS = 3600;
/** A token is renewed this long before it ends, so that none ends under way. */
const RENEW_BEFORE_MS = 60_000;

export type ServiceAccount = { clientEmail: string; privateKeyPem: string };

type AccessToken = { status: 'granted'; token: string } | FailureOutcome;

/** `get`: the cached token or a new one. `discard`: the gateway refused this token before its time. */
type AccessTokens = { get(): Promise<AccessToken>; discard(token: string): void };

type CachedToken = { token: string; renewAtMs: number };

/**
 * Access tokens for a Google service account: a JWT signed with its key is exchanged for a bearer token,
 * which is kept until a minute before its end. Callers that come while a request is under way share it.
 *
 * Source: Google, "Using OAuth 2.0 for Server to Server Applications". Throws at creation for a key that
 * is not PEM.
 */
export function createAccessTokens(args: {
  account: ServiceAccount;
  tokenUrl: URL;
  timeoutMs: number;
  clock: Clock;
}): AccessTokens {
  const { account, tokenUrl, timeoutMs, clock } = args;
  const key = createPrivateKey(account.privateKeyPem);
  let cached: CachedToken | undefined;
  let underWay: Promise<AccessToken> | undefined;

  async function request(): Promise<AccessToken> {
    const assertion = await signAssertion({ account, key, tokenUrl, clock });
    const body = new URLSearchParams({ grant_type: GRANT_TYPE, assertion });
    const answer = await requestJson({ url: tokenUrl, method: 'POST', body, timeoutMs });
    if (answer.status === 'answered' && answer.httpStatus === 200) {
      const granted = TokenGranted.safeParse(answer.json);
      if (granted.success) {
        const { access_token: token, expires_in: lifeSeconds } = granted.data;
        cached = { token, renewAtMs: clock().getTime() + lifeSeconds * 1000 - RENEW_BEFORE_MS };
        return { status: 'granted', token };
      }
    }
    const failure = toFailureOutcome({ answer, clock });
    // `invalid_grant` and its kin come as 400: the key is revoked or the machine's clock is wrong.
    return failure.status === 'retry' ? failure : { status: 'rejected', code: 'gateway_credentials' };
  }

  return {
    async get() {
      if (cached !== undefined && clock().getTime() < cached.renewAtMs) {
        return { status: 'granted', token: cached.token };
      }
      underWay ??= request().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    discard(token) {
      // Someone else may have renewed it since.
      if (cached?.token === token) cached = undefined;
    },
  };
}

function signAssertion(args: {
  account: ServiceAccount;
  key: KeyObject;
  tokenUrl: URL;
  clock: Clock;
}): Promise<string> {
  const { account, key, tokenUrl, clock } = args;
  const issuedAt = Math.floor(clock().getTime() / 1000);
  return new SignJWT({ scope: SCOPE })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(account.clientEmail)
    .setAudience(tokenUrl.href)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ASSERTION_LIFE_SECONDS)
    .sign(key);
}
