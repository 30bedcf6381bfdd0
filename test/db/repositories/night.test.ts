import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createNightRepository } from '../../../db/repositories/night.ts';
import { createSql, type Sql } from '../../../db/sql.ts';
import type { FailureRecord, FanOutCursor, NightRepository } from '../../../domain/ports/night-repository.ts';
import { beginErasing, openTestOrm } from '../../support/database.ts';
import { addNightUsers } from '../../support/night-users.ts';

const timeZone = 'Europe/Berlin';
const localDate = '2026-11-22';
const at = new Date('2026-11-22T02:00:00.000Z');

let orm: MikroORM;
let close: () => Promise<void>;
let sql: Sql;
let night: NightRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  sql = createSql({ orm });
  night = createNightRepository({ orm });
});
beforeEach(async () => {
  await sql('delete from users');
  await sql('delete from night_zones');
});
afterAll(() => close());

const addUsers = (count: number, wakeUpTime = '07:00', zone = timeZone) =>
  addNightUsers(orm, { count, timeZone: zone, wakeUpTime });
const addPlan = (userId: string, degraded = false, opened = false) =>
  sql(`insert into plans values (?, ?, ?, 1, ?, 'measured', '{}', ?, false, now(), now())`, [
    userId,
    localDate,
    timeZone,
    degraded,
    opened ? at : null,
  ]);
const listAll = async (limit: number) => {
  const pages: string[][] = [];
  let after: FanOutCursor | undefined;
  do {
    const page = { timeZone, localDate, limit, ...(after === undefined ? {} : { after }) };
    const users = await night.listUnplannedUsers(page);
    pages.push(users.map(({ userId }) => userId));
    after = users.length === limit ? users.at(-1) : undefined;
  } while (after);
  return pages;
};

describe('the users of a night', () => {
  test('are listed page by page, each once, who wakes first coming first', async () => {
    const late = await addUsers(7, '09:30');
    const early = await addUsers(6, '05:00');
    await addUsers(2, '05:00', 'Asia/Tokyo');
    const pages = await listAll(4);
    expect(pages.map((page) => page.length)).toEqual([4, 4, 4, 1]);
    expect(new Set(pages.flat())).toEqual(new Set([...early, ...late]));
    expect(new Set(pages.flat().slice(0, 6))).toEqual(new Set(early));
    expect(await night.listZones()).toEqual(['Asia/Tokyo', timeZone]);
  });

  test('are those without a plan, with preferences, and not being erased', async () => {
    const [planned = '', erasing = '', unsettled = '', waiting = ''] = await addUsers(4);
    await addPlan(planned);
    await beginErasing(orm, erasing);
    await sql('delete from preferences where user_id = ?', [unsettled]);
    expect(await listAll(10)).toEqual([[waiting]]);
    expect(await night.findOptionalUser({ userId: waiting })).toEqual({
      userId: waiting,
      timeZone,
      wakeUpTime: '07:00',
    });
    expect(await night.findOptionalUser({ userId: erasing })).toBeUndefined();
  });
});

describe('a zone’s night', () => {
  test('is opened once and counts whom all its runs started', async () => {
    expect(await night.findOptionalNight({ timeZone, localDate })).toBeUndefined();
    await night.openNight({ timeZone, localDate, at });
    expect(await night.findOptionalNight({ timeZone, localDate })).toEqual({ finished: false });
    await night.finishNight({ timeZone, localDate, started: 5, at });
    await night.openNight({ timeZone, localDate, at });
    await night.finishNight({ timeZone, localDate, started: 2, at });
    expect(await night.findOptionalNight({ timeZone, localDate })).toEqual({ finished: true });
    expect(await sql('select started from night_zones')).toEqual([{ started: 7 }]);
  });
});

describe('a failure', () => {
  const aFailure = (userId: string, change: Partial<FailureRecord> = {}): FailureRecord => ({
    userId,
    localDate,
    timeZone,
    step: 'select',
    code: 'unexpected',
    occurrences: 1,
    resolved: false,
    at,
    ...change,
  });
  const rows = () =>
    sql(
      'select step, code, occurrences, resolved_at is not null as resolved from night_failures order by step',
    );

  test('is counted for each step, and comes back after it was resolved', async () => {
    const [userId = ''] = await addUsers(1);
    await night.saveFailure(aFailure(userId, { step: 'sync', code: 'sync_timeout' }));
    await night.saveFailure(aFailure(userId));
    await night.saveFailure(aFailure(userId, { step: 'notify', code: 'push_gave_up' }));
    await night.resolveFailures({ userId, localDate, steps: ['sync', 'select'], at });
    await night.saveFailure(aFailure(userId, { code: 'infeasible' }));
    expect(await rows()).toEqual([
      { step: 'notify', code: 'push_gave_up', occurrences: 1, resolved: false },
      { step: 'select', code: 'infeasible', occurrences: 2, resolved: false },
      { step: 'sync', code: 'sync_timeout', occurrences: 1, resolved: true },
    ]);
  });

  test('of a user who is gone is not kept', async () => {
    await night.saveFailure(aFailure('3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a'));
    expect(await rows()).toEqual([]);
  });

  test('makes its user one to try again: degraded, not seen, and not tried too often', async () => {
    const [fine = '', seen = '', often = '', tried = '', unrecorded = '', erasing = ''] = await addUsers(6);
    await addPlan(fine);
    await addPlan(seen, true, true);
    for (const userId of [often, tried, unrecorded, erasing]) await addPlan(userId, true);
    await night.saveFailure(aFailure(often, { occurrences: 3 }));
    await night.saveFailure(aFailure(tried, { occurrences: 2 }));
    // Pushes that failed say nothing of the plan.
    await night.saveFailure(aFailure(unrecorded, { step: 'notify', occurrences: 9 }));
    await beginErasing(orm, erasing);
    const listed = await night.listDegradedUsers({ timeZone, localDate, maxRetries: 2, limit: 10 });
    expect(new Set(listed.map(({ userId }) => userId))).toEqual(new Set([tried, unrecorded]));
    expect(await night.listDegradedUsers({ timeZone, localDate, maxRetries: 2, limit: 1 })).toHaveLength(1);
  });
});
