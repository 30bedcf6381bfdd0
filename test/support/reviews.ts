import type { Review } from '../../domain/receipts/grocery-import.ts';
import type { ReviewLine } from '../../domain/receipts/review-line.ts';

/** Paneer as a bill has it, sure in all, with what a test says of it. */
export const aLine = (change: Partial<ReviewLine> = {}): ReviewLine => ({
  position: 1,
  text: 'PANEER 500G  2.49',
  name: 'PANEER',
  amount: { quantity: 500, unit: 'g' },
  price: 2.49,
  confidence: 0.95,
  candidates: [{ foodId: 'paneer', likeness: 1 }],
  suggestion: { action: 'add', foodId: 'paneer', quantity: 500, unit: 'g', amount: 500, measure: 'g' },
  doubts: [],
  ...change,
});

/** A bill with one line, as it waits for a person. */
export const aReview = (change: Partial<Review> = {}): Review => ({
  lines: [aLine()],
  charges: [],
  total: 2.49,
  currency: 'EUR',
  boughtOn: '2026-11-20',
  shop: 'Corner shop',
  ...change,
});
