import type { MikroORM } from '@mikro-orm/postgresql';
import { requireRoom } from '../../domain/account/bounds.ts';
import type { ProductRepository } from '../../domain/ports/inventory-repository.ts';
import { UserProductEntity } from '../entities/inventory.ts';
import { inUserTransaction } from '../user-transaction.ts';

/** What barcodes stand for, in PostgreSQL. */
export function createProductRepository({ orm }: { orm: MikroORM }): ProductRepository {
  return {
    async findOptional({ userId, barcode }) {
      const row = await orm.em
        .fork()
        .findOne(
          UserProductEntity,
          { user: userId, barcode: { $in: formsOf(barcode) } },
          { orderBy: { updatedAt: 'desc' } },
        );
      if (row === null) return undefined;
      const { name, foodId, measure, amount } = row;
      return { barcode, name, ...(foodId != null && { foodId }), measure, amount };
    },

    save: ({ userId, product, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const { foodId = null, ...rest } = product;
        const others = { user: userId, barcode: { $ne: product.barcode } };
        requireRoom({ kind: 'products', kept: await em.count(UserProductEntity, others), adding: 1 });
        await em.upsert(
          UserProductEntity,
          { user: userId, foodId, ...rest, updatedAt: at },
          { disableIdentityMap: true },
        );
      }),
  };
}

/** Forms in which a barcode was kept before all were brought to one: UPC-A, and 14 digits. */
const formsOf = (barcode: string): string[] => [
  barcode,
  barcode.padStart(14, '0'),
  ...(/^0\d{12}$/.test(barcode) ? [barcode.slice(1)] : []),
];
