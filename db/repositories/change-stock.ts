import { requireRoom } from '../../domain/account/bounds.ts';
import type { Id, UserId } from '../../domain/ids.ts';
import type { HistoryEntry, StockLot } from '../../domain/inventory/lot.ts';
import { applyEntries, type Inventory, type Reservation } from '../../domain/inventory/stock.ts';
import type { ChangeResult, InventoryRepository } from '../../domain/ports/inventory-repository.ts';
import type { Sql } from '../sql.ts';
import {
  ENTRY_JSON,
  INSERT_ENTRIES,
  INSERT_LOTS,
  LOT_JSON,
  RESERVATIONS,
  UPDATE_LOTS,
} from './inventory-sql.ts';

type ChangeArgs = Parameters<InventoryRepository['change']>[0];

/**
 * Does one action on the stock, once for each `action`. `within` runs in the user's transaction, so that whatever else
 * is written there happens together with it, or not at all.
 */
export async function changeStock(within: Sql, args: ChangeArgs): Promise<ChangeResult> {
  const { userId, action, lotIds = [] } = args;
  const before = await listActionEntries(within, { userId, action });
  if (before.length > 0) {
    const lots = await listLotsById(within, { userId, ids: before.map(({ lotId }) => lotId) });
    return { status: 'repeated', lots, entries: before };
  }
  const inventory = await findInventory(within, { userId, lotIds });
  await writeChange(within, { ...args, inventory });
  const entries = await listActionEntries(within, { userId, action });
  const ids = [...entries.map(({ lotId }) => lotId), ...lotIds];
  return { status: 'done', lots: await listLotsById(within, { userId, ids }), entries };
}

/** Everything in stock, and the lots of `lotIds` although they may be used up. */
export async function findInventory(
  sql: Sql,
  { userId, lotIds }: { userId: UserId; lotIds: readonly Id[] },
): Promise<Inventory> {
  const rows = await sql<{ lot: StockLot }>(
    `select ${LOT_JSON} as lot from inventory_lots l
     where l.user_id = ? and (l.stock > 0 or l.id = any(?::uuid[])) order by l.created_at, l.id`,
    [userId, `{${lotIds.join(',')}}`],
  );
  const lots = rows.map(({ lot }) => lot);
  const isHeld = lots.some(({ reserved }) => reserved > 0);
  return { lots, reservations: isHeld ? await sql<Reservation>(RESERVATIONS, [userId]) : [] };
}

/** Lots of a user in the order of `ids`. */
export async function listLotsById(
  sql: Sql,
  { userId, ids }: { userId: UserId; ids: readonly Id[] },
): Promise<StockLot[]> {
  const rows = await sql<{ lot: StockLot }>(
    `select ${LOT_JSON} as lot from inventory_lots l where l.user_id = ? and l.id = any(?::uuid[])
     order by array_position(?::uuid[], l.id)`,
    [userId, `{${ids.join(',')}}`, `{${ids.join(',')}}`],
  );
  return rows.map(({ lot }) => lot);
}

async function listActionEntries(
  sql: Sql,
  { userId, action }: { userId: UserId; action: Id },
): Promise<HistoryEntry[]> {
  const rows = await sql<{ entry: HistoryEntry }>(
    `select ${ENTRY_JSON} as entry from inventory_entries e where e.user_id = ? and e.action = ? order by e.line`,
    [userId, action],
  );
  return rows.map(({ entry }) => entry);
}

/** Writes what `decide` makes of `inventory`; run it in the user's transaction. */
export async function writeChange(
  sql: Sql,
  { userId, action, at, decide, inventory }: ChangeArgs & { inventory: Inventory },
): Promise<void> {
  const { lots, edits, entries } = decide(inventory);
  const inStock = inventory.lots.filter(({ stock }) => stock > 0).length;
  requireRoom({ kind: 'lots', kept: inStock, adding: lots.length });
  const begun = lots.map((facts) => ({
    ...facts,
    ...{ added: 0, stock: 0, reserved: 0, revision: 0 },
    createdAt: at.toISOString(),
  }));
  // The table checks it too; here it is known which rule a line breaks.
  applyEntries({ lots: [...inventory.lots, ...begun], entries });
  if (lots.length > 0) await sql(INSERT_LOTS, [JSON.stringify(lots), userId, at]);
  if (edits.length > 0) await sql(UPDATE_LOTS, [JSON.stringify(edits), userId]);
  if (entries.length > 0) await sql(INSERT_ENTRIES, [userId, action, at, JSON.stringify(entries)]);
}
