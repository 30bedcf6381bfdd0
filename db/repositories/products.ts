import type { MikroORM } from '@mikro-orm/postgresql';
import type { ProductRepository } from '../../domain/ports/inventory-repository.ts';
import { UserProductEntity } from '../entities/inventory.ts';
import { inUserTransaction } from '../user-transaction.ts';

/** What barcodes stand for, in PostgreSQL. */
export function createProductRepository({ orm }: { orm: MikroORM }): ProductRepository {
  return {
    async findOptional({ userId, barcode }) {
      const row = await orm.em.fork().findOne(UserProductEntity, { user: userId, barcode });
      if (row === null) return undefined;
      const { name, foodId, measure, amount } = row;
      return { barcode, name, ...(foodId != null && { foodId }), measure, amount };
    },

    save: ({ userId, product, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const { foodId = null, ...rest } = product;
        await em.upsert(
          UserProductEntity,
          { user: userId, foodId, ...rest, updatedAt: at },
          { disableIdentityMap: true },
        );
      }),
  };
}
