import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { IsoDate } from '../../domain/calendar.ts';
import type { Id, UserId } from '../../domain/ids.ts';
import type { HistoryEntry, StockLot } from '../../domain/inventory/lot.ts';
import { reserveForPlan } from '../../domain/inventory/plan-stock.ts';
import { changeOf, lotNotFound } from '../../domain/inventory/stock.ts';
import type { InventoryRepository } from '../../domain/ports/inventory-repository.ts';
import { createSql, type Sql, sqlOf } from '../sql.ts';
import { inUserTransaction } from '../user-transaction.ts';
import { changeStock, findInventory, listLotsById, writeChange } from './change-stock.ts';
import { ENTRY_JSON, LOT_JSON } from './inventory-sql.ts';

/** What people have at home, in PostgreSQL. */
export function createInventoryRepository({ orm }: { orm: MikroORM }): InventoryRepository {
  const sql = createSql({ orm });
  return {
    change: (args) => inUserTransaction({ orm, userId: args.userId }, (em) => changeStock(sqlOf(em), args)),

    reserve: (args) => reserve({ orm, ...args }),

    findInventory: ({ userId }) => findInventory(sql, { userId, lotIds: [] }),

    async findLot({ userId, id }) {
      const [lot] = await listLotsById(sql, { userId, ids: [id] });
      if (lot === undefined) throw lotNotFound();
      return lot;
    },

    async listLots({ userId, place, after, limit }) {
      const rows = await sql<{ lot: StockLot }>(
        `select ${LOT_JSON} as lot from inventory_lots l where l.user_id = ? and l.stock > 0
           and (?::text is null or l.place = ?) and (coalesce(l.best_before, 'infinity'), l.id) > (?::date, ?::uuid)
         order by coalesce(l.best_before, 'infinity'), l.id limit ?`,
        [userId, place ?? null, place ?? null, ...placeAfter(after), limit],
      );
      return rows.map(({ lot }) => lot);
    },

    async listHistory({ userId, lotId, before, limit }) {
      const rows = await sql<{ entry: HistoryEntry }>(
        `select ${ENTRY_JSON} as entry from inventory_entries e where e.user_id = ?
           and (?::uuid is null or e.lot_id = ?) and (?::bigint is null or e.position < ?)
         order by e.position desc limit ?`,
        [userId, lotId ?? null, lotId ?? null, before ?? null, before ?? null, limit],
      );
      return rows.map(({ entry }) => entry);
    },

    async listPricedLots({ userId }) {
      const rows = await sql<{ lot: StockLot }>(
        `select distinct on (l.food_id) ${LOT_JSON} as lot from inventory_lots l
         where l.user_id = ? and l.price is not null and l.food_id is not null and l.measure = 'g' and l.added > 0
         order by l.food_id, l.bought_on desc, l.created_at desc`,
        [userId],
      );
      return rows.map(({ lot }) => lot);
    },

    listCooked: ({ userId, planDate }) => listCooked(sql, { userId, planDate }),
  };
}

async function listCooked(
  sql: Sql,
  { userId, planDate }: { userId: UserId; planDate: IsoDate },
): Promise<string[]> {
  const rows = await sql<{ recipeId: string }>(
    `select distinct recipe_id as "recipeId" from inventory_entries
     where user_id = ? and kind = 'consumed' and plan_date = ? and recipe_id is not null`,
    [userId, planDate],
  );
  return rows.map(({ recipeId }) => recipeId);
}

async function reserve({
  orm,
  userId,
  localDate,
  dishes,
  at,
}: { orm: MikroORM } & Parameters<InventoryRepository['reserve']>[0]): Promise<void> {
  // Most people keep no inventory: they need no lock and no transaction.
  const looked = await findInventory(createSql({ orm }), { userId, lotIds: [] });
  if (looked.lots.length === 0) return;
  await inUserTransaction({ orm, userId }, async (em) => {
    const within = sqlOf(em);
    const inventory = await findInventory(within, { userId, lotIds: [] });
    const cooked = new Set(await listCooked(within, { userId, planDate: localDate }));
    const due = dishes.filter(({ recipeId }) => !cooked.has(recipeId));
    const decide = () => changeOf({ entries: reserveForPlan({ inventory, localDate, dishes: due }) });
    await writeChange(within, { userId, action: randomUUID(), at, decide, inventory });
  });
}

const placeAfter = (after: { bestBefore: string | null; id: Id } | undefined) =>
  after === undefined
    ? ['-infinity', '00000000-0000-0000-0000-000000000000']
    : [after.bestBefore ?? 'infinity', after.id];
