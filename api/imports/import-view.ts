import { z } from 'zod';
import { checkSum, SumCheck } from '../../domain/receipts/check-sum.ts';
import {
  type GroceryImport,
  GroceryImport as GroceryImportSchema,
  Review,
} from '../../domain/receipts/grocery-import.ts';
import { ReviewLine } from '../../domain/receipts/review-line.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import { FoodSummary, foodSummary } from '../inventory/lot-view.ts';
import { importMessage } from './import-messages.ts';

const LineView = ReviewLine.omit({ candidates: true })
  .extend({
    candidates: z
      .array(z.object({ food: FoodSummary, likeness: z.number() }))
      .meta({ description: 'Foods that may be meant, best first, at most five' }),
  })
  .meta({
    id: 'ImportLine',
    description: 'A line as it was read, with what it probably means. Its texts are text: show them as such',
  });

const ReviewView = Review.extend({ lines: z.array(LineView), sum: SumCheck }).meta({
  id: 'ImportReview',
  description: 'What was read, for you to confirm or correct',
});

/** An import in a list. */
export const ImportSummary = GroceryImportSchema.omit({ review: true, reader: true, revision: true })
  .extend({
    message: z.string().optional().meta({ description: 'Why it ended without stock, for people' }),
    shop: z.string().optional(),
    boughtOn: Review.shape.boughtOn,
    total: z.number().optional(),
    currency: z.string().optional(),
  })
  .meta({ id: 'GroceryImportSummary', description: 'A bill or photo on its way to your stock' });
type ImportSummary = z.infer<typeof ImportSummary>;

/** An import as the app gets it. */
export const ImportView = GroceryImportSchema.omit({ review: true, revision: true })
  .extend({ message: ImportSummary.shape.message, review: ReviewView.optional() })
  .meta({
    id: 'GroceryImport',
    description:
      'A bill or photo on its way to your stock; the review is there when it waits for you, and afterwards',
  });
export type ImportView = z.infer<typeof ImportView>;

const withMessage = <Stored extends GroceryImport>({ revision, ...stored }: Stored) => {
  const message = importMessage(stored);
  return { ...stored, ...(message !== undefined && { message }) };
};

/** What the app gets of an import in a list. */
export function importSummary(stored: GroceryImport): ImportSummary {
  const { review, reader, ...shown } = withMessage(stored);
  const { shop, boughtOn, total, currency } = review ?? {};
  return { ...shown, shop, boughtOn, total, currency };
}

/** What the app gets of an import. */
export function importView({ stored, catalog }: { stored: GroceryImport; catalog: Catalog }): ImportView {
  const { review, ...shown } = withMessage(stored);
  if (review === undefined) return shown;
  const lines = review.lines.map(({ candidates, ...line }) => ({
    ...line,
    candidates: candidates.flatMap(({ foodId, likeness }) => {
      const food = catalog.foods.get(foodId);
      return food === undefined ? [] : [{ food: foodSummary(food), likeness }];
    }),
  }));
  return { ...shown, review: { ...review, lines, sum: checkSum(review) } };
}
