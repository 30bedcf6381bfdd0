import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createComputeEnergy } from '../../../activities/compute-energy.ts';
import { createPlanRepository } from '../../../db/repositories/plans.ts';
import { createSql, type Sql } from '../../../db/sql.ts';
import { addDays } from '../../../domain/calendar.ts';
import { referenceTargets } from '../../../domain/energy/reference-targets.ts';
import { madeFrom } from '../../../domain/plan/made-from.ts';
import type { MealOption } from '../../../domain/plan/meal-plan.ts';
import type { PlanContent, PlanRepository } from '../../../domain/ports/plan-repository.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { openTestOrm } from '../../support/database.ts';
import { addNightUsers } from '../../support/night-users.ts';
import { planContentFor } from '../../support/planned-user.ts';
import { aSelectionInput, someTargets } from '../../support/recipes.ts';

const at = new Date('2026-11-22T02:00:00.000Z');
const timeZone = 'Europe/Berlin';
const localDate = '2026-11-22';
const selected = madeFrom({ input: aSelectionInput(), making: { kind: 'selected' } });
const daysAgo = (days: number) => addDays(localDate, -days);
const today = planContentFor(localDate);
/** The same plan on another day: what is in it does not matter here. */
const contentOn = (date: string): PlanContent => ({
  ...today,
  localDate: date,
  targets: { ...today.targets, localDate: date, activityDate: addDays(date, -1) },
});

let orm: MikroORM;
let close: () => Promise<void>;
let sql: Sql;
let plans: PlanRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  sql = createSql({ orm });
  plans = createPlanRepository({ orm });
});
afterAll(() => close());

const aUser = async () => {
  const [userId = ''] = await addNightUsers(orm, { count: 1, timeZone });
  return userId;
};
const weighIn = async (userId: string, days: readonly number[]) => {
  for (const day of days) {
    await sql('insert into body_masses values (?, ?, ?, now())', [userId, daysAgo(day), 70 + day / 10]);
  }
};
const plan = async (userId: string, day: number, change: Partial<PlanContent> = {}) => {
  const content = { ...contentOn(daysAgo(day)), ...change };
  const saved = { userId, timeZone, content, madeFrom: selected, degraded: false, at };
  await plans.savePlan({ ...saved, activityOutcome: 'measured', onlyIfUnopened: false });
  return content;
};
const open = (userId: string, day: number) =>
  plans.markOpened({ userId, localDate: daysAgo(day), revision: 1, at });
const historyOf = async (userId: string) =>
  (await plans.findEnergyInputs({ userId, localDate, activityDate: daysAgo(1) })).history;

describe('the history that expenditure is learned from', () => {
  test('is not read for who has weighed in less than four times in sixty days', async () => {
    const userId = await aUser();
    await weighIn(userId, [0, 7, 14, 61, 70]);
    expect(await historyOf(userId)).toBeUndefined();
    await weighIn(userId, [60]);
    expect(await historyOf(userId)).toMatchObject({ expenditures: [], intakes: [] });
  });

  test('has the weighings of sixty days, none of the future', async () => {
    const userId = await aUser();
    await weighIn(userId, [-1, 0, 20, 40, 60, 61]);
    const history = await historyOf(userId);
    expect(new Map(history?.weighings.map((row) => [row.localDate, row.massKg]))).toEqual(
      new Map([0, 20, 40, 60].map((day) => [daysAgo(day), 70 + day / 10])),
    );
  });

  test('has the formula’s figure of each day, before correction, and what it was made from', async () => {
    const userId = await aUser();
    await weighIn(userId, [0, 7, 14, 21]);
    const dated = (day: number) => ({ localDate: daysAgo(day), activityDate: daysAgo(day + 1) });
    const adaptation = { factor: 0.9, confidence: 0.6, days: 20, weighings: 9, weeks: 4, formulaKcal: 2500 };
    const origin = { kind: 'baseline', level: 'high', reason: 'no_data', workoutKcal: 0 } as const;
    const allowance = { kind: 'pregnancy', kcal: 277 } as const;
    const measured = { kind: 'measured', method: 'steps', source: 'fitbit', workoutKcal: 0 } as const;
    const logged = { kind: 'measured', method: 'workouts', reason: 'no_data', workoutKcal: 700 } as const;
    const first = someTargets({ ...dated(3), expenditureOrigin: origin, expenditureKcal: 2345 });
    for (const targets of [
      someTargets({ ...dated(4), expenditureOrigin: logged, expenditureKcal: 2900 }),
      first,
      someTargets({ ...dated(2), adaptation, expenditureOrigin: measured, expenditureKcal: 2250, allowance }),
      referenceTargets(dated(1)),
      someTargets(dated(0)),
    ]) {
      await plans.saveTargets({ userId, targets, at });
    }
    const { expenditures = [] } = (await historyOf(userId)) ?? {};
    const body = { restingKcal: first.restingKcal, massKg: first.massKg };
    const day = { hasAllowance: false, ...body };
    expect(expenditures.toSorted((a, b) => a.localDate.localeCompare(b.localDate))).toEqual([
      { ...day, localDate: daysAgo(5), formulaKcal: 2900, basis: 'workouts' },
      { ...day, localDate: daysAgo(4), formulaKcal: 2345, basis: 'high' },
      { ...day, localDate: daysAgo(3), formulaKcal: 2500, basis: 'device', hasAllowance: true },
    ]);
  });

  test('has the energy of what was chosen in the plans that were opened', async () => {
    const userId = await aUser();
    await weighIn(userId, [0, 7, 14, 21]);
    const byDefault = await plan(userId, 3);
    await plan(userId, 2);
    const dinner = contentOn(daysAgo(1)).meals.dinner.at(-1);
    const chosen = await plan(userId, 1, { choices: { dinner: dinner?.recipeId } });
    for (const day of [3, 1]) await open(userId, day);

    const { intakes = [] } = (await historyOf(userId)) ?? {};
    expect(new Map(intakes.map((row) => [row.localDate, Math.round(row.energyKcal)]))).toEqual(
      new Map([
        [daysAgo(3), Math.round(defaultKcal(byDefault))],
        [daysAgo(1), Math.round(defaultKcal(chosen) - kcalOf(chosen.meals.dinner[0]) + kcalOf(dinner))],
      ]),
    );
    expect(kcalOf(chosen.meals.dinner[0])).not.toBe(kcalOf(dinner));
  });
});

test('a night corrects expenditure by six weeks of weighings and plans, and does so again', async () => {
  const userId = await aUser();
  const compute = createComputeEnergy({ plans, clock: () => at });
  for (let day = 42; day > 0; day -= 1) {
    // She keeps her mass on what the plans give, which is a tenth under the formula's figure.
    const dated = { localDate: daysAgo(day), activityDate: daysAgo(day + 1) };
    const expenditureKcal = defaultKcal(contentOn(daysAgo(day))) / 0.9;
    await plans.saveTargets({ userId, targets: someTargets({ ...dated, expenditureKcal, ...herRest }), at });
    await plan(userId, day);
    await open(userId, day);
    if (day % 2 === 0) await sql('insert into body_masses values (?, ?, 60, now())', [userId, daysAgo(day)]);
  }
  const night = { userId, localDate, activityDate: daysAgo(1) };
  const stored = async () => {
    await compute(night);
    return (await plans.findSelectionInputs({ userId, localDate })).targets;
  };
  const targets = await stored();
  expect(targets.adaptation?.factor).toBeGreaterThan(0.88);
  expect(targets.adaptation?.factor).toBeLessThan(0.96);
  expect(targets.adaptation).toMatchObject({ days: 42, weighings: 21, weeks: 6 });
  expect(await stored()).toEqual(targets);
});

/** Resting energy and usual level of the users of `addNightUsers`, 60 kg. */
const herRest = {
  massKg: 60,
  restingKcal: 1299,
  expenditureOrigin: { kind: 'baseline', level: 'light', reason: 'no_data', workoutKcal: 0 },
} as const;

const kcalOf = (option: MealOption | undefined): number => option?.nutrition.energyKcal ?? Number.NaN;

const defaultKcal = ({ meals }: PlanContent): number =>
  SLOTS.reduce((sum, slot) => sum + kcalOf(meals[slot][0]), 0);
