import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hmac } from './secret-keys.ts';

/** A refresh token, and the hash of it that is stored (SHA-256, hex). */
type IssuedToken = { token: string; tokenHash: string };

/** A token that came back: it is ours, but says nothing about whether it is still good. */
export type ReadToken = { sessionId: string; tokenHash: string; successor: IssuedToken };

/** Makes and recognises refresh tokens. */
export type RefreshTokens = {
  first(args: { sessionId: string }): IssuedToken;
  /** `undefined` when we never gave out such a token. */
  read(token: string): ReadToken | undefined;
};

const ID_BYTES = 16;
const SECRET_BYTES = 32;
const TAG_BYTES = 16;

/**
 * A token is base64url of session id, 256-bit secret and a tag under the server's key.
 *
 * The tag tells an old token of ours (a copy is in use: revoke) from a made-up one (ignore), without a table
 * of all old tokens. The successor's secret is the HMAC of its predecessor's: repeating a refresh whose answer
 * was lost finds the same successor again, and nobody without the key can compute it.
 */
export function createRefreshTokens({ key }: { key: Buffer }): RefreshTokens {
  const tagOf = (body: Buffer) =>
    hmac({ key, data: Buffer.concat([Buffer.from('tag'), body]) }).subarray(0, TAG_BYTES);
  const issue = (id: Buffer, secret: Buffer): IssuedToken => {
    const body = Buffer.concat([id, secret]);
    const token = Buffer.concat([body, tagOf(body)]).toString('base64url');
    return { token, tokenHash: hashOf(token) };
  };
  return {
    first: ({ sessionId }) =>
      issue(Buffer.from(sessionId.replaceAll('-', ''), 'hex'), randomBytes(SECRET_BYTES)),
    read(token) {
      const bytes = Buffer.from(token, 'base64url');
      // Another spelling of the same bytes was never given out; its hash would look like an old token's.
      if (bytes.toString('base64url') !== token) return undefined;
      if (bytes.length !== ID_BYTES + SECRET_BYTES + TAG_BYTES) return undefined;
      const body = bytes.subarray(0, ID_BYTES + SECRET_BYTES);
      if (!timingSafeEqual(tagOf(body), bytes.subarray(ID_BYTES + SECRET_BYTES))) return undefined;
      const id = body.subarray(0, ID_BYTES);
      const nextSecret = hmac({ key, data: Buffer.concat([Buffer.from('next'), body]) });
      return { sessionId: toUuid(id), tokenHash: hashOf(token), successor: issue(id, nextSecret) };
    },
  };
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const toUuid = (id: Buffer): string =>
  id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
