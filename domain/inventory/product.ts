import { z } from 'zod';
import { Barcode } from './barcode.ts';
import { LotName, StockMeasure } from './lot.ts';

/** What a person says that a barcode stands for: one package of it. */
export const ProductInput = z
  .object({
    name: LotName,
    foodId: z
      .string()
      .max(80)
      .optional()
      .meta({ description: 'A food of the catalogue; then `measure` is `g`' }),
    measure: StockMeasure.default('g'),
    amount: z
      .number()
      .min(0.001)
      .max(100_000)
      .meta({ description: 'What one package holds, in the measure' }),
  })
  .meta({ id: 'ProductInput', description: 'What a barcode stands for' });
export type ProductInput = z.infer<typeof ProductInput>;

export const Product = ProductInput.extend({ barcode: Barcode, measure: StockMeasure }).meta({
  id: 'Product',
  description: 'What a barcode stands for, as you said',
});
export type Product = z.infer<typeof Product>;
