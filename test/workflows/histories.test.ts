import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql, type Sql } from '../../db/sql.ts';
import { addDays } from '../../domain/calendar.ts';
import type { FetchDayResult } from '../../domain/ports/activity-provider.ts';
import { optimizeRecipes } from '../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectDay } from '../../domain/recipes/select-day.ts';
import { historyText } from '../support/history-text.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import { aNight, connectCloud, nightHandle, resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';

const timeZone = zoneAtHour(9);
const localDate = todayIn(timeZone);
const PHONE = '+4915112345678';
const MASS = 123.456;
const NOTE = 'told by Dr Canary to eat less';
const FETCHED: FetchDayResult = { status: 'fetched', metrics: { steps: 98_765 }, complete: true };

describe('the history of a night', () => {
  let stack: NightStack;
  let sql: Sql;
  let selectDay: SelectDay;

  beforeAll(async () => {
    stack = await openNightStack();
    sql = createSql({ orm: stack.orm });
    await stack.startWorker({
      push: createPhones(),
      selectDay: (input) => selectDay(input),
      providers: { google_health: { id: 'google_health', fetchDay: async () => FETCHED } },
    });
  });
  beforeEach(async () => {
    selectDay = async (input) => optimizeRecipes(input);
    await sql('delete from users');
  });
  afterAll(() => stack.close());

  /** A user whose every word and figure would be recognised. */
  const aCanary = async (pushed: boolean) => {
    const [userId = ''] = await addNightUsers(stack.orm, {
      count: 1,
      timeZone,
      allergens: ['sesame'],
      ...(pushed ? { pushedDate: addDays(localDate, -1) } : {}),
      device: () => ({ kind: 'expo', token: 'ExponentPushToken[canary-device]' }),
    });
    await sql('update users set phone = ? where id = ?', [PHONE, userId]);
    await sql('update profiles set mass_kg = ?, clinician_target = ?::jsonb where user_id = ?', [
      MASS,
      JSON.stringify({ energyKcal: 2345, note: NOTE }),
      userId,
    ]);
    return userId;
  };
  const CANARIES = [PHONE, PHONE.slice(1), String(MASS), NOTE, 'Canary', 'canary', 'sesame'];
  // As whole numbers: the digits alone turn up in random ids and in nanoseconds.
  const FIGURES = /(?<![\w.-])(2345|98765)(?![\w-])/;

  const historyOf = async (workflowId: string) => {
    const history = await stack.client.workflow.getHandle(workflowId).fetchHistory();
    return { count: history.events?.length ?? 0, text: historyText(history) };
  };
  const expectNothingPersonal = async (text: string, userId: string) => {
    // The payloads are readable here, or nothing would be proved.
    expect(text).toContain(JSON.stringify(`"userId":"${userId}"`).slice(1, -1));
    const stored = await createPlanRepository({ orm: stack.orm }).findOptionalPlan({ userId, localDate });
    const names = Object.values(stored?.plan.meals ?? {}).flatMap((options) =>
      options.flatMap(({ name, recipeId }) => [name, recipeId]),
    );
    for (const secret of [...CANARIES, ...names]) expect(text.includes(secret), secret).toBe(false);
    expect(FIGURES.exec(text)?.[0]).toBeUndefined();
  };

  it('has few events and nothing personal for a user whose phone pushed the day', async () => {
    const userId = await aCanary(true);
    const night = aNight({ userId, timeZone, wakeUpInMs: 700 });
    await stack.control.startPlanDay(night);
    expect(await resultOf(stack.client, night)).toMatchObject({ outcome: 'on_track' });
    const { count, text } = await historyOf(nightHandle(stack.client, night).workflowId);
    expect(count).toBeLessThanOrEqual(15);
    await expectNothingPersonal(text, userId);
  });

  it('has few events and nothing personal for a user whose cloud is asked', async () => {
    const userId = await aCanary(false);
    await connectCloud(stack.orm, [userId]);
    const night = aNight({ userId, timeZone, deadlineInMs: 20_000, wakeUpInMs: 1000 });
    // As the fan-out starts it, which has seen already that the cloud must be asked.
    await stack.control.startPlanDay({ ...night, poll: 'google_health' });
    expect(await resultOf(stack.client, night)).toMatchObject({ outcome: 'on_track' });
    const { count, text } = await historyOf(nightHandle(stack.client, night).workflowId);
    // Three for the request on the cloud's own queue, three for the task that goes on from it, one marker less.
    expect(count).toBeLessThanOrEqual(20);
    await expectNothingPersonal(text, userId);
  });

  it('has nothing personal of an error whose message is', async () => {
    const userId = await aCanary(true);
    selectDay = async ({ preferences, targets }) => {
      throw new Error(
        `${PHONE} with ${targets.massKg} kg cannot eat ${preferences.allergens.join()}: ${NOTE}`,
      );
    };
    const night = aNight({ userId, timeZone });
    await stack.control.startPlanDay(night);
    expect(await resultOf(stack.client, night)).toMatchObject({ outcome: 'degraded' });
    const { text } = await historyOf(nightHandle(stack.client, night).workflowId);
    expect(text).toContain('unexpected');
    await expectNothingPersonal(text, userId);
  });

  it('has nothing personal of a row that PostgreSQL refused and quoted', async () => {
    const userId = await aCanary(true);
    const night = aNight({ userId, timeZone });
    await sql('alter table plans add constraint no_plans check (revision < 0)');
    await stack.control.startPlanDay(night);
    await expect(resultOf(stack.client, night)).rejects.toThrow('Workflow execution failed');
    await sql('alter table plans drop constraint no_plans');
    const { text } = await historyOf(nightHandle(stack.client, night).workflowId);
    await expectNothingPersonal(text, userId);
  });

  it('has nothing personal of a zone, a sweep or an erasure', async () => {
    const userId = await aCanary(true);
    const night = aNight({ userId, timeZone });
    await stack.client.workflow.execute('planZone', {
      workflowId: 'zone',
      taskQueue: 'night',
      args: [{ timeZone }],
    });
    await expect.poll(() => resultOf(stack.client, night).catch(() => undefined)).toBeDefined();
    await stack.control.replan({ input: { ...night, cause: 'refresh' }, waitMs: 10_000 });
    await stack.client.workflow.execute('retryFailed', { workflowId: 'sweep', taskQueue: 'night' });
    const { text } = await historyOf(nightHandle(stack.client, night).workflowId);
    await expectNothingPersonal(text, userId);
    await stack.control.startEraseUser({ userId });
    const others = await Promise.all(['zone', 'sweep', `erase:${userId}`].map(historyOf));
    await expectNothingPersonal(others.map((history) => history.text).join(), userId);
  });
});
