import { z } from 'zod';
import { LotName, StockMeasure } from './lot.ts';

/** Whether the last digit is the one that the others ask for (GS1 General Specifications, section 7.9). */
function hasCheckDigit(barcode: string): boolean {
  const digits = [...barcode].map(Number).reverse();
  const sum = digits.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** The number under a barcode: EAN-8, UPC-A, EAN-13 or GTIN-14. */
export const Barcode = z
  .string()
  .regex(/^(\d{8}|\d{12,14})$/, 'must have 8, 12, 13 or 14 digits')
  .refine(hasCheckDigit, 'is misread: its last digit does not fit the others')
  .meta({ id: 'Barcode', description: 'The number under a barcode', example: '4006381333931' });

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
