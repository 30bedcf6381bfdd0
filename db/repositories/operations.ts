import type { MikroORM } from '@mikro-orm/postgresql';
import type { AuditEntry } from '../../domain/account/audit-entry.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type { NightFailure } from '../../domain/night/night-failure.ts';
import type { NightSummary } from '../../domain/night/night-summary.ts';
import type { NightUser } from '../../domain/ports/night-repository.ts';
import type { OperationsRepository } from '../../domain/ports/operations-repository.ts';
import { createSql, isoInstantSql } from '../sql.ts';
import { FAILURE_COLUMNS, LIST_NIGHTS, listUsersToReschedule } from './operations-sql.ts';

/** Counts that nobody has yet are not in what PostgreSQL adds up. */
const NO_PUSHES = { pending: 0, delivered: 0, no_device: 0, gave_up: 0 };
const NO_FAILURES = { sync: 0, compute: 0, select: 0, cache: 0, notify: 0 };

/** Sorts before every id: the start of the first page. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** What operators see and do, in PostgreSQL. */
export function createOperationsRepository({ orm }: { orm: MikroORM }): OperationsRepository {
  const sql = createSql({ orm });
  return {
    async listNights({ before, limit, now }) {
      const rows = await sql<NightSummary>(LIST_NIGHTS, [before ?? null, now, limit, now]);
      return rows.map(({ pushes, openFailures, ...counts }) => ({
        ...counts,
        pushes: { ...NO_PUSHES, ...pushes },
        openFailures: { ...NO_FAILURES, ...openFailures },
      }));
    },

    listFailures({ localDate, step, code, timeZone, after, limit }) {
      const wanted = { step, code, time_zone: timeZone };
      const filters = Object.entries(wanted).filter(([, value]) => value !== undefined);
      return sql<NightFailure>(
        `select ${FAILURE_COLUMNS} from night_failures f
         left join plans q on q.user_id = f.user_id and q.local_date = f.local_date
         where f.local_date = ? and (f.user_id, f.step) > (?::uuid, ?)
           ${filters.map(([column]) => `and f.${column} = ?`).join(' ')}
         order by f.user_id, f.step limit ?`,
        [
          ...[localDate, after?.userId ?? FIRST_ID, after?.step ?? ''],
          ...filters.map(([, value]) => value),
          limit,
        ],
      );
    },

    listUsersToReschedule({ after = FIRST_ID, ...args }) {
      const { sql: statement, parameters } = listUsersToReschedule({ after, ...args });
      return sql<NightUser>(statement, parameters);
    },

    async saveAuditEntry({ at, actor, action, details }) {
      // Ids that grow with time keep entries of one millisecond in their order.
      await sql(
        `insert into audit_entries (id, at, actor, action, details)
         values (uuidv7(), ?, ?, ?, ?::jsonb)`,
        [at, actor, action, JSON.stringify(details)],
      );
    },

    listAuditEntries: ({ before, limit }) =>
      sql<AuditEntry>(
        `select id, ${isoInstantSql('at')} as at, actor, action, details from audit_entries
         where (at, id) < (?::timestamptz, ?::uuid)
         order by at desc, id desc limit ?`,
        [before?.at ?? 'infinity', before?.id ?? FIRST_ID, limit],
      ),

    async saveRole({ account, role }) {
      const [column, value] = 'userId' in account ? ['id', account.userId] : ['phone', account.phone];
      const [row] = await sql<{ id: UserId }>(
        `update users set role = ? where ${column} = ? and not erasing returning id`,
        [role, value],
      );
      if (row) return row.id;
      throw new DomainError('not_found', 'user_not_found', 'There is no such account.');
    },
  };
}
