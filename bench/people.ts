import type { MikroORM } from '@mikro-orm/postgresql';
import { createSql } from '../db/sql.ts';
import { addDays, type IsoDate, localDateAt } from '../domain/calendar.ts';
import type { PushTarget } from '../domain/ports/push-gateway.ts';
import { addNightUsers } from '../test/support/night-users.ts';

const MINUTE_MS = 60_000;

/** It is about this hour where the people live: after the night's beginning, long before noon. */
const LOCAL_HOUR = 7;

/** The selection looks back two weeks. */
const PAST_DAYS = 14;

/** A zone without summer time where it is now between seven and eight in the morning. */
export function morningZone(now: Date): string {
  const behind = LOCAL_HOUR - now.getUTCHours();
  // Fourteen hours ahead is the most there is; one day later, the same hour is behind instead.
  const hoursAhead = behind < -12 ? behind + 24 : behind;
  // Signs are reversed in these names: Etc/GMT-3 is three hours ahead.
  return hoursAhead === 0 ? 'Etc/GMT' : `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
}

/** The first full minute after `earliest`, as the clock on the wall shows it. Profiles hold wake-ups in minutes. */
export function nextMinute({ earliest, timeZone }: { earliest: Date; timeZone: string }) {
  const at = new Date(Math.ceil(earliest.getTime() / MINUTE_MS) * MINUTE_MS);
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return { at, wakeUpTime: format.format(at) };
}

/**
 * Replaces everyone by `count` people whose phones have pushed yesterday's activity, and who have plans of the
 * last two weeks where some were kept by `keepPlans`. Returns their ids and today's date.
 */
export async function settlePeople(params: {
  orm: MikroORM;
  count: number;
  timeZone: string;
  wakeUpTime: string;
  device: () => PushTarget;
}): Promise<{ ids: string[]; localDate: IsoDate }> {
  const { orm, count, timeZone, wakeUpTime, device } = params;
  const sql = createSql({ orm });
  const localDate = localDateAt({ at: new Date(), timeZone });
  await sql('truncate users, night_zones cascade');
  const pushedDate = addDays(localDate, -1);
  const ids = await addNightUsers(orm, { count, timeZone, wakeUpTime, pushedDate, device });
  await sql('create table if not exists kept_plans (n bigint, document jsonb)');
  await sql(
    `insert into plans (user_id, local_date, time_zone, revision, degraded, activity_outcome, document, created_at, updated_at)
     select u.id, ?::date - day, ?, 1, false, 'measured', k.document, now(), now()
     from (select id, row_number() over () as n from users) u
     cross join generate_series(1, ?::int) day
     join kept_plans k on k.n = (u.n + day) % (select count(*) from kept_plans)`,
    [localDate, timeZone, PAST_DAYS],
  );
  await sql('vacuum analyze');
  await sql('checkpoint');
  return { ids, localDate };
}

/** Keeps the plans that were made so far, as the past of those who come next. */
export async function keepPlans({ orm }: { orm: MikroORM }): Promise<void> {
  await createSql({ orm })(
    'insert into kept_plans (n, document) select row_number() over () - 1, document from plans',
  );
}
