import type { MikroORM } from '@mikro-orm/postgresql';
import type { EraseRepository } from '../../domain/ports/erase-repository.ts';
import { LoginSessionEntity, OneTimeCodeEntity } from '../entities/account.ts';
import { IdempotencyKeyEntity } from '../entities/operations.ts';
import { UserEntity } from '../entities/user.ts';

/** The account's end in PostgreSQL. */
export function createEraseRepository({ orm }: { orm: MikroORM }): EraseRepository {
  return {
    fence: ({ userId }) =>
      orm.em.fork().transactional(async (em) => {
        // The update waits for writes that hold the user's row; every later one sees `erasing`.
        await em.nativeUpdate(UserEntity, { id: userId }, { erasing: true });
        await em.nativeDelete(LoginSessionEntity, { user: userId });
      }),

    deleteUser: ({ userId }) =>
      orm.em.fork().transactional(async (em) => {
        const user = await em.findOne(UserEntity, { id: userId });
        if (!user) return;
        await em.nativeDelete(OneTimeCodeEntity, { phone: user.phone });
        await em.nativeDelete(IdempotencyKeyEntity, { scope: { $like: `${userId}:%` } });
        // Everything else hangs on the user's row and goes with it.
        await em.nativeDelete(UserEntity, { id: userId });
      }),
  };
}
