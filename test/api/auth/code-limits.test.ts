import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CodeLimit, createCodeLimits } from '../../../api/auth/code-limits.ts';
import { createRateLimits } from '../../../integrations/redis/rate-limits.ts';
import { createTestRedis } from '../../support/services.ts';

let server: Awaited<ReturnType<typeof createTestRedis>>;
let redis: Redis;
let alerts: CodeLimit[];
beforeAll(async () => {
  server = await createTestRedis();
  redis = new Redis(server.url);
});
afterAll(() => redis.disconnect());
beforeEach(async () => {
  alerts = [];
  await server.flush();
});

const limitsWith = (dailyBudget: number) =>
  createCodeLimits({
    counters: createRateLimits({ redis }),
    hashed: (data) => data,
    dailyBudget,
    onFull: () => {},
    alert: (limit) => alerts.push(limit),
  });
const phoneOf = (index: number) => ({
  e164: `+4915100000${String(index).padStart(3, '0')}`,
  block: '49:151',
});

it('a block of numbers with 250 codes in an hour stays open, and alerts once', async () => {
  const limits = limitsWith(1_000);
  const asked = Array.from({ length: 250 }, (_, index) =>
    limits.countCode({ phone: phoneOf(index), address: `2001:db8::${index}` }),
  );
  expect((await Promise.all(asked)).filter(({ status }) => status !== 'open')).toEqual([]);
  expect(alerts).toEqual(['block']);
});

it('verified codes use up no budget', async () => {
  const limits = limitsWith(3);
  for (let index = 0; index < 6; index++) {
    const asked = { phone: phoneOf(index), address: '192.0.2.1' };
    expect((await limits.countCode(asked)).status).toBe('open');
    await limits.settleCode(asked);
  }
});

it('a number that is full by strangers is served where it has signed in, and nowhere else', async () => {
  const limits = limitsWith(1_000);
  const phone = phoneOf(1);
  await limits.settleCode({ phone, address: 'home' });
  for (let index = 0; index < 12; index++) await limits.countCode({ phone, address: `stranger ${index}` });
  const served = async (address: string, hasAccount: boolean) => {
    const admission = await limits.countCode({ phone, address });
    return admission.status === 'open' || admission.maySend({ hasAccount });
  };
  expect(await served('home', true)).toBe(true);
  expect(await served('elsewhere', true)).toBe(false);
  expect(await served('another', false)).toBe(false);
});
