import { createHash, randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { toInstant } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PushDevice, PushDeviceRepository } from '../../domain/ports/push-device-repository.ts';
import type { PushKind, PushTarget } from '../../domain/ports/push-gateway.ts';
import { PushDeviceEntity, type PushDeviceRow } from '../entities/push.ts';
import type { Same } from '../same.ts';
import { inUserTransaction } from '../user-transaction.ts';

true satisfies Same<PushDeviceRow['kind'], PushKind>;

/** Nobody carries more; it bounds what one account can make the gateways do. */
const MAX_DEVICES = 10;

const toDevice = ({ id, target, createdAt }: PushDeviceRow): PushDevice => ({
  id,
  target,
  createdAt: toInstant(createdAt),
});

/** Names an address. A browser may renew its keys under the same endpoint: they are not part of it. */
const hashTarget = (target: PushTarget): string =>
  createHash('sha256')
    .update(`${target.kind}:${target.kind === 'web' ? target.endpoint : target.token}`)
    .digest('hex');

/** Push devices in PostgreSQL. */
export function createPushDeviceRepository({ orm }: { orm: MikroORM }): PushDeviceRepository {
  return {
    async list({ userId }) {
      const orderBy = { createdAt: 'asc', id: 'asc' } as const;
      const rows = await orm.em.fork().find(PushDeviceEntity, { user: userId }, { orderBy });
      return rows.map(toDevice);
    },

    save: ({ userId, target, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const targetHash = hashTarget(target);
        const devices = await em.find(PushDeviceEntity, { user: userId }, { disableIdentityMap: true });
        const own = devices.find((device) => device.targetHash === targetHash);
        if (own === undefined && devices.length >= MAX_DEVICES) {
          throw new DomainError(
            'conflict',
            'too_many_devices',
            `At most ${MAX_DEVICES} devices: delete one first.`,
          );
        }
        const row: PushDeviceRow = {
          id: own?.id ?? randomUUID(),
          user: userId,
          kind: target.kind,
          target,
          targetHash,
          createdAt: own?.createdAt ?? at,
        };
        // The conflict is on the address, so that an address of another account changes hands, id included.
        await em.upsert(PushDeviceEntity, row, {
          onConflictFields: ['targetHash'],
          onConflictMergeFields: ['id', 'user', 'target', 'createdAt'],
          disableIdentityMap: true,
        });
        return { status: own === undefined ? 'registered' : 'renewed', device: toDevice(row) };
      }),

    delete: ({ userId, id }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const deleted = await em.nativeDelete(PushDeviceEntity, { id, user: userId });
        if (deleted === 0) throw new DomainError('not_found', 'device_not_found', 'There is no such device.');
      }),
  };
}
