import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AccountApi,
  aPhone,
  openAccountApi,
  type ProblemBody,
  type Tokens,
} from '../../support/account-api.ts';
import { aProfile, aRegistration } from '../../support/profiles.ts';

let api: AccountApi;
beforeAll(async () => {
  api = await openAccountApi();
});
afterAll(() => api.close());
beforeEach(() => api.forgetLimits());

describe('signing in', () => {
  it('sends six digits to the number, with the line that fills them in by itself', async () => {
    const phone = aPhone();
    const { status, body, headers } = await api.call('POST', '/v1/auth/codes', {
      body: { phone: `${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}` },
    });
    expect(status).toBe(202);
    expect(body).toEqual({
      requestId: expect.any(String),
      expiresAt: new Date(api.now().getTime() + 600_000).toISOString(),
      resendAfterSeconds: 60,
    });
    expect(headers.get('cache-control')).toBe('no-store');
    const digits = api.digitsSentTo(phone);
    expect(api.sent.at(-1)?.text.split('\n').at(-1)).toBe(`@localhost #${digits}`);
  });

  it('asks an unknown number to register, and then signs it in', async () => {
    const phone = aPhone();
    const { requestId, digits } = await api.askForCode(phone);
    const verified = await api.verify<{ status: string; registrationToken: string }>({
      requestId,
      code: digits,
    });
    expect(verified.body).toMatchObject({ status: 'registration_required', expiresInSeconds: 1800 });
    const { registrationToken } = verified.body;
    const registered = await api.call<Tokens>('POST', '/v1/auth/register', {
      body: {
        registrationToken,
        consentVersion: '2026-11',
        profile: aProfile({ massKg: 81.5 }),
        preferences: { diet: 'vegan', allergens: [] },
        deviceName: 'Pixel 9',
      },
    });
    expect(registered.status).toBe(201);
    expect(registered.body).toMatchObject({
      expiresInSeconds: 900,
      sessionEndsAt: '2026-12-22T10:00:00.000Z',
    });
    const token = registered.body.accessToken;
    expect((await api.call('GET', '/v1/profile', { token })).body).toMatchObject({ massKg: 81.5 });
    expect((await api.call('GET', '/v1/preferences', { token })).body).toMatchObject({ diet: 'vegan' });
    const { body: weighings } = await api.call<{ items: unknown[] }>('GET', '/v1/body-mass', { token });
    expect(weighings.items).toEqual([{ localDate: '2026-11-22', massKg: 81.5 }]);
  });

  it('signs a known number in with the code alone', async () => {
    const { phone } = await api.signUp();
    const { accessToken } = await api.signIn({ phone, deviceName: 'iPad' });
    const { body } = await api.call<{ items: unknown[] }>('GET', '/v1/auth/sessions', { token: accessToken });
    expect(body.items).toHaveLength(2);
    expect(body.items).toContainEqual(expect.objectContaining({ deviceName: 'iPad', current: true }));
  });
});

describe('a number that can be written in two ways', () => {
  it.each([
    ['Argentina', '+541130001111', '+5491130001111'],
    ['Mexico', '+5215587654321', '+525587654321'],
    ['Gabon', '+24106031234', '+24166031234'],
  ])('of %s is one account', async (_, registered, other) => {
    const { requestId } = (await askFor(registered)).body;
    const verified = await api.verify<{ registrationToken: string }>({
      requestId,
      code: api.digitsSentTo(other),
    });
    const { registrationToken } = verified.body;
    await api.call('POST', '/v1/auth/register', { body: { registrationToken, ...aRegistration() } });
    await api.forgetLimits();
    const again = await askFor(other);
    expect(
      await api.verify({ requestId: again.body.requestId, code: api.digitsSentTo(other) }),
    ).toMatchObject({ status: 200, body: { status: 'signed_in' } });
  });

  const askFor = (phone: string) =>
    api.call<{ requestId: string }>('POST', '/v1/auth/codes', { body: { phone } });
});

it.each(['not-a-version', '2026-12', '1'])(
  'consent to version %s, never published, is refused',
  async (version) => {
    const registrationToken = await api.registrationToken(aPhone());
    const { status, body } = await api.call<ProblemBody>('POST', '/v1/auth/register', {
      body: { registrationToken, ...aRegistration(), consentVersion: version },
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ path: '/consentVersion', message: expect.stringContaining('2026-11') }]);
  },
);

describe('signing in, when something is wrong', () => {
  it.each(['', '015123456789', '+49', '+4912', 'call me', '+1 555 000'])(
    'refuses %j as a number',
    async (phone) => {
      const { status, body } = await api.call<ProblemBody>('POST', '/v1/auth/codes', { body: { phone } });
      expect(status).toBe(422);
      expect(body.errors).toEqual([{ path: '/phone', message: expect.any(String) }]);
    },
  );

  it('says so when text messages cannot be sent, and when to try again', async () => {
    api.answerSmsWith({ status: 'retry', code: 'gateway_timeout' });
    const answer = await api.call<ProblemBody>('POST', '/v1/auth/codes', { body: { phone: aPhone() } });
    api.answerSmsWith({ status: 'accepted' });
    expect(answer.status).toBe(503);
    expect(answer.body.code).toBe('sms_unavailable');
    expect(answer.headers.get('retry-after')).toBe('60');
  });

  it('names the field when the number itself cannot be reached', async () => {
    api.answerSmsWith({ status: 'rejected', code: 'number_not_mobile' });
    const answer = await api.call<ProblemBody>('POST', '/v1/auth/codes', { body: { phone: aPhone() } });
    api.answerSmsWith({ status: 'accepted' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'phone_not_reachable' } });
  });

  it('names the fields of a profile that no rule accepts', async () => {
    const registrationToken = await api.registrationToken(aPhone());
    const { status, body } = await api.call<ProblemBody>('POST', '/v1/auth/register', {
      body: { registrationToken, ...aRegistration({ profile: { ...aProfile(), heightCm: 20 } }) },
    });
    expect(status).toBe(422);
    expect(body.errors?.map(({ path }) => path)).toEqual(['/profile/heightCm']);
  });

  it("refuses a clinician's target for a child, and asks about an adult's", async () => {
    const registrationToken = await api.registrationToken(aPhone());
    const clinicianTarget = { energyKcal: 900 };
    const registerAs = (birthDate: string, query = '') =>
      api.call<ProblemBody>('POST', `/v1/auth/register${query}`, {
        body: {
          registrationToken,
          ...aRegistration({ profile: aProfile({ birthDate, clinicianTarget }) }),
        },
      });
    const confirmed = '?clinicianTargetConfirmed=true';
    const child = await registerAs('2011-06-01', confirmed);
    expect([child.status, child.body.errors?.map(({ path }) => path)]).toEqual([
      422,
      ['/profile/clinicianTarget'],
    ]);
    expect(await registerAs('1990-06-01')).toMatchObject({
      status: 409,
      body: { code: 'clinician_target_unconfirmed' },
    });
    expect(await registerAs('1990-06-01', confirmed)).toMatchObject({ status: 201 });
  });

  it('names what does not go together, and what the catalogue does not have', async () => {
    const registrationToken = await api.registrationToken(aPhone());
    const { status, body } = await api.call<ProblemBody>('POST', '/v1/auth/register', {
      body: {
        registrationToken,
        consentVersion: '2026-11',
        profile: aProfile({ birthDate: '2020-01-01', goal: 'lose', massKg: 70, targetMassKg: 75 }),
        preferences: { diet: 'omnivore', allergens: [], dislikedFoods: ['moon-cheese'] },
      },
    });
    expect(status).toBe(422);
    expect(body.errors?.map(({ path }) => path)).toEqual([
      '/profile/birthDate',
      '/profile/targetMassKg',
      '/preferences/dislikedFoods/0',
    ]);
  });

  it.each([
    [{ diet: 'vegetarian' }, '/preferences/allergens'],
    [{ allergens: ['peanuts'] }, '/preferences/diet'],
    [{ diet: 'vegetarian', alergens: ['peanuts'], allergens: [] }, '/preferences/alergens'],
    [undefined, '/preferences'],
  ])('does not register somebody whose restrictions are not said: %j', async (preferences, field) => {
    const registrationToken = await api.registrationToken(aPhone());
    const body = { registrationToken, ...aRegistration({ preferences }) };
    const answer = await api.call<ProblemBody>('POST', '/v1/auth/register', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual([field]);
  });

  it('lets a registration be corrected and sent again', async () => {
    const registrationToken = await api.registrationToken(aPhone());
    const send = (profile: unknown) =>
      api.call('POST', '/v1/auth/register', {
        body: { registrationToken, ...aRegistration({ profile }) },
      });
    expect((await send({ ...aProfile(), heightCm: 20 })).status).toBe(422);
    expect((await send(aProfile())).status).toBe(201);
  });
});
