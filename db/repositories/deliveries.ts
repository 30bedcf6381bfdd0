import type { MikroORM } from '@mikro-orm/postgresql';
import type { Id } from '../../domain/ids.ts';
import type { DeliveryRepository } from '../../domain/ports/delivery-repository.ts';
import type { PushTarget } from '../../domain/ports/push-gateway.ts';
import { createSql, userGone } from '../sql.ts';

const CLAIM = `
  insert into push_deliveries (user_id, local_date, status, delivered_to, attempts, updated_at)
  select id, ?, 'pending', '[]', 1, ? from users where id = ? and not erasing
  on conflict (user_id, local_date) do update
    set attempts = push_deliveries.attempts + 1, updated_at = excluded.updated_at
    where push_deliveries.status = 'pending'
  returning delivered_to as "deliveredTo",
    coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'target', d.target) order by d.created_at, d.id)
      from push_devices d where d.user_id = push_deliveries.user_id), '[]') as devices,
    (select p.document #>> '{meals,breakfast,0,name}' from plans p
      where p.user_id = push_deliveries.user_id and p.local_date = push_deliveries.local_date) as breakfast`;

type ClaimRow = { deliveredTo: Id[]; devices: { id: Id; target: PushTarget }[]; breakfast: string | null };

/** The morning pushes in PostgreSQL: the primary key (user, local date) allows one. */
export function createDeliveryRepository({ orm }: { orm: MikroORM }): DeliveryRepository {
  const sql = createSql({ orm });
  return {
    async claim({ userId, localDate, at }) {
      const [row] = await sql<ClaimRow>(CLAIM, [localDate, at, userId]);
      if (!row) {
        const there = await sql('select 1 from push_deliveries where user_id = ? and local_date = ?', [
          userId,
          localDate,
        ]);
        if (there.length === 0) throw userGone();
        return { status: 'closed' };
      }
      const devices = row.devices.filter(({ id }) => !row.deliveredTo.includes(id));
      return {
        status: 'open',
        devices,
        deliveredTo: row.deliveredTo,
        breakfast: row.breakfast ?? undefined,
      };
    },

    async save({ userId, localDate, status, deliveredTo, lastCode, deadDevices, at }) {
      await sql(
        `update push_deliveries set status = ?, delivered_to = ?::jsonb, last_code = ?, updated_at = ?
         where user_id = ? and local_date = ?`,
        [status, JSON.stringify(deliveredTo), lastCode ?? null, at, userId, localDate],
      );
      if (deadDevices.length > 0) {
        await sql('delete from push_devices where user_id = ? and id = any(?::uuid[])', [
          userId,
          `{${deadDevices.join(',')}}`,
        ]);
      }
    },
  };
}
