import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type { BodyMassRepository } from '../../domain/ports/body-mass-repository.ts';
import { BodyMassEntity } from '../entities/profile.ts';
import { inUserTransaction } from '../user-transaction.ts';

/** The weight log in PostgreSQL. */
export function createBodyMassRepository({ orm }: { orm: MikroORM }): BodyMassRepository {
  return {
    async list({ userId, limit, before }) {
      const rows = await orm.em
        .fork()
        .find(
          BodyMassEntity,
          { user: userId, ...(before !== undefined && { localDate: { $lt: before } }) },
          { orderBy: { localDate: 'desc' }, limit },
        );
      return rows.map(({ localDate, massKg }) => ({ localDate, massKg }));
    },

    save: ({ userId, entry, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const row = { user: userId, ...entry, recordedAt: at };
        await em.upsert(BodyMassEntity, row, { disableIdentityMap: true });
        await followNewest({ em, userId, at });
      }),

    delete: ({ userId, localDate, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const deleted = await em.nativeDelete(BodyMassEntity, { user: userId, localDate });
        if (deleted === 0) {
          throw new DomainError('not_found', 'body_mass_not_found', 'There is no weighing on that day.');
        }
        await followNewest({ em, userId, at });
      }),
  };
}

/** Brings the profile's body mass to the newest weighing; an emptied log leaves it as it is. */
async function followNewest({
  em,
  userId,
  at,
}: {
  em: EntityManager;
  userId: UserId;
  at: Date;
}): Promise<void> {
  await em.execute(
    `update profiles set mass_kg = newest.mass_kg, revision = revision + 1, updated_at = ?
     from (select mass_kg from body_masses where user_id = ? order by local_date desc limit 1) as newest
     where user_id = ? and profiles.mass_kg <> newest.mass_kg`,
    [at, userId, userId],
  );
}
