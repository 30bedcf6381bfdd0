import { createLocalJWKSet, errors, importJWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { Role } from '../../domain/account/role.ts';
import { DomainError } from '../../domain/errors.ts';
import { Id } from '../../domain/ids.ts';

export const ACCESS_TOKEN_LIFETIME_SECONDS = 15 * 60;
/** Long enough to fill in a profile at leisure. */
export const REGISTRATION_TOKEN_LIFETIME_SECONDS = 30 * 60;

const AccessClaims = z.object({ sub: Id, sid: Id, role: Role });
const RegistrationClaims = z.object({ sub: Id });

/** The two kinds differ in `typ` and in `aud`: one never passes for the other (RFC 8725, 3.11 and 3.12). */
const kinds = {
  access: { typ: 'at+jwt', audience: 'meal-plan-api', lifetimeSeconds: ACCESS_TOKEN_LIFETIME_SECONDS },
  registration: {
    typ: 'registration+jwt',
    audience: 'meal-plan-registration',
    lifetimeSeconds: REGISTRATION_TOKEN_LIFETIME_SECONDS,
  },
} as const;
type Kind = keyof typeof kinds;

/** Signs and checks the JWTs of this API. The readers throw `unauthenticated`. */
export type SignedTokens = {
  signAccess(args: { userId: string; sessionId: string; role: Role; at: Date }): Promise<string>;
  readAccess(args: { token: string; at: Date }): Promise<{ userId: string; sessionId: string }>;
  /** `codeId` names the verified code; the number itself is not in the token. */
  signRegistration(args: { codeId: string; at: Date }): Promise<string>;
  readRegistration(args: { token: string; at: Date }): Promise<{ codeId: string }>;
  /** Public halves of all keys. */
  jwks: { keys: PublicKey[] };
};

type PublicKey = { kty: string; crv: string; alg: string; use: string; kid: string; x: string };
type PrivateKeys = Config['JWT_PRIVATE_KEYS'];

/** The first of `keys` signs, all verify: put a new key first, and remove the old one a day later. */
export function createSignedTokens(args: { keys: PrivateKeys; issuer: string }): SignedTokens {
  const { keys, issuer } = args;
  const jwks = {
    keys: keys.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid, x })),
  };
  const keySet = createLocalJWKSet(jwks);
  const [signer] = keys;
  if (!signer) throw new Error('There is no key to sign tokens with.');
  const privateKey = importJWK(signer, 'EdDSA');

  const sign = async (inputs: { kind: Kind; claims: Record<string, string>; at: Date }): Promise<string> => {
    const { typ, audience, lifetimeSeconds } = kinds[inputs.kind];
    const issuedAt = Math.floor(inputs.at.getTime() / 1000);
    return new SignJWT(inputs.claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: signer.kid, typ })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .sign(await privateKey);
  };

  const read = async (inputs: { kind: Kind; token: string; at: Date }): Promise<unknown> => {
    const { typ, audience } = kinds[inputs.kind];
    const { payload } = await jwtVerify(inputs.token, keySet, {
      algorithms: ['EdDSA'],
      typ,
      issuer,
      audience,
      currentDate: inputs.at,
      requiredClaims: ['exp', 'iat', 'sub'],
    }).catch((cause: unknown) => {
      throw cause instanceof errors.JOSEError ? refused(inputs.kind, cause) : cause;
    });
    return payload;
  };

  return {
    jwks,
    signAccess: ({ userId, sessionId, role, at }) =>
      sign({ kind: 'access', claims: { sub: userId, sid: sessionId, role }, at }),
    async readAccess({ token, at }) {
      const { sub, sid } = AccessClaims.parse(await read({ kind: 'access', token, at }));
      return { userId: sub, sessionId: sid };
    },
    signRegistration: ({ codeId, at }) => sign({ kind: 'registration', claims: { sub: codeId }, at }),
    async readRegistration({ token, at }) {
      return { codeId: RegistrationClaims.parse(await read({ kind: 'registration', token, at })).sub };
    },
  };
}

const refused = (kind: Kind, cause: Error): DomainError =>
  new DomainError('unauthenticated', `${kind}_token_invalid`, 'This token is not valid or has expired.', {
    cause,
  });
