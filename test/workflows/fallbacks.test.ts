import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql, type Sql } from '../../db/sql.ts';
import { addDays } from '../../domain/calendar.ts';
import type { MealOption, MealPlan } from '../../domain/plan/meal-plan.ts';
import type { PlanRepository } from '../../domain/ports/plan-repository.ts';
import { optimizeRecipes } from '../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectDay } from '../../domain/recipes/select-day.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import { aNight, failuresOf, foundAs, resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';

const timeZone = zoneAtHour(9);
const localDate = todayIn(timeZone);
const yesterday = addDays(localDate, -1);
const catalog = loadCatalog();
const optionsOf = (plan: MealPlan | undefined): MealOption[] => Object.values(plan?.meals ?? {}).flat();

describe('a night whose selection or computation fails', () => {
  let stack: NightStack;
  let sql: Sql;
  let plans: PlanRepository;
  let selectDay: SelectDay;

  beforeAll(async () => {
    stack = await openNightStack();
    sql = createSql({ orm: stack.orm });
    plans = createPlanRepository({ orm: stack.orm });
    await stack.startWorker({ push: createPhones(), selectDay: (input) => selectDay(input) });
  });
  beforeEach(() => {
    selectDay = async (input) => optimizeRecipes(input);
  });
  afterAll(() => stack.close());

  const breakSelection = () => {
    selectDay = async () => {
      throw new TypeError('the optimizer has a bug');
    };
  };
  const aUser = async () => {
    const [userId = ''] = await addNightUsers(stack.orm, {
      count: 1,
      timeZone,
      pushedDate: addDays(localDate, -1),
    });
    return userId;
  };
  const planFor = async (userId: string, date = localDate) => {
    await stack.control.startPlanDay(aNight({ userId, timeZone, localDate: date }));
    return resultOf(stack.client, { userId, localDate: date });
  };
  const storedPlan = async (userId: string) => await plans.findOptionalPlan({ userId, localDate });

  it('falls back when an outage is over and what remains is a mistake, and does not wait on', async () => {
    const userId = await aUser();
    let calls = 0;
    selectDay = async () => {
      calls += 1;
      // The three quick tries find the database away; the patient one finds a bug.
      throw calls <= 3 ? Object.assign(new Error('away'), { code: 'ECONNREFUSED' }) : new TypeError('a bug');
    };
    expect(await planFor(userId)).toMatchObject({ outcome: 'degraded' });
    expect(calls).toBe(4);
    expect((await storedPlan(userId))?.plan.fallback).toMatchObject({ reasonCode: 'unexpected' });
  });

  it('adapts the plan of the day before, without what the user must not eat by now', async () => {
    const userId = await aUser();
    await planFor(userId, yesterday);
    const before = await plans.findOptionalPlan({ userId, localDate: yesterday });
    const allergens = optionsOf(before?.plan).map(
      ({ recipeId }) => catalog.recipes.get(recipeId)?.allergens ?? [],
    );
    const allergen = allergens.flat()[0];
    await sql('update preferences set allergens = ?::jsonb where user_id = ?', [
      JSON.stringify([allergen]),
      userId,
    ]);

    breakSelection();
    expect(await planFor(userId)).toEqual({ outcome: 'degraded', revision: 1, localDate });

    const { plan, degraded } = (await storedPlan(userId)) ?? {};
    expect(degraded).toBe(true);
    expect(plan?.fallback).toEqual({ kind: 'previous_plan', reasonCode: 'unexpected' });
    expect(plan?.notes.join(' ')).toContain('from your last plan');
    const options = optionsOf(plan);
    expect(options.flatMap(({ recipeId }) => catalog.recipes.get(recipeId)?.allergens)).not.toContain(
      allergen,
    );
    const codes = options.map(({ reasons }) => reasons[0]?.code);
    expect(codes).toContain('kept_from_previous');
    expect(codes).toContain('replaced_restriction');
    const night = { userId, localDate };
    expect(await failuresOf(stack.orm, night)).toEqual([
      { step: 'select', code: 'unexpected', occurrences: 1, resolved: false },
    ]);
    expect(await foundAs(stack.client, night)).toEqual({
      status: 'COMPLETED',
      outcome: 'degraded',
      failureCode: 'unexpected',
    });
  });

  it('gives the starter plan to whom has no earlier one', async () => {
    const userId = await aUser();
    breakSelection();
    expect(await planFor(userId)).toEqual({ outcome: 'degraded', revision: 1, localDate });
    const stored = await storedPlan(userId);
    expect(stored?.plan.fallback).toEqual({ kind: 'starter_plan', reasonCode: 'unexpected' });
    expect(stored?.plan.meals.dinner).toHaveLength(3);
  });

  it('is repaired by the sweep once selection works again', async () => {
    const userId = await aUser();
    breakSelection();
    // The fan-out, so that the sweep finds the zone's night done and looks at its users.
    await stack.client.workflow.execute('planZone', {
      workflowId: 'fan-out-of-fallbacks',
      taskQueue: 'night',
      args: [{ timeZone }],
    });
    const night = { userId, localDate };
    await expect.poll(() => failuresOf(stack.orm, night)).toHaveLength(1);

    selectDay = async (input) => optimizeRecipes(input);
    await stack.client.workflow.execute('retryFailed', { workflowId: 'sweep', taskQueue: 'night' });
    await expect.poll(async () => (await storedPlan(userId))?.degraded).toBe(false);
    const stored = await storedPlan(userId);
    expect(stored?.plan.revision).toBe(2);
    expect(stored?.plan.fallback).toBeUndefined();
    expect(await failuresOf(stack.orm, night)).toMatchObject([{ step: 'select', resolved: true }]);
  });

  it('that the sweep repairs while it sleeps is on track again', async () => {
    const userId = await aUser();
    breakSelection();
    const night = aNight({ userId, timeZone, wakeUpInMs: 60_000 });
    await stack.control.startPlanDay(night);
    await expect.poll(async () => (await foundAs(stack.client, night)).outcome).toBe('degraded');
    selectDay = async (input) => optimizeRecipes(input);
    await stack.control.replan({ input: { ...night, cause: 'sweep' }, waitMs: 10_000 });
    await expect
      .poll(() => foundAs(stack.client, night))
      .toEqual({ status: 'RUNNING', outcome: 'on_track', failureCode: undefined });
  });

  it('fits the last targets to today when today’s cannot be computed', async () => {
    const userId = await aUser();
    await planFor(userId, yesterday);
    const before = await plans.findOptionalPlan({ userId, localDate: yesterday });
    await sql("update profiles set birth_date = '1850-01-01' where user_id = ?", [userId]);
    expect(await planFor(userId)).toMatchObject({ outcome: 'degraded', revision: 1 });
    const stored = await storedPlan(userId);
    expect(stored?.plan.fallback).toEqual({ kind: 'previous_plan', reasonCode: 'birth_date_implausible' });
    expect(stored?.plan.targets.energyKcal).toBe(before?.plan.targets.energyKcal);
    expect(stored?.plan.targets.localDate).toBe(localDate);
    expect(await failuresOf(stack.orm, { userId, localDate })).toMatchObject([{ step: 'compute' }]);
  });

  it('plans a day of the reference intake when nothing was ever computed', async () => {
    const userId = await aUser();
    await sql("update profiles set birth_date = '1850-01-01' where user_id = ?", [userId]);
    expect(await planFor(userId)).toMatchObject({ outcome: 'degraded', revision: 1 });
    const stored = await storedPlan(userId);
    expect(stored?.plan.fallback).toEqual({ kind: 'starter_plan', reasonCode: 'birth_date_implausible' });
    expect(stored?.plan.notes.join(' ')).toContain('reference intake');
    expect(stored?.plan.targets.medicalNotice).toBe(true);
  });

  it('keeps the good plan of the same day when planning it again fails', async () => {
    const userId = await aUser();
    await planFor(userId);
    const before = await storedPlan(userId);
    breakSelection();
    const replanned = await stack.control.replan({
      input: aNight({ userId, timeZone, cause: 'refresh' }),
      waitMs: 10_000,
    });
    expect(replanned).toMatchObject({
      status: 'planned',
      result: { revision: 1, keptBecause: 'unexpected' },
    });
    expect(await storedPlan(userId)).toEqual(before);
    expect(await failuresOf(stack.orm, { userId, localDate })).toMatchObject([{ step: 'select' }]);
  });
});
