import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrm } from '../../db/orm.ts';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createPreferencesRepository } from '../../db/repositories/preferences.ts';
import { createSql, type Sql } from '../../db/sql.ts';
import { SLOTS } from '../../domain/recipes/slots.ts';
import { planContentFor } from '../support/planned-user.ts';
import { createUnmigratedDatabase } from '../support/services.ts';

const localDate = '2026-11-22';
const userId = randomUUID();
const plan = planContentFor(localDate);

/** As they were taken once: PostgreSQL knows neither of the first two, Node not the last. */
const ZONES = [
  'US/Pacific-New',
  'Canada/East-Saskatchewan',
  'Asia/Calcutta',
  'Europe/Berlin',
  'Mars/Olympus',
];

let orm: MikroORM;
let close: () => Promise<void>;
let sql: Sql;
beforeAll(async () => {
  const { url, drop } = await createUnmigratedDatabase();
  orm = await openOrm({ url, poolSize: 2 });
  close = async () => {
    await orm.close();
    await drop();
  };
  sql = createSql({ orm });
  await orm.migrator.up({ to: 'Migration20261122Initial' });
  await sql("insert into users values (?, '+4915100000000', 'user', false, '1', now(), now())", [userId]);
  await sql("insert into preferences values (?, 'vegan', '[\"peanuts\"]', '[]', '[]', '[]', 25, 1, now())", [
    userId,
  ]);
  await sql(
    "insert into plans values (?, ?, 'Europe/Berlin', 1, false, 'measured', ?, now(), false, now(), now())",
    [userId, localDate, JSON.stringify(plan)],
  );
  for (const [index, timeZone] of ZONES.entries()) {
    const id = randomUUID();
    await sql("insert into users values (?, ?, 'user', false, '1', now(), now())", [
      id,
      `+49151000001${index}`,
    ]);
    await sql(
      `insert into profiles (user_id, birth_date, sex, height_cm, mass_kg, pace_kg_per_week, goal, baseline_activity, time_zone, wake_up_time,
         locale, units, life_stage, revision, updated_at)
       values (?, '1990-01-01', 'female', 170, 65, 0, 'maintain', 'light', ?, '07:00', 'en', 'metric', 'none', 1, now())`,
      [id, timeZone],
    );
  }
  await orm.migrator.up();
});
afterAll(() => close());

test('a database of the first schema, with people in it, comes to the newest one', async () => {
  expect(await orm.migrator.getPending()).toEqual([]);
  const preferences = await createPreferencesRepository({ orm }).find({ userId });
  expect(preferences.value).toMatchObject({ diet: 'vegan', allergens: ['peanuts'], maxCookingMinutes: 25 });
  expect(preferences.value).not.toHaveProperty('cookingMinutes');
  const stored = await createPlanRepository({ orm }).findOptionalPlan({ userId, localDate });
  expect(stored?.plan).toEqual({ ...plan, revision: 1 });
});

test('what was chosen in plans that are there already is counted', async () => {
  const [row] = await sql<{ chosen: number }>('select chosen_kcal as chosen from plans where user_id = ?', [
    userId,
  ]);
  const defaults = SLOTS.map((slot) => plan.meals[slot][0]?.nutrition.energyKcal ?? 0);
  expect(row?.chosen).toBeCloseTo(
    defaults.reduce((sum, kcal) => sum + kcal, 0),
    6,
  );
});

test('zones have the one name that every part knows, and one that means no zone stays as it is', async () => {
  const rows = await sql<{ name: string }>('select time_zone as name from profiles order by 1');
  expect(rows.map(({ name }) => name)).toEqual([
    'America/Los_Angeles',
    'America/Regina',
    'Asia/Kolkata',
    'Europe/Berlin',
    'Mars/Olympus',
  ]);
});
