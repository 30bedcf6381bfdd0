import type { MikroORM } from '@mikro-orm/postgresql';
import type { TimeZone } from '../../domain/calendar.ts';
import type {
  DegradedUser,
  NightRepository,
  NightUser,
  UnplannedUser,
} from '../../domain/ports/night-repository.ts';
import { createSql } from '../sql.ts';

// Who has not said yet what they must not eat cannot have a plan.
const LIST_UNPLANNED = `
  select p.user_id as "userId", p.time_zone as "timeZone", p.wake_up_time as "wakeUpTime",
    coalesce((select jsonb_agg(c.provider) from provider_connections c
      where c.user_id = p.user_id and c.status = 'active'
        and not exists (select 1 from activity_reports r
          where r.user_id = p.user_id and r.local_date = ?::date - 1 and r.complete)), '[]') as "toAsk"
  from profiles p
  join users u on u.id = p.user_id and not u.erasing
  join preferences f on f.user_id = p.user_id
  where p.time_zone = ?
    and (p.wake_up_time, p.user_id) > (?, ?::uuid)
    and not exists (select 1 from plans where plans.user_id = p.user_id and plans.local_date = ?)
  order by p.wake_up_time, p.user_id
  limit ?`;

// The first occurrence is the night's own, each further one a repair that failed.
const LIST_DEGRADED = `
  select p.user_id as "userId", p.time_zone as "timeZone", p.wake_up_time as "wakeUpTime",
    coalesce(max(f.occurrences), 0)::int as occurrences
  from plans
  join profiles p on p.user_id = plans.user_id
  join users u on u.id = p.user_id and not u.erasing
  left join night_failures f
    on f.user_id = plans.user_id and f.local_date = plans.local_date and f.step in ('sync', 'compute', 'select')
  where plans.local_date = ? and p.time_zone = ? and plans.degraded and plans.opened_at is null
  group by p.user_id, p.time_zone, p.wake_up_time
  having coalesce(max(f.occurrences), 1) - 1 < ?
  order by p.wake_up_time, p.user_id
  limit ?`;

const SAVE_FAILURE = `
  insert into night_failures
    (user_id, local_date, step, time_zone, code, occurrences, first_at, last_at, resolved_at)
  select id, ?, ?, ?, ?, ?, ?, ?, ? from users where id = ?
  on conflict (user_id, local_date, step) do update set
    code = excluded.code,
    occurrences = night_failures.occurrences + excluded.occurrences,
    last_at = excluded.last_at,
    resolved_at = excluded.resolved_at`;

/** Sorts before every user: the start of the first page. */
const FIRST_PAGE = { wakeUpTime: '', userId: '00000000-0000-0000-0000-000000000000' };

/** What the night knows of zones, users and failures, in PostgreSQL. */
export function createNightRepository({ orm }: { orm: MikroORM }): NightRepository {
  const sql = createSql({ orm });
  return {
    async listZones() {
      const rows = await sql<{ timeZone: TimeZone }>(
        'select distinct time_zone as "timeZone" from profiles order by time_zone',
      );
      return rows.map(({ timeZone }) => timeZone);
    },

    async findOptionalNight({ timeZone, localDate }) {
      const [row] = await sql<{ finished: boolean }>(
        'select finished_at is not null as finished from night_zones where time_zone = ? and local_date = ?',
        [timeZone, localDate],
      );
      return row;
    },

    async openNight({ timeZone, localDate, at }) {
      await sql(
        `insert into night_zones (time_zone, local_date, started, opened_at) values (?, ?, 0, ?)
         on conflict (time_zone, local_date) do nothing`,
        [timeZone, localDate, at],
      );
    },

    async finishNight({ timeZone, localDate, started, at }) {
      await sql(
        `update night_zones set finished_at = ?, started = night_zones.started + ?
         where time_zone = ? and local_date = ?`,
        [at, started, timeZone, localDate],
      );
    },

    listUnplannedUsers: ({ timeZone, localDate, after = FIRST_PAGE, limit }) =>
      sql<UnplannedUser>(LIST_UNPLANNED, [
        localDate,
        timeZone,
        after.wakeUpTime,
        after.userId,
        localDate,
        limit,
      ]),

    listDegradedUsers: ({ timeZone, localDate, maxRetries, limit }) =>
      sql<DegradedUser>(LIST_DEGRADED, [localDate, timeZone, maxRetries, limit]),

    async findOptionalUser({ userId }) {
      const [row] = await sql<NightUser>(
        `select p.user_id as "userId", p.time_zone as "timeZone", p.wake_up_time as "wakeUpTime"
         from profiles p join users u on u.id = p.user_id and not u.erasing where p.user_id = ?`,
        [userId],
      );
      return row;
    },

    async saveFailure({ userId, localDate, step, timeZone, code, occurrences, resolved, at }) {
      const resolvedAt = resolved ? at : null;
      await sql(SAVE_FAILURE, [localDate, step, timeZone, code, occurrences, at, at, resolvedAt, userId]);
    },

    async resolveFailures({ userId, localDate, steps, at }) {
      await sql(
        `update night_failures set resolved_at = ?
         where user_id = ? and local_date = ? and resolved_at is null and step = any(?::text[])`,
        [at, userId, localDate, `{${steps.join(',')}}`],
      );
    },
  };
}
