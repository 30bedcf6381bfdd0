import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql } from '../../db/sql.ts';
import type { PushMessage, PushOutcome, PushTarget } from '../../domain/ports/push-gateway.ts';
import { addNightUsers, type NightStack, openNightStack } from '../support/night.ts';
import {
  aNight,
  deliveryOf,
  failuresOf,
  foundAs,
  pushActivity,
  resultOf,
  todayIn,
  zoneAtHour,
} from '../support/night-scenes.ts';

const timeZone = zoneAtHour(9);
const localDate = todayIn(timeZone);

describe('the morning push', () => {
  let stack: NightStack;
  let sent: { token: string; message: PushMessage; at: number }[];
  let answer: (token: string) => PushOutcome | Promise<PushOutcome>;

  beforeAll(async () => {
    stack = await openNightStack();
    const send = ({ target, message }: { target: PushTarget; message: PushMessage }) => {
      const token = target.kind === 'expo' ? target.token : '';
      sent.push({ token, message, at: Date.now() });
      return Promise.resolve(answer(token));
    };
    await stack.startWorker({ push: { send } });
  });
  beforeEach(() => {
    sent = [];
    answer = () => ({ status: 'delivered' });
  });
  afterAll(() => stack.close());

  const phone = () => `ExponentPushToken[${randomUUID()}]`;
  const aUser = async (tokens: readonly string[] = [phone()]) => {
    const [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone, device: () => undefined });
    for (const token of tokens) {
      await createSql({ orm: stack.orm })(
        `insert into push_devices (id, user_id, kind, target, target_hash, created_at)
         values (gen_random_uuid(), ?, 'expo', ?::jsonb, ?, now())`,
        [userId, JSON.stringify({ kind: 'expo', token }), token],
      );
    }
    return userId;
  };
  const devicesOf = async (userId: string) => {
    const rows = await createSql({ orm: stack.orm })<{ token: string }>(
      "select target->>'token' as token from push_devices where user_id = ?",
      [userId],
    );
    return rows.map(({ token }) => token);
  };
  const morning = async (userId: string, notifyForMs = 60_000) => {
    const night = aNight({ userId, timeZone, notifyForMs });
    await stack.control.startPlanDay(night);
    return { night, result: await resultOf(stack.client, night) };
  };

  it('names the breakfast, the date and until when it is of use', async () => {
    const userId = await aUser();
    await morning(userId, 600_000);
    const stored = await createPlanRepository({ orm: stack.orm }).findOptionalPlan({ userId, localDate });
    expect(sent.map(({ message }) => message)).toMatchObject([
      {
        path: `/plans/${localDate}`,
        collapseKey: `plan-${localDate}`,
        body: expect.stringContaining(stored?.plan.meals.breakfast[0]?.name ?? 'no breakfast'),
      },
    ]);
    expect(sent[0]?.message.ttlSeconds).toBeGreaterThan(500);
    expect(sent[0]?.message.ttlSeconds).toBeLessThanOrEqual(600);
    expect(await deliveryOf(stack.orm, { userId, localDate })).toMatchObject({ status: 'delivered' });
  });

  /** A night whose plan is there and whose push waits for a wake-up in a second. */
  const asleep = async (userId: string) => {
    const plans = createPlanRepository({ orm: stack.orm });
    const night = aNight({ userId, timeZone, wakeUpInMs: 1500 });
    await stack.control.startPlanDay(night);
    await expect.poll(() => plans.findOptionalPlan({ userId, localDate })).toBeDefined();
    const stored = await plans.findOptionalPlan({ userId, localDate });
    if (!stored) throw new Error('no plan');
    return { night, plan: stored.plan, plans };
  };

  it('names no dish when restrictions saved since the plan was made forbid one', async () => {
    const userId = await aUser();
    const { night, plan } = await asleep(userId);
    const catalog = loadCatalog();
    const allergens = plan.meals.breakfast.flatMap(
      ({ recipeId }) => catalog.recipes.get(recipeId)?.allergens ?? [],
    );
    await createSql({ orm: stack.orm })('update preferences set allergens = ?::jsonb where user_id = ?', [
      JSON.stringify(allergens),
      userId,
    ]);
    await resultOf(stack.client, night);
    expect(allergens.length).toBeGreaterThan(0);
    expect(sent.map(({ message }) => message.body)).toEqual(['Have a look at today’s meals.']);
  });

  it('names the breakfast that was chosen, not the first', async () => {
    const userId = await aUser();
    const { night, plan, plans } = await asleep(userId);
    const { revision, ...content } = plan;
    const chosen = plan.meals.breakfast[1];
    const choices = { breakfast: chosen?.recipeId ?? '' };
    const at = new Date();
    await plans.replacePlan({ userId, expectedRevision: revision, content: { ...content, choices }, at });
    await resultOf(stack.client, night);
    expect(sent.map(({ message }) => message.body)).toEqual([`For breakfast: ${chosen?.name}.`]);
  });

  it('is delivered once when the gateway asks to wait, and not before that', async () => {
    const userId = await aUser();
    answer = () =>
      sent.length < 2
        ? { status: 'retry', code: 'rate_limited', retryAfterMs: 1500 }
        : { status: 'delivered' };
    const { night, result } = await morning(userId);
    expect(result).toMatchObject({ outcome: 'on_track' });
    expect(sent).toHaveLength(2);
    expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(1500);
    expect(await deliveryOf(stack.orm, night)).toMatchObject({ status: 'delivered', attempts: 2 });
    expect(await foundAs(stack.client, night)).toMatchObject({
      outcome: 'on_track',
      failureCode: undefined,
    });
  });

  it('skips the devices that have it when another has to be tried again', async () => {
    const [good, slow] = [phone(), phone()];
    const userId = await aUser([good, slow]);
    answer = (token) =>
      token === slow && sent.length < 3
        ? { status: 'retry', code: 'gateway_unavailable' }
        : { status: 'delivered' };
    await morning(userId);
    expect(sent.filter(({ token }) => token === good)).toHaveLength(1);
    expect(sent.filter(({ token }) => token === slow)).toHaveLength(2);
  });

  it('forgets a device whose address is dead, and still reaches the other', async () => {
    const [dead, living] = [phone(), phone()];
    const userId = await aUser([dead, living]);
    answer = (token) => (token === dead ? { status: 'gone' } : { status: 'delivered' });
    await morning(userId);
    expect(await devicesOf(userId)).toEqual([living]);
    expect(await deliveryOf(stack.orm, { userId, localDate })).toMatchObject({ status: 'delivered' });
  });

  it.each([
    ['gives up at once when the gateway refuses the message', [phone()], 'rejected', 'gave_up', 1],
    ['has nowhere to go without a device', [], 'delivered', 'no_device', 0],
    ['has nowhere to go when the only address is dead', [phone()], 'gone', 'no_device', 1],
  ] as const)('%s', async (_, tokens, status, expected, sends) => {
    const userId = await aUser(tokens);
    answer = () => (status === 'rejected' ? { status, code: 'http_400' } : { status });
    const { result } = await morning(userId);
    expect(result).toMatchObject({ outcome: 'on_track' });
    expect(await deliveryOf(stack.orm, { userId, localDate })).toMatchObject({ status: expected });
    expect(sent).toHaveLength(sends);
  });

  it('is tried until it is of no more use, and that is written down', async () => {
    const userId = await aUser();
    answer = () => ({ status: 'retry', code: 'gateway_unavailable' });
    const { night } = await morning(userId, 2500);
    expect(sent.length).toBeGreaterThanOrEqual(2);
    expect(await failuresOf(stack.orm, night)).toEqual([
      { step: 'notify', code: 'push_gave_up', occurrences: 1, resolved: false },
    ]);
    expect(await foundAs(stack.client, night)).toMatchObject({
      outcome: 'degraded',
      failureCode: 'push_gave_up',
    });
  });

  it('is not sent when the night comes too late for it', async () => {
    const userId = await aUser();
    const { result } = await morning(userId, -1);
    expect(result).toMatchObject({ outcome: 'on_track', revision: 1 });
    expect(sent).toEqual([]);
  });

  it('that waits for its gateway keeps nobody from a new plan', async () => {
    const userId = await aUser();
    answer = () => ({ status: 'retry', code: 'rate_limited', retryAfterMs: 20_000 });
    const night = aNight({ userId, timeZone });
    await stack.control.startPlanDay(night);
    await expect.poll(() => sent).toHaveLength(1);
    await pushActivity(stack.orm, night);
    const replanned = await stack.control.replan({ input: { ...night, cause: 'refresh' }, waitMs: 5000 });
    expect(replanned).toMatchObject({ status: 'planned', result: { revision: 2 } });
    expect((await foundAs(stack.client, night)).status).toBe('RUNNING');
  });

  it('is sent again when it could not be written down, and a phone shows it once', async () => {
    const userId = await aUser();
    const sql = createSql({ orm: stack.orm });
    answer = async () => {
      // The moment between sending and saving.
      if (sent.length === 1) {
        await sql('alter table push_deliveries rename to push_deliveries_away');
        setTimeout(() => void sql('alter table push_deliveries_away rename to push_deliveries'), 700);
      }
      return { status: 'delivered' };
    };
    const { result } = await morning(userId);
    expect(result).toMatchObject({ outcome: 'on_track' });
    expect(sent.length).toBeGreaterThanOrEqual(2);
    expect(new Set(sent.map(({ token, message }) => `${token} ${message.collapseKey}`)).size).toBe(1);
    expect(await deliveryOf(stack.orm, { userId, localDate })).toMatchObject({ status: 'delivered' });
  });
});
