import { z } from 'zod';
import { type StockLot, StockLot as StockLotSchema } from '../../domain/inventory/lot.ts';
import type { Food } from '../../domain/recipes/recipe.ts';

/** A lot as the app gets it. */
export const LotView = StockLotSchema.omit({ unitSize: true, added: true, stock: true, revision: true })
  .extend({
    quantity: z.number().meta({ description: 'How much is left, in `unit`' }),
    amount: z.number().meta({ description: 'How much is left, in `measure`' }),
    reserved: z.number().meta({ description: "What today's plan counts on of it, in `measure`" }),
  })
  .meta({ id: 'InventoryLot', description: 'Groceries that were bought together and are kept in one place' });
export type LotView = z.infer<typeof LotView>;

/** What the app gets of a lot. */
export function lotView(lot: StockLot): LotView {
  const { unitSize, added, stock, revision, ...shown } = lot;
  return { ...shown, quantity: Math.round((stock / unitSize) * 1000) / 1000, amount: stock };
}

/** A food to choose from. */
export const FoodSummary = z
  .object({ id: z.string(), name: z.string(), aisle: z.string(), pieceName: z.string().optional() })
  .meta({ id: 'FoodSummary', description: 'A food; `pieceName` is what one of it is called' });

/** What the app gets of a food to choose from. */
export const foodSummary = ({ id, name, aisle, units }: Food): z.infer<typeof FoodSummary> => ({
  id,
  name,
  aisle,
  ...(units.piece !== undefined && { pieceName: units.piece.name }),
});
