import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { DomainError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';

/**
 * Runs a write of one user's data in a transaction, one at a time for each user.
 *
 * The lock on the user's row is the fence of the erasure: the eraser sets `erasing` under the same lock,
 * so no write that began earlier is still running, and none that comes later goes through. It also lets a
 * repository read before it writes (revisions, counts, the newest weighing) without a race. Foreign keys
 * of other transactions are not held up by it. Keep `work` short: no network in it.
 *
 * Throws `DomainError` of kind `not_found` (`user_gone`) when the account is being erased or is gone.
 */
export function inUserTransaction<Result>(
  { orm, userId }: { orm: MikroORM; userId: UserId },
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  return orm.em.fork().transactional(async (em) => {
    const [user] = await em.execute<{ erasing: boolean }[]>(
      'select erasing from users where id = ? for no key update',
      [userId],
    );
    if (user === undefined || user.erasing) {
      throw new DomainError('not_found', 'user_gone', 'This account is gone or is being erased.');
    }
    return await work(em);
  });
}
