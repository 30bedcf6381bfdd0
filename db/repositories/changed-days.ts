import type { MikroORM } from '@mikro-orm/postgresql';
import type { ChangedDay, ClaimedDay } from '../../domain/activity/changed-day.ts';
import type { ChangedDayRepository, CloudAccount } from '../../domain/ports/changed-day-repository.ts';
import { createPrepared, type Statement } from '../prepared.ts';
import { isoInstantSql } from '../sql.ts';

/** A cloud that tells of a day again and again is asked for it this often at most. */
const FETCHED_AGAIN_AFTER = "interval '30 minutes'";

/** No plan is made from an older day. */
const KEPT_FOR = "interval '7 days'";

/** Provider $1, the cloud's names of the users $2. */
const ACCOUNTS: Statement = {
  name: 'changed_day_accounts',
  text: `
  select c.external_user_id as "externalUserId", c.user_id as "userId", p.time_zone as "timeZone"
  from provider_connections c
  join users u on u.id = c.user_id and not u.erasing
  join profiles p on p.user_id = c.user_id
  where c.provider = $1 and c.external_user_id = any($2::text[]) and c.status = 'active'`,
};

/** Provider $1, the days as JSON $2, the event's moment $3. Sorted, so that two storms do not lock each other. */
const noteStatement = (name: string, dueAt: string): Statement => ({
  name,
  text: `
  insert into changed_days as d (user_id, provider, local_date, events, changed_at, due_at)
  select x."userId", $1, x."localDate", 1, $3::timestamptz, x."dueAt"
  from jsonb_to_recordset($2::jsonb) as x("userId" uuid, "localDate" date, "dueAt" timestamptz)
  join users u on u.id = x."userId" and not u.erasing
  order by x."userId", x."localDate"
  on conflict (user_id, provider, local_date) do update set
    events = d.events + 1,
    changed_at = greatest(d.changed_at, excluded.changed_at),
    due_at = greatest(${dueAt}, d.fetched_at + ${FETCHED_AGAIN_AFTER})`,
});

const NOTE_PUSHING_BACK = noteStatement('changed_days_put_off', 'excluded.due_at');
const NOTE = noteStatement('changed_days_note', 'least(d.due_at, excluded.due_at)');

/** Provider $1, now $2, limit $3, the lease in milliseconds $4. */
const CLAIM: Statement = {
  name: 'changed_days_claim',
  text: `
  with due as (
    select d.user_id, d.provider, d.local_date from changed_days d
    where d.provider = $1 and d.due_at <= $2::timestamptz
    order by d.due_at, d.user_id, d.local_date
    limit $3
    for update skip locked)
  update changed_days d
  set due_at = $2::timestamptz + $4::int * interval '1 millisecond', claim_id = gen_random_uuid()
  from due, profiles p
  where d.user_id = due.user_id and d.provider = due.provider and d.local_date = due.local_date
    and p.user_id = d.user_id
  returning d.claim_id as "claimId", d.provider, p.time_zone as "timeZone"`,
};

/** Claim $1. */
const CLAIMED: Statement = {
  name: 'changed_days_claimed',
  text: `
  select d.user_id as "userId", d.provider, d.local_date::text as "localDate", p.time_zone as "timeZone",
    d.events, ${isoInstantSql('d.changed_at')} as "changedAt"
  from changed_days d join profiles p on p.user_id = d.user_id
  where d.claim_id = $1`,
};

/** The row by its key $1–$3, as many events as were known $4, now $5. */
const SETTLE: Statement = {
  name: 'changed_days_settle',
  text: `
  update changed_days set fetched_at = $5::timestamptz,
    due_at = case when events = $4::int then null else due_at end
  where user_id = $1 and provider = $2 and local_date = $3`,
};

const PURGE: Statement = {
  name: 'changed_days_purge',
  text: `delete from changed_days where changed_at < $1::timestamptz - ${KEPT_FOR}`,
};

/** What webhooks said is to be fetched, in PostgreSQL. */
export function createChangedDayRepository({ orm }: { orm: MikroORM }): ChangedDayRepository {
  const prepared = createPrepared({ orm });
  return {
    findAccounts: ({ provider, externalUserIds }) =>
      prepared<CloudAccount>(ACCOUNTS, [provider, externalUserIds]),

    async note({ provider, days, pushesBack, at }) {
      if (days.length === 0) return;
      await prepared(pushesBack ? NOTE_PUSHING_BACK : NOTE, [provider, JSON.stringify(days), at]);
    },

    claimDue: ({ provider, limit, leaseMs, now }) =>
      prepared<ClaimedDay>(CLAIM, [provider, now, limit, leaseMs]),

    async findClaimed({ claimId }) {
      const [day] = await prepared<ChangedDay>(CLAIMED, [claimId]);
      return day;
    },

    async settle({ userId, provider, localDate, events, at }) {
      await prepared(SETTLE, [userId, provider, localDate, events, at]);
    },

    async purgeExpired({ now }) {
      await prepared(PURGE, [now]);
    },
  };
}
