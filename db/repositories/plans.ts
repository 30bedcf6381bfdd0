import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { IsoDate, IsoInstant } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { MadeFrom } from '../../domain/plan/made-from.ts';
import type {
  PlanContent,
  PlanHead,
  PlanOrigin,
  PlanRepository,
  StoredPlan,
} from '../../domain/ports/plan-repository.ts';
import { createPrepared, type Statement } from '../prepared.ts';
import { createSql, isoInstantSql, type Sql, userGone } from '../sql.ts';
import { createPlanInputs, RECENT_JSON } from './plan-inputs.ts';

/** User $1, date $2, targets $3, moment $4. */
const SAVE_TARGETS: Statement = {
  name: 'save_targets',
  text: `
  insert into day_targets (user_id, local_date, targets, updated_at)
  select id, $2::date, $3::jsonb, $4::timestamptz from users where id = $1 and not erasing
  on conflict (user_id, local_date) do update set targets = excluded.targets, updated_at = excluded.updated_at
  returning 1 as saved`,
};

/**
 * User $1, date $2, zone $3, degraded $4, outcome $5, document $6, moment $7, only if unopened $8, made from $9.
 * A plan that was opened, or that would not change, keeps its row, its revision and what it was made from.
 */
const SAVE_PLAN: Statement = {
  name: 'save_plan',
  text: `
  with saved as (
    insert into plans (user_id, local_date, time_zone, revision, degraded, activity_outcome, document, created_at, updated_at)
    select id, $2::date, $3, 1, $4::boolean, $5, $6::jsonb, $7::timestamptz, $7::timestamptz
    from users where id = $1 and not erasing
    on conflict (user_id, local_date) do update set
      revision = plans.revision + 1, degraded = excluded.degraded, activity_outcome = excluded.activity_outcome,
      document = excluded.document, updated_at = excluded.updated_at
    where (not $8::boolean or plans.opened_at is null)
      and (plans.document->>'inputsHash' <> excluded.document->>'inputsHash' or plans.degraded <> excluded.degraded)
    returning user_id, local_date, revision
  )
  insert into plan_inputs (user_id, local_date, revision, made_from)
  select user_id, local_date, revision, $9::jsonb from saved
  on conflict (user_id, local_date) do update set revision = excluded.revision, made_from = excluded.made_from
  returning revision`,
};

const PLAN_COLUMNS = `document, revision, degraded, ${isoInstantSql('opened_at')} as "openedAt"`;

/** User $1, date $2. */
const FIND_PLAN: Statement = {
  name: 'find_plan',
  text: `select ${PLAN_COLUMNS} from plans where user_id = $1 and local_date = $2`,
};

/** User $1, date $2. */
const FIND_ORIGIN: Statement = {
  name: 'find_origin',
  text: `
  select i.revision, i.made_from as "madeFrom", ${RECENT_JSON} as recent
  from plan_inputs i join users u on u.id = i.user_id where i.user_id = $1 and i.local_date = $2`,
};

type OriginRow = Omit<PlanOrigin, 'madeFrom'> & { madeFrom: unknown };

type PlanRow = { document: PlanContent; revision: number; degraded: boolean; openedAt: string | null };

const toStored = ({ document, revision, degraded, openedAt }: PlanRow): StoredPlan => ({
  plan: { ...document, revision },
  degraded,
  openedAt,
});

function readMadeFrom(stored: unknown): MadeFrom {
  const read = MadeFrom.safeParse(stored);
  if (read.success) return read.data;
  const message = 'What this plan was made from was kept by another version of the program, in another form.';
  throw new DomainError('conflict', 'inputs_unreadable', message, { cause: read.error });
}

async function explainUnsaved(sql: Sql, { userId, localDate }: { userId: UserId; localDate: IsoDate }) {
  const [row] = await sql<{ revision: number; opened: boolean }>(
    `select revision, opened_at is not null as opened from plans join users on users.id = plans.user_id
     where plans.user_id = ? and local_date = ? and not users.erasing`,
    [userId, localDate],
  );
  if (!row) throw userGone();
  return row;
}

/** Plans in PostgreSQL, one row a user and local date. */
export function createPlanRepository({ orm }: { orm: MikroORM }): PlanRepository {
  const sql = createSql({ orm });
  const prepared = createPrepared({ orm });
  return {
    ...createPlanInputs({ orm }),

    async saveTargets({ userId, targets, at }) {
      const rows = await prepared(SAVE_TARGETS, [userId, targets.localDate, JSON.stringify(targets), at]);
      if (rows.length === 0) throw userGone();
    },

    async savePlan({ userId, timeZone, content, madeFrom, degraded, activityOutcome, onlyIfUnopened, at }) {
      const { localDate } = content;
      const document = JSON.stringify(content);
      const [row] = await prepared<{ revision: number }>(SAVE_PLAN, [
        ...[userId, localDate, timeZone, degraded, activityOutcome, document, at],
        onlyIfUnopened,
        JSON.stringify(z.encode(MadeFrom, madeFrom)),
      ]);
      if (row) return { status: 'saved', revision: row.revision };
      const { revision, opened } = await explainUnsaved(sql, { userId, localDate });
      return { status: onlyIfUnopened && opened ? 'opened' : 'unchanged', revision };
    },

    async findOptionalPlan({ userId, localDate }) {
      const [row] = await prepared<PlanRow>(FIND_PLAN, [userId, localDate]);
      return row && toStored(row);
    },

    async findOptionalOrigin({ userId, localDate }) {
      const [row] = await prepared<OriginRow>(FIND_ORIGIN, [userId, localDate]);
      return row && { ...row, madeFrom: readMadeFrom(row.madeFrom) };
    },

    async findOptionalHead({ userId, localDate }) {
      const [row] = await sql<PlanHead>(
        `select revision, degraded, ${isoInstantSql('opened_at')} as "openedAt" from plans
         where user_id = ? and local_date = ?`,
        [userId, localDate],
      );
      return row;
    },

    async findOptionalPreviousPlan({ userId, localDate }) {
      const [row] = await sql<PlanRow>(
        `select ${PLAN_COLUMNS} from plans where user_id = ? and local_date < ? order by local_date desc limit 1`,
        [userId, localDate],
      );
      return row && toStored(row).plan;
    },

    async listPlans({ userId, before, limit }) {
      const rows = await sql<PlanRow>(
        `select ${PLAN_COLUMNS} from plans where user_id = ? and local_date < ?
         order by local_date desc limit ?`,
        [userId, before ?? 'infinity', limit],
      );
      return rows.map(toStored);
    },

    async replacePlan({ userId, expectedRevision, content, at }) {
      const [row] = await sql<{ revision: number }>(
        `update plans set document = ?::jsonb, revision = revision + 1, updated_at = ?, cache_stale = true
         where user_id = ? and local_date = ? and revision = ? returning revision`,
        [JSON.stringify(content), at, userId, content.localDate, expectedRevision],
      );
      if (row) return { ...content, revision: row.revision };
      throw new DomainError('precondition_failed', 'plan_changed', 'The plan was changed in the meantime.');
    },

    async markOpened({ userId, localDate, revision, at }) {
      const [row] = await sql<{ openedAt: IsoInstant }>(
        `update plans set opened_at = coalesce(opened_at, ?)
         where user_id = ? and local_date = ? and revision = ? returning ${isoInstantSql('opened_at')} as "openedAt"`,
        [at, userId, localDate, revision],
      );
      return row?.openedAt;
    },

    async setCacheStale({ userId, localDate, stale }) {
      await sql('update plans set cache_stale = ? where user_id = ? and local_date = ?', [
        stale,
        userId,
        localDate,
      ]);
    },

    listCacheStale: ({ limit }) =>
      sql<{ userId: UserId; localDate: IsoDate }>(
        `select user_id as "userId", to_char(local_date, 'YYYY-MM-DD') as "localDate" from plans
         where cache_stale order by local_date desc limit ?`,
        [limit],
      ),
  };
}
