import type { RescheduleScope } from '../../domain/night/reschedule-scope.ts';
import { isoInstantSql } from '../sql.ts';

/** A condition with the parameters of its question marks. */
type Condition = { sql: string; parameters: unknown[] };

/** PostgreSQL refuses a whole query for one name that it does not know: users of such a zone count as in UTC. */
const KNOWN_ZONES = 'known_zones as materialized (select name from pg_timezone_names)';
const ZONE = "coalesce(k.name, 'UTC')";

// Whose night is due: 3 AM has passed where they live, and they had an account on that day. Who has not said yet
// what they must not eat cannot have a plan. Parameters: the moment.
const DUE_USERS = (localDate: string) => `
  profiles p
  left join known_zones k on k.name = p.time_zone
  join users u on u.id = p.user_id and not u.erasing
    and (u.created_at at time zone ${ZONE})::date <= ${localDate}
    and (${localDate} + time '03:00') at time zone ${ZONE} <= ?::timestamptz
  join preferences f on f.user_id = p.user_id`;

/** Parameters: before, moment, limit, moment. */
export const LIST_NIGHTS = `
  with ${KNOWN_ZONES}, bounds as (
    select least(?::date - 1, max((?::timestamptz at time zone ${ZONE} - interval '3 hours')::date)) as newest,
      (select min(created_at)::date - 1 from users) as oldest
    from (select distinct time_zone from profiles) z left join known_zones k on k.name = z.time_zone
  ), days as (
    select newest - back as local_date
    from bounds, generate_series(0, least(?::int - 1, newest - oldest)) as back
  )
  select to_char(d.local_date, 'YYYY-MM-DD') as "localDate", made.*, missing.*,
    coalesce((select jsonb_object_agg(status, n) from (
      select status, count(*) as n from push_deliveries where local_date = d.local_date group by status) s), '{}') as pushes,
    coalesce((select jsonb_object_agg(step, n) from (
      select step, count(*) as n from night_failures
      where local_date = d.local_date and resolved_at is null group by step) s), '{}') as "openFailures"
  from days d
  cross join lateral (
    select count(*)::int as planned, count(*) filter (where degraded)::int as degraded,
      count(opened_at)::int as opened
    from plans where local_date = d.local_date) made
  cross join lateral (
    select count(*)::int as missing from ${DUE_USERS('d.local_date')}
    where not exists (select 1 from plans q where q.user_id = p.user_id and q.local_date = d.local_date)) missing
  order by d.local_date desc`;

export const FAILURE_COLUMNS = `
  f.user_id as "userId", to_char(f.local_date, 'YYYY-MM-DD') as "localDate", f.time_zone as "timeZone",
  f.step, f.code, f.occurrences, ${isoInstantSql('f.first_at')} as "firstAt", ${isoInstantSql('f.last_at')} as "lastAt",
  ${isoInstantSql('f.resolved_at')} as "resolvedAt",
  case when q.user_id is null then 'none' when q.degraded then 'degraded' else 'planned' end as plan`;

const SAME_NIGHT = 'user_id = p.user_id and local_date = ?::date';

/** Without a plan, with a degraded one, or with something open before the push; never with a plan that was seen. */
const failed = (localDate: string): Condition => ({
  sql: `not exists (select 1 from plans where ${SAME_NIGHT} and opened_at is not null)
    and (not exists (select 1 from plans where ${SAME_NIGHT} and not degraded)
      or exists (select 1 from night_failures where ${SAME_NIGHT} and resolved_at is null and step <> 'notify'))`,
  parameters: [localDate, localDate, localDate],
});

const withCode = (localDate: string, code: string): Condition => ({
  sql: `not exists (select 1 from plans where ${SAME_NIGHT} and opened_at is not null)
    and exists (select 1 from night_failures where ${SAME_NIGHT} and resolved_at is null and code = ?)`,
  parameters: [localDate, localDate, code],
});

function inScope({ localDate, scope }: { localDate: string; scope: RescheduleScope }): Condition {
  if ('userId' in scope) return { sql: 'p.user_id = ?', parameters: [scope.userId] };
  if ('failureCode' in scope) return withCode(localDate, scope.failureCode);
  const { sql, parameters } = failed(localDate);
  if ('allFailed' in scope) return { sql, parameters };
  return { sql: `p.time_zone = ? and ${sql}`, parameters: [scope.timeZone, ...parameters] };
}

/** One page of the users in a scope. */
export function listUsersToReschedule(args: {
  localDate: string;
  scope: RescheduleScope;
  after: string;
  limit: number;
  now: Date;
}): Condition {
  const { localDate, after, limit, now } = args;
  const scope = inScope(args);
  return {
    sql: `
      with ${KNOWN_ZONES}
      select p.user_id as "userId", p.time_zone as "timeZone", p.wake_up_time as "wakeUpTime"
      from ${DUE_USERS('?::date')}
      where p.user_id > ?::uuid and ${scope.sql}
      order by p.user_id limit ?`,
    parameters: [localDate, localDate, now, after, ...scope.parameters, limit],
  };
}
