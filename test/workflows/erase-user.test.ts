import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlanRepository } from '../../db/repositories/plans.ts';
import { createSql, type Sql } from '../../db/sql.ts';
import { addDays } from '../../domain/calendar.ts';
import type { PlanCache } from '../../domain/ports/plan-cache.ts';
import { connectRedis, settleRedis } from '../../integrations/redis/connect.ts';
import { createPlanCache } from '../../integrations/redis/plan-cache.ts';
import { addNightUsers, createPhones, type NightStack, openNightStack } from '../support/night.ts';
import { aNight, connectCloud, foundAs, resultOf, todayIn, zoneAtHour } from '../support/night-scenes.ts';

const timeZone = zoneAtHour(9);
const localDate = todayIn(timeZone);
const yesterday = addDays(localDate, -1);

describe('erasing a user', () => {
  let stack: NightStack;
  let sql: Sql;
  let redis: Redis;
  let cache: PlanCache;
  const phones = createPhones();

  beforeAll(async () => {
    stack = await openNightStack();
    sql = createSql({ orm: stack.orm });
    redis = connectRedis({ url: stack.config.REDIS_URL, onError: () => {} });
    cache = createPlanCache({ redis });
    await settleRedis(redis);
    await stack.startWorker({ push: phones });
  });
  afterAll(async () => {
    redis.disconnect();
    await stack.close();
  });

  const tablesOfUsers = async () => {
    const rows = await sql<{ name: string }>(
      `select table_name as name from information_schema.columns
       where column_name = 'user_id' and table_schema = 'public' order by table_name`,
    );
    return rows.map(({ name }) => name);
  };
  const rowsOf = async (userId: string) => {
    const counts: Record<string, number> = {};
    for (const table of await tablesOfUsers()) {
      const [row] = await sql<{ count: number }>(
        `select count(*)::int as count from ${table} where user_id = ?`,
        [userId],
      );
      if (row && row.count > 0) counts[table] = row.count;
    }
    return counts;
  };
  const keysOf = async (userId: string) => (await redis.keys(`*${userId}*`)).sort();
  const executionsOf = async (userId: string) =>
    (await stack.client.workflow.count(`SubjectId = '${userId}' AND WorkflowType = 'planDay'`)).count;

  /** One row in every table that knows users, so that a new table without a cascade fails here. */
  const fillTables = async (userId: string) => {
    await connectCloud(stack.orm, [userId]);
    const inserts = [
      `insert into provider_authorizations (user_id, state_hash, provider, sealed_verifier, expires_at)
       values (?, gen_random_uuid()::text, 'fitbit', 'sealed', now() + interval '1 hour')`,
      `insert into ended_consents (user_id, id, provider, sealed_tokens, ended_at)
       values (?, gen_random_uuid(), 'fitbit', 'sealed', now())`,
      `insert into untold_changes (id, user_id, kind, noted_at) values (gen_random_uuid(), ?, 'profile', now())`,
      `insert into recipe_feedback values (?, 'a-recipe', 'like', now())`,
      `insert into changed_days (user_id, provider, local_date, events, changed_at)
       values (?, 'fitbit', '2026-11-01', 1, now())`,
      `insert into activity_device_reports (user_id, local_date, source, device, steps, complete, recorded_at)
       values (?, '2026-11-01', 'healthkit', 'phone-1', 9000, true, now())`,
      `insert into device_workouts (user_id, source, external_id, local_date, duration_min, label)
       values (?, 'fitbit', '1', '2026-11-01', 30, 'Run')`,
      `insert into user_products (user_id, barcode, name, measure, amount, updated_at)
       values (?, '4006381333931', 'Paneer', 'g', 500, now())`,
      `insert into grocery_aliases (user_id, name, food_id, updated_at) values (?, 'org spnch', 'spinach', now())`,
      `insert into inventory_lots (user_id, id, name, measure, unit, unit_size, place, bought_on, created_at)
       values (?, gen_random_uuid(), 'Paneer', 'g', 'g', 1, 'fridge', '2026-11-01', now())`,
      `insert into inventory_entries (user_id, lot_id, action, line, kind, stock_change, reserved_change, at)
       select user_id, id, gen_random_uuid(), 0, 'added', 500, 0, now() from inventory_lots where user_id = ?`,
      `insert into grocery_imports (user_id, id, kind, media_type, status, created_at, updated_at)
       values (?, gen_random_uuid(), 'bill', 'image/jpeg', 'received', now(), now())`,
      `insert into body_masses values (?, '2026-11-01', 61.5, now())`,
      `insert into workouts (user_id, id, local_date, met_code, intensity, duration_min, net_energy_kcal, revision, created_at, updated_at)
       values (?, gen_random_uuid(), '2026-11-01', '12150', 'vigorous', 30, 250, 1, now(), now())`,
      `insert into night_failures values (?, '2026-11-01', 'sync', 'UTC', 'sync_timeout', 1, now(), now(), null)`,
      `insert into login_sessions (user_id, id, token_hash, rotated_at, created_at, last_used_at, expires_at)
       values (?, gen_random_uuid(), gen_random_uuid()::text, now(), now(), now(), now() + interval '1 hour')`,
    ];
    for (const insert of inserts) await sql(insert, [userId]);
    await sql(
      `insert into idempotency_keys (scope, key, body_hash, resource_id, created_at, started_at)
       values (?, 'a-key', 'hash', gen_random_uuid(), now(), now())`,
      [`${userId}:POST /v1/workouts`],
    );
    await sql(
      `insert into one_time_codes (id, phone, code_hash, wrong_tries, created_at, expires_at)
       select gen_random_uuid(), phone, 'hash', 0, now(), now() + interval '1 hour' from users where id = ?`,
      [userId],
    );
  };

  it('leaves nothing in PostgreSQL, in Redis or on the Temporal server', async () => {
    const [userId = '', other = ''] = await addNightUsers(stack.orm, {
      count: 2,
      timeZone,
      pushedDate: yesterday,
    });
    for (const id of [userId, other]) {
      await fillTables(id);
      await stack.control.startPlanDay(aNight({ userId: id, timeZone, localDate: yesterday }));
      await resultOf(stack.client, { userId: id, localDate: yesterday });
      await stack.control.startPlanDay(aNight({ userId: id, timeZone, wakeUpInMs: 60_000 }));
      await expect.poll(() => executionsOf(id)).toBe(2);
    }
    for (const id of [userId, other]) await expect.poll(() => redis.hlen(`plans:${id}`)).toBe(2);
    expect(Object.keys(await rowsOf(userId)).sort()).toEqual(await tablesOfUsers());
    const stored = await createPlanRepository({ orm: stack.orm }).findOptionalPlan({ userId, localDate });
    const others = await rowsOf(other);
    const sends = phones.sends;

    expect(await stack.control.startEraseUser({ userId })).toBe('started');
    expect(await stack.control.startEraseUser({ userId })).toBe('exists');
    await stack.client.workflow.getHandle(`erase:${userId}`).result();

    expect(await rowsOf(userId)).toEqual({});
    expect(await sql('select 1 from users where id = ?', [userId])).toEqual([]);
    expect(await sql('select 1 from idempotency_keys where scope like ?', [`${userId}:%`])).toEqual([]);
    expect(await sql('select 1 from one_time_codes')).toHaveLength(1);
    expect(await executionsOf(userId)).toBe(0);
    // What is left of the user is the refusal of late writes, under the random id.
    expect(await keysOf(userId)).toEqual([`erased:${userId}`]);
    if (stored) await cache.set({ userId, stored });
    expect(await keysOf(userId)).toEqual([`erased:${userId}`]);

    expect(await rowsOf(other)).toEqual(others);
    expect(await executionsOf(other)).toBe(2);
    expect(await foundAs(stack.client, { userId: other, localDate })).toMatchObject({ status: 'RUNNING' });
    expect(await cache.get({ userId: other, localDate })).toBeDefined();
    expect(phones.sends).toBe(sends);
  }, 90_000);

  it('plans no night for a user whose fence is up', async () => {
    const [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone, pushedDate: yesterday });
    await sql('update users set erasing = true where id = ?', [userId]);
    await stack.control.startPlanDay(aNight({ userId, timeZone }));
    expect(await resultOf(stack.client, { userId, localDate })).toMatchObject({ outcome: 'user_gone' });
    expect(await sql('select 1 from plans where user_id = ?', [userId])).toEqual([]);
    expect(await keysOf(userId)).toEqual([]);
  });
});
