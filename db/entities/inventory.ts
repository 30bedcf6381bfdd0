import { defineEntity } from '@mikro-orm/core';
import {
  DiscardReason,
  EntryKind,
  GroceryUnit,
  type Price,
  StockMeasure,
  StoragePlace,
} from '../../domain/inventory/lot.ts';
import { UserEntity } from './user.ts';

/** A lot of groceries. Its stock is what a trigger adds up from the ledger: nothing else writes these columns. */
export const InventoryLotEntity = defineEntity({
  name: 'InventoryLot',
  tableName: 'inventory_lots',
  properties: (p) => ({
    id: p.uuid().primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    foodId: p.string().length(80).nullable(),
    recipeId: p.string().length(80).nullable(),
    barcode: p.string().length(14).nullable(),
    name: p.string().length(80),
    measure: p.enum(StockMeasure.options),
    unit: p.enum(GroceryUnit.options),
    unitSize: p.double().$type<number>(),
    place: p.enum(StoragePlace.options),
    boughtOn: p.date(),
    bestBefore: p.date().nullable(),
    price: p.json<Price>().nullable(),
    added: p.decimal().precision(12).scale(3).default(0),
    stock: p.decimal().precision(12).scale(3).default(0),
    reserved: p.decimal().precision(12).scale(3).default(0),
    revision: p.integer().default(0),
    createdAt: p.datetime(),
  }),
  indexes: [
    // Partial: what is used up stays for the history, and is asked for rarely.
    {
      name: 'inventory_lots_in_stock_index',
      expression:
        'create index inventory_lots_in_stock_index on inventory_lots (user_id, best_before) where stock > 0',
    },
  ],
});

/** One line of the ledger. Append-only: a trigger of the migration refuses updates and deletes. */
export const InventoryEntryEntity = defineEntity({
  name: 'InventoryEntry',
  tableName: 'inventory_entries',
  properties: (p) => ({
    position: p.bigint().primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    lot: p.manyToOne(InventoryLotEntity).mapToPk().deleteRule('cascade'),
    /** The action that wrote it, and its place in there: the same action writes no line twice. */
    action: p.uuid(),
    line: p.integer(),
    kind: p.enum(EntryKind.options),
    stockChange: p.decimal().precision(12).scale(3),
    reservedChange: p.decimal().precision(12).scale(3),
    discardReason: p.enum(DiscardReason.options).nullable(),
    place: p.enum(StoragePlace.options).nullable(),
    planDate: p.date().nullable(),
    recipeId: p.string().length(80).nullable(),
    at: p.datetime(),
  }),
  indexes: [{ properties: ['lot', 'position'] }, { properties: ['user', 'position'] }],
  uniques: [{ properties: ['user', 'action', 'line'] }],
});

/** What a barcode stands for, as one person said. */
export const UserProductEntity = defineEntity({
  name: 'UserProduct',
  tableName: 'user_products',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    barcode: p.string().length(14).primary(),
    name: p.string().length(80),
    foodId: p.string().length(80).nullable(),
    measure: p.enum(StockMeasure.options),
    amount: p.double().$type<number>(),
    updatedAt: p.datetime(),
  }),
});
