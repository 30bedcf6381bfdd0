import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AccountApi, aPhone, openAccountApi, type ProblemBody } from '../../support/account-api.ts';

let api: AccountApi;
beforeAll(async () => {
  api = await openAccountApi({ settings: { SMS_DAILY_BUDGET: '40' } });
});
afterAll(() => api.close());
beforeEach(() => api.forgetLimits());

const wrongFor = (digits: string) => (digits === '000000' ? '000001' : '000000');
const ask = (phone: string, address?: string) =>
  api.call<ProblemBody>('POST', '/v1/auth/codes', {
    body: { phone },
    ...(address !== undefined && { address }),
  });

async function signInFrom(phone: string, address: string): Promise<string> {
  const { body } = await api.call<{ requestId: string }>('POST', '/v1/auth/codes', {
    body: { phone },
    address,
  });
  const code = api.digitsSentTo(phone);
  return (await api.verify<{ status: string }>({ requestId: body.requestId, code })).body.status;
}

describe('a one-time code', () => {
  it('ends with the fifth wrong try: then even the right digits are refused', async () => {
    const { requestId, digits } = await api.askForCode(aPhone());
    const tries: string[] = [];
    for (let count = 0; count < 5; count++) {
      const { status, body } = await api.verify<ProblemBody>({ requestId, code: wrongFor(digits) });
      tries.push(`${status} ${body.code} ${/\d(?=\.$)/.exec(body.detail)?.[0]}`);
    }
    expect(tries).toEqual([4, 3, 2, 1, 0].map((left) => `422 wrong_code ${left}`));
    expect(await api.verify({ requestId, code: digits })).toMatchObject({
      status: 422,
      body: { code: 'code_ended' },
    });
  });

  it('works once', async () => {
    const { requestId, digits } = await api.askForCode(aPhone());
    expect((await api.verify({ requestId, code: digits })).status).toBe(200);
    expect(await api.verify({ requestId, code: digits })).toMatchObject({ body: { code: 'code_ended' } });
  });

  it('is won by one of two tries at the same moment', async () => {
    const { requestId, digits } = await api.askForCode(aPhone());
    const both = await Promise.all([0, 1].map(() => api.verify({ requestId, code: digits })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('counts every one of five wrong tries at the same moment', async () => {
    const { requestId, digits } = await api.askForCode(aPhone());
    await Promise.all([0, 1, 2, 3, 4].map(() => api.verify({ requestId, code: wrongFor(digits) })));
    expect(await api.verify({ requestId, code: digits })).toMatchObject({ body: { code: 'code_ended' } });
  });

  it('expires after ten minutes', async () => {
    const { requestId, digits } = await api.askForCode(aPhone());
    api.advance(600_000);
    expect(await api.verify({ requestId, code: digits })).toMatchObject({ body: { code: 'code_ended' } });
  });

  it('belongs to the request that asked for it', async () => {
    const first = await api.askForCode(aPhone());
    const second = await api.askForCode(aPhone());
    const crossed = await api.verify<ProblemBody>({ requestId: first.requestId, code: second.digits });
    expect(crossed.body.code).toBe(first.digits === second.digits ? undefined : 'wrong_code');
  });

  it('answers an unknown request like one whose code has ended', async () => {
    const requestId = 'c0ffee00-0000-4000-8000-000000000000';
    expect(await api.verify({ requestId, code: '123456' })).toMatchObject({
      status: 422,
      body: { code: 'code_ended' },
    });
  });

  it('is stored neither in digits nor as a plain hash', async () => {
    const phone = aPhone();
    const { requestId, digits } = await api.askForCode(phone);
    const stored = await api.deps.oneTimeCodes.change({
      id: requestId,
      decide: (code) => ({ result: code }),
    });
    expect(stored?.codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(stored?.codeHash).not.toContain(digits);
  });
});

describe('asking for codes', () => {
  it('gives a known and an unknown number the same answer', async () => {
    const { phone } = await api.signUp();
    await api.forgetLimits();
    const shape = ({ status, headers, body }: Awaited<ReturnType<typeof ask>>) => ({
      status,
      headers: [...headers.keys()].sort(),
      body: Object.keys(body),
    });
    expect(shape(await ask(phone))).toEqual(shape(await ask(aPhone())));
  });

  it('makes a resend wait a minute', async () => {
    const phone = aPhone();
    await ask(phone);
    const second = await ask(phone);
    expect(second).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(55);
    expect(Number(second.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(api.sent.filter(({ to }) => to === phone)).toHaveLength(1);
  });

  it('stops an address that asks for many numbers', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 31; count++) statuses.push((await ask(aPhone(), '198.51.100.7')).status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask(aPhone(), '198.51.100.8')).status).toBe(202);
  });

  it('never locks the owner of a number whom a stranger asks for from another address', async () => {
    const { phone } = await api.signUp();
    await api.forgetLimits();
    const stranger: number[] = [];
    for (let count = 0; count < 20; count++) stranger.push((await ask(phone, '198.51.100.9')).status);
    expect(stranger.filter((status) => status === 202)).toHaveLength(1);
    expect(await signInFrom(phone, '203.0.113.9')).toBe('signed_in');
  });

  it('answers all alike at the budget of the day, and serves numbers that have signed in from its reserve', async () => {
    const { phone } = await api.signUp();
    await api.forgetLimits();
    for (let count = 0; count < 40; count++) await ask(aPhone(), `203.0.113.${count}`);
    const stranger = aPhone();
    const [known, unknown] = [await ask(phone), await ask(stranger)];
    const shape = ({ status, headers, body }: typeof known) => [
      status,
      [...headers.keys()].sort(),
      Object.keys(body),
    ];
    expect(known.status).toBe(202);
    expect(shape(unknown)).toEqual(shape(known));
    const messagesTo = (number: string) => api.sent.filter(({ to }) => to === number).length;
    await expect.poll(() => messagesTo(phone)).toBe(2);
    expect(messagesTo(stranger)).toBe(0);
  });

  it('keeps no number in the limits', async () => {
    const phone = aPhone();
    await ask(phone);
    const keys = await api.limitKeys();
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => key.includes(phone.slice(4)) || key.includes('192.0.2.1'))).toEqual([]);
  });
});
