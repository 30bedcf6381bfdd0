import type { MikroORM } from '@mikro-orm/postgresql';
import type { Id } from '../../domain/ids.ts';
import type {
  ClaimedPlan,
  DeliveryRepository,
  EndedConnection,
} from '../../domain/ports/delivery-repository.ts';
import type { NightUser } from '../../domain/ports/night-repository.ts';
import type { PushTarget } from '../../domain/ports/push-gateway.ts';
import type { UntoldChange } from '../../domain/ports/untold-change-repository.ts';
import type { EaterPreferences } from '../../domain/profile/eater-preferences.ts';
import { createPrepared, type Statement } from '../prepared.ts';
import { createSql, userGone } from '../sql.ts';
import { preferencesJson } from './plan-inputs.ts';
import { UNTOLD_JSON } from './untold-changes.ts';

/** User $1, date $2, moment $3. */
const CLAIM: Statement = {
  name: 'claim_delivery',
  text: `
  insert into push_deliveries (user_id, local_date, status, delivered_to, attempts, updated_at)
  select id, $2::date, 'pending', '[]', 1, $3::timestamptz from users where id = $1 and not erasing
  on conflict (user_id, local_date) do update
    set attempts = push_deliveries.attempts + 1, updated_at = excluded.updated_at
    where push_deliveries.status = 'pending'
  returning delivered_to as "deliveredTo",
    coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'target', d.target) order by d.created_at, d.id)
      from push_devices d where d.user_id = push_deliveries.user_id), '[]') as devices,
    (select jsonb_build_object('meals', p.document->'meals', 'choices', p.document->'choices') from plans p
      where p.user_id = push_deliveries.user_id and p.local_date = push_deliveries.local_date) as plan,
    ${preferencesJson('push_deliveries.user_id')} as preferences,
    (select jsonb_build_object('timeZone', f.time_zone, 'wakeUpTime', f.wake_up_time) from profiles f
      where f.user_id = push_deliveries.user_id) as "wakeUp",
    coalesce((select jsonb_agg(${UNTOLD_JSON} order by c.noted_at, c.id)
      from untold_changes c where c.user_id = push_deliveries.user_id), '[]') as untold,
    coalesce((select jsonb_agg(jsonb_build_object('provider', c.provider, 'status', c.status) order by c.provider)
      from provider_connections c where c.user_id = push_deliveries.user_id and c.status <> 'active'
        and c.told_at is null), '[]') as ended`,
};

/** User $1, date $2, status $3, devices that have it $4, code $5, moment $6. */
const SAVE_DELIVERY: Statement = {
  name: 'save_delivery',
  text: `
  update push_deliveries set status = $3, delivered_to = $4::jsonb, last_code = $5, updated_at = $6
  where user_id = $1 and local_date = $2`,
};

type ClaimRow = {
  deliveredTo: Id[];
  devices: { id: Id; target: PushTarget }[];
  plan: ClaimedPlan | null;
  preferences: EaterPreferences | null;
  wakeUp: Pick<NightUser, 'timeZone' | 'wakeUpTime'> | null;
  untold: UntoldChange[];
  ended: EndedConnection[];
};

/** The morning pushes in PostgreSQL: the primary key (user, local date) allows one. */
export function createDeliveryRepository({ orm }: { orm: MikroORM }): DeliveryRepository {
  const sql = createSql({ orm });
  const prepared = createPrepared({ orm });
  return {
    async claim({ userId, localDate, at }) {
      const [row] = await prepared<ClaimRow>(CLAIM, [userId, localDate, at]);
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
        plan: row.plan ?? undefined,
        preferences: row.preferences ?? undefined,
        wakeUp: row.wakeUp ?? undefined,
        untold: row.untold,
        ended: row.ended,
      };
    },

    async save({ userId, localDate, status, deliveredTo, lastCode, deadDevices, told, at }) {
      await prepared(SAVE_DELIVERY, [
        ...[userId, localDate, status, JSON.stringify(deliveredTo), lastCode ?? null, at],
      ]);
      for (const { provider, status: ending } of told) {
        // As it was told: one that has been connected since, and has ended again, is news.
        await sql(
          'update provider_connections set told_at = ? where user_id = ? and provider = ? and status = ?',
          [at, userId, provider, ending],
        );
      }
      if (deadDevices.length > 0) {
        await sql('delete from push_devices where user_id = ? and id = any(?::uuid[])', [
          userId,
          `{${deadDevices.join(',')}}`,
        ]);
      }
    },
  };
}
