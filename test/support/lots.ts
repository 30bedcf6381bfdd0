import type { StockLot } from '../../domain/inventory/lot.ts';

/** Eggs in the fridge, with what a test says of them. `stock` is what was added. */
export const aLot = (change: Partial<StockLot> & { id: string; stock: number }): StockLot => ({
  foodId: 'eggs',
  name: 'Eggs',
  measure: 'g',
  unit: 'piece',
  unitSize: 50,
  place: 'fridge',
  boughtOn: '2026-11-20',
  added: change.stock,
  reserved: 0,
  revision: 1,
  createdAt: '2026-11-20T10:00:00.000Z',
  ...change,
});
