import type { IsoDate } from '../calendar.ts';
import { DomainError } from '../errors.ts';
import { type InventoryChange, type LedgerEntry, roundAmount, type StockLot } from './lot.ts';

/** The part of a lot that the plan of a date counts on. */
export type Reservation = { lotId: string; planDate: IsoDate; amount: number };

/** What one person has: lots that are not used up, and what of them is reserved. */
export type Inventory = { lots: readonly StockLot[]; reservations: readonly Reservation[] };

/**
 * The lots as they are after some lines of the ledger.
 *
 * @throws DomainError conflict `not_enough_stock` when a lot would hold less than nothing, or less than is reserved.
 */
export function applyEntries({
  lots,
  entries,
}: {
  lots: readonly StockLot[];
  entries: readonly LedgerEntry[];
}): StockLot[] {
  const after = new Map(lots.map((lot) => [lot.id, lot]));
  for (const { lotId, kind, stockChange, reservedChange } of entries) {
    const lot = after.get(lotId);
    if (lot === undefined) throw lotNotFound();
    const stock = roundAmount(lot.stock + stockChange);
    const reserved = roundAmount(lot.reserved + reservedChange);
    if (stock < 0 || reserved < 0 || reserved > stock) throw notEnough();
    const added = kind === 'added' ? roundAmount(lot.added + stockChange) : lot.added;
    after.set(lotId, { ...lot, added, stock, reserved, revision: lot.revision + 1 });
  }
  return [...after.values()];
}

/** The error of every action on a lot that is not there, or not this person's. */
export const lotNotFound = () =>
  new DomainError('not_found', 'lot_not_found', 'There is no such lot in your inventory.');

const notEnough = () => new DomainError('conflict', 'not_enough_stock', 'There is not as much left of it.');

/** The lot of that id. Throws not_found `lot_not_found`. */
export function findLot({ lots }: Pick<Inventory, 'lots'>, lotId: string): StockLot {
  const lot = lots.find(({ id }) => id === lotId);
  if (lot === undefined) throw lotNotFound();
  return lot;
}

/**
 * Takes `amount` out of one lot. A person may eat what a plan counts on: as much of the reservation goes first as is
 * in the way, the plan that is furthest away first.
 *
 * @throws DomainError not_found `lot_not_found`; conflict `not_enough_stock`.
 */
export function takeFromLot({
  inventory,
  lotId,
  amount,
  entry,
}: {
  inventory: Inventory;
  lotId: string;
  amount: number;
  entry: Pick<LedgerEntry, 'kind' | 'discardReason' | 'planDate' | 'recipeId'>;
}): LedgerEntry[] {
  const lot = findLot(inventory, lotId);
  const taken = roundAmount(amount);
  if (taken > lot.stock) throw notEnough();
  const own = releaseOf({ inventory, lotId, amount: taken, isMeant: (date) => date === entry.planDate });
  const free = roundAmount(lot.stock - lot.reserved + sumOf(own));
  const others = releaseOf({
    inventory,
    lotId,
    amount: roundAmount(taken - free),
    isMeant: (date) => date !== entry.planDate,
  });
  return [...own, ...others, { lotId, ...entry, stockChange: -taken, reservedChange: 0 }];
}

const sumOf = (released: readonly LedgerEntry[]): number =>
  released.reduce((sum, { reservedChange }) => sum - reservedChange, 0);

function releaseOf({
  inventory,
  lotId,
  amount,
  isMeant,
}: {
  inventory: Inventory;
  lotId: string;
  amount: number;
  isMeant: (planDate: IsoDate) => boolean;
}): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let left = amount;
  const held = inventory.reservations.filter((one) => one.lotId === lotId && isMeant(one.planDate));
  for (const { planDate, amount: reserved } of held.sort((a, b) => (a.planDate < b.planDate ? 1 : -1))) {
    const part = roundAmount(Math.min(left, reserved));
    if (part <= 0) continue;
    left = roundAmount(left - part);
    entries.push({ lotId, kind: 'released', stockChange: 0, reservedChange: -part, planDate });
  }
  return entries;
}

/**
 * Says how much of a lot there really is. What is reserved beyond that is released.
 *
 * @throws DomainError not_found `lot_not_found`.
 */
export function correctLot({
  inventory,
  lotId,
  stock,
}: {
  inventory: Inventory;
  lotId: string;
  stock: number;
}): LedgerEntry[] {
  const lot = findLot(inventory, lotId);
  const change = roundAmount(stock - lot.stock);
  if (change < 0) {
    return takeFromLot({ inventory, lotId, amount: -change, entry: { kind: 'corrected' } });
  }
  return [{ lotId, kind: 'corrected', stockChange: change, reservedChange: 0 }];
}

/** Nothing happens but what is given. */
export const changeOf = (change: Partial<InventoryChange>): InventoryChange => ({
  lots: [],
  edits: [],
  entries: [],
  ...change,
});

/** How much of a lot may be used: all but what the plans of those dates count on that `isOthers` names. */
export function freeStock({
  reservations,
  isOthers,
}: Pick<Inventory, 'reservations'> & { isOthers: (planDate: IsoDate) => boolean }): (
  lot: StockLot,
) => number {
  const others = reservations.filter(({ planDate }) => isOthers(planDate));
  return ({ id, stock }) => {
    const held = others.filter(({ lotId }) => lotId === id).reduce((sum, { amount }) => sum + amount, 0);
    return roundAmount(Math.max(0, stock - held));
  };
}
