import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountApi, aPhone, openAccountApi } from '../../support/account-api.ts';
import { signingKey } from '../../support/api-config.ts';
import { aRegistration } from '../../support/profiles.ts';

let api: AccountApi;
beforeAll(async () => {
  api = await openAccountApi();
});
afterAll(() => api.close());
beforeEach(() => api.forgetLimits());

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
const headerOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8'));
const codeWith = async (token: string) =>
  (await api.call<{ code?: string }>('GET', '/v1/auth/sessions', { token })).body.code ?? 'accepted';

describe('access tokens', () => {
  it('say who, which session, for whom and until when, and nothing personal', async () => {
    const { accessToken, phone } = await api.signUp();
    const issuedAt = api.now().getTime() / 1000;
    expect(headerOf(accessToken)).toEqual({ alg: 'EdDSA', kid: 'test-1', typ: 'at+jwt' });
    expect(claimsOf(accessToken)).toEqual({
      sub: expect.any(String),
      sid: expect.any(String),
      role: 'user',
      iss: 'http://localhost',
      aud: 'meal-plan-api',
      iat: issuedAt,
      exp: issuedAt + 900,
    });
    expect(JSON.stringify(claimsOf(accessToken))).not.toContain(phone.slice(1));
  });

  it('are verified by the published keys, which hold no private part', async () => {
    const { body } = await api.call<{ keys: Record<string, unknown>[] }>('GET', '/.well-known/jwks.json');
    expect(body.keys).toEqual([
      { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: 'test-1', x: expect.any(String) },
    ]);
  });

  it('end after 15 minutes', async () => {
    const { accessToken } = await api.signUp();
    api.advance(899_000);
    expect(await codeWith(accessToken)).toBe('accepted');
    api.advance(1_000);
    expect(await codeWith(accessToken)).toBe('access_token_invalid');
  });

  it('are refused when signed by another key, for another audience, of another kind, or not at all', async () => {
    const { accessToken } = await api.signUp();
    const own = api.config.JWT_PRIVATE_KEYS[0];
    const stranger = await signingKey('test-1');
    const sign = async (args: {
      key: Record<string, unknown>;
      typ?: string;
      change?: Record<string, unknown>;
    }) =>
      new SignJWT({ ...claimsOf(accessToken), ...args.change })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'test-1', typ: args.typ ?? 'at+jwt' })
        .sign(await importJWK(args.key, 'EdDSA'));
    const [, payload] = accessToken.split('.');
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`;
    const byHmac = await new SignJWT(claimsOf(accessToken))
      .setProtectedHeader({ alg: 'HS256', kid: 'test-1', typ: 'at+jwt' })
      .sign(Buffer.from(String(own?.x)));
    const forgeries = [
      await sign({ key: stranger }),
      await sign({ key: { ...own }, typ: 'JWT' }),
      await sign({ key: { ...own }, change: { aud: 'meal-plan-registration' } }),
      await sign({ key: { ...own }, change: { iss: 'https://elsewhere.example' } }),
      await sign({ key: { ...own }, change: { exp: undefined } }),
      unsigned,
      byHmac,
      'nonsense',
    ];
    for (const token of forgeries) expect(await codeWith(token)).toBe('access_token_invalid');
    expect(await codeWith(await sign({ key: { ...own } }))).toBe('accepted');
  });

  it('of one person do not open the session of another', async () => {
    const { accessToken: first } = await api.signUp();
    const { accessToken: second } = await api.signUp(aPhone());
    const mixed = await new SignJWT({ ...claimsOf(first), sid: claimsOf(second).sid })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'test-1', typ: 'at+jwt' })
      .sign(await importJWK({ ...api.config.JWT_PRIVATE_KEYS[0] }, 'EdDSA'));
    expect(await codeWith(mixed)).toBe('session_ended');
  });
});

describe('registration tokens', () => {
  const register = (registrationToken: string) =>
    api.call<{ code?: string }>('POST', '/v1/auth/register', {
      body: { registrationToken, ...aRegistration() },
    });

  it('are no access tokens, and access tokens register nobody', async () => {
    const registrationToken = await api.registrationToken(aPhone());
    expect(await codeWith(registrationToken)).toBe('access_token_invalid');
    const { accessToken } = await api.signUp();
    expect(await register(accessToken)).toMatchObject({
      status: 401,
      body: { code: 'registration_token_invalid' },
    });
  });

  it('work once, also at the same moment', async () => {
    const registrationToken = await api.registrationToken(aPhone());
    const both = await Promise.all([register(registrationToken), register(registrationToken)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    expect(await register(registrationToken)).toMatchObject({ body: { code: 'registration_token_used' } });
  });

  it('make one account for a number, also by two codes at the same moment', async () => {
    const phone = aPhone();
    const first = await api.registrationToken(phone);
    await api.forgetLimits();
    const second = await api.registrationToken(phone);
    const both = await Promise.all([register(first), register(second)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('end after half an hour', async () => {
    const registrationToken = await api.registrationToken(aPhone());
    api.advance(1_800_000);
    expect(await register(registrationToken)).toMatchObject({ body: { code: 'registration_token_invalid' } });
  });
});
