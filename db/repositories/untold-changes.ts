import { randomUUID } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { IsoDate, TimeZone } from '../../domain/calendar.ts';
import type { UserId } from '../../domain/ids.ts';
import type { NightUser } from '../../domain/ports/night-repository.ts';
import type { UntoldChange, UntoldChangeRepository } from '../../domain/ports/untold-change-repository.ts';
import { createPrepared, type Statement } from '../prepared.ts';
import { createSql } from '../sql.ts';

/** A change as its repository notes it. */
export type NotedChange =
  | { kind: 'preferences' }
  | { kind: 'profile'; previousTimeZone: TimeZone | null }
  | { kind: 'activity'; localDate: IsoDate };

/** Notes a change in the transaction that makes it. The database's clock says when: it is compared with no other. */
export async function noteUntold(
  em: EntityManager,
  { userId, change }: { userId: UserId; change: NotedChange },
): Promise<void> {
  const localDate = change.kind === 'activity' ? change.localDate : null;
  const previousTimeZone = change.kind === 'profile' ? change.previousTimeZone : null;
  await em.execute(
    `insert into untold_changes (id, user_id, kind, local_date, previous_time_zone, noted_at)
     values (?, ?, ?, ?, ?, now())`,
    [randomUUID(), userId, change.kind, localDate, previousTimeZone],
  );
}

/** One untold change as JSON, row `c`. */
export const UNTOLD_JSON = `jsonb_build_object('id', c.id, 'kind', c.kind,
  'localDate', c.local_date, 'previousTimeZone', c.previous_time_zone)`;

/** User $1. */
const FIND_UNTOLD: Statement = {
  name: 'find_untold',
  text: `
  select p.user_id as "userId", p.time_zone as "timeZone", p.wake_up_time as "wakeUpTime",
    jsonb_agg(${UNTOLD_JSON} order by c.noted_at, c.id) as changes
  from untold_changes c
  join profiles p on p.user_id = c.user_id
  join users u on u.id = c.user_id and not u.erasing
  where c.user_id = $1
  group by p.user_id, p.time_zone, p.wake_up_time`,
};

/** Untold changes in PostgreSQL. */
export function createUntoldChangeRepository({ orm }: { orm: MikroORM }): UntoldChangeRepository {
  const sql = createSql({ orm });
  const prepared = createPrepared({ orm });
  return {
    async findOptional({ userId }) {
      const [row] = await prepared<NightUser & { changes: UntoldChange[] }>(FIND_UNTOLD, [userId]);
      if (!row) return undefined;
      const { changes, ...user } = row;
      return { user, changes };
    },

    async listUsers({ waitedMs, limit }) {
      const rows = await sql<{ userId: UserId }>(
        `select c.user_id as "userId" from untold_changes c
         join profiles p on p.user_id = c.user_id join users u on u.id = c.user_id and not u.erasing
         where c.noted_at < now() - ? * interval '1 millisecond'
         group by c.user_id order by random() limit ?`,
        [waitedMs, limit],
      );
      return rows.map(({ userId }) => userId);
    },

    async delete({ userId, ids }) {
      if (ids.length === 0) return;
      await sql('delete from untold_changes where user_id = ? and id = any(?::uuid[])', [
        userId,
        `{${ids.join(',')}}`,
      ]);
    },
  };
}
