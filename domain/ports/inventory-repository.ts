import type { IsoDate } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import type { DishToMake } from '../inventory/day-supply.ts';
import type { HistoryEntry, InventoryChange, StockLot, StoragePlace } from '../inventory/lot.ts';
import type { Product } from '../inventory/product.ts';
import type { Inventory } from '../inventory/stock.ts';

/** Where a page of lots ended. */
export type LotPosition = { bestBefore: IsoDate | null; id: Id };

/** `repeated`: the action was done before, and nothing was done now. */
export type ChangeResult = {
  status: 'done' | 'repeated';
  /** The lots that the action is about, as they are now. */
  lots: StockLot[];
  entries: HistoryEntry[];
};

/**
 * What people have at home. Writes throw `DomainError` not_found `user_gone` when the account is gone or is being
 * erased.
 */
export type InventoryRepository = {
  /**
   * Does one action: `decide` says what it does to what is there, and it happens completely or not at all. One action
   * at a time for each user, so that what `decide` saw is still true when it is written. `action` is done once
   * however often it comes. `lotIds` are lots to look at although they may be used up.
   *
   * @throws what `decide` throws; conflict `not_enough_stock`.
   */
  change(args: {
    userId: UserId;
    action: Id;
    lotIds?: readonly Id[];
    at: Date;
    decide: (inventory: Inventory) => InventoryChange;
  }): Promise<ChangeResult>;
  /**
   * Reserves what the dishes of a day need and the stock has, leftovers before ingredients, and lets go of what earlier
   * plans held. Dishes that were cooked need nothing any more. Any number of calls is as one.
   */
  reserve(args: {
    userId: UserId;
    localDate: IsoDate;
    dishes: readonly DishToMake[];
    at: Date;
  }): Promise<void>;
  /** Everything that is in stock. */
  findInventory(args: { userId: UserId }): Promise<Inventory>;
  /** Throws not_found `lot_not_found`. */
  findLot(args: { userId: UserId; id: Id }): Promise<StockLot>;
  /** Lots in stock, what spoils first at the front and what keeps at the end. */
  listLots(args: {
    userId: UserId;
    place?: StoragePlace | undefined;
    after?: LotPosition | undefined;
    limit: number;
  }): Promise<StockLot[]>;
  /** Lines of the ledger, the newest first, before `before`. */
  listHistory(args: {
    userId: UserId;
    lotId?: Id | undefined;
    before?: number | undefined;
    limit: number;
  }): Promise<HistoryEntry[]>;
  /** The newest lot with a price of each food, used up or not. */
  listPricedLots(args: { userId: UserId }): Promise<StockLot[]>;
  /** The recipes that were cooked for the plan of a date, as far as something was taken from the stock. */
  listCooked(args: { userId: UserId; planDate: IsoDate }): Promise<string[]>;
};

/** What barcodes stand for, by each person's own word. */
export type ProductRepository = {
  findOptional(args: { userId: UserId; barcode: string }): Promise<Product | undefined>;
  save(args: { userId: UserId; product: Product; at: Date }): Promise<void>;
};
