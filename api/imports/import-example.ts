import type { ImportView } from './import-view.ts';

/** A bill with one line that is sure and one that somebody has to look at. */
export const IMPORT_EXAMPLE: ImportView = {
  id: '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a',
  kind: 'bill',
  mediaType: 'image/jpeg',
  status: 'review',
  reader: 'tesseract',
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:04.000Z',
  review: {
    shop: 'Corner shop',
    boughtOn: '2026-11-21',
    currency: 'EUR',
    total: 4.48,
    charges: [],
    sum: { status: 'agrees' },
    lines: [
      {
        position: 1,
        text: 'PANEER 500G          2.49',
        name: 'PANEER',
        amount: { quantity: 500, unit: 'g' },
        price: 2.49,
        confidence: 0.97,
        region: { left: 0.08, top: 0.31, width: 0.84, height: 0.03 },
        candidates: [{ food: { id: 'paneer', name: 'Paneer', aisle: 'dairy_and_eggs' }, likeness: 1 }],
        suggestion: { action: 'add', foodId: 'paneer', quantity: 500, unit: 'g', amount: 500, measure: 'g' },
        doubts: [],
      },
      {
        position: 2,
        text: 'ORG BABY SPNCH       1.99',
        name: 'ORG BABY SPNCH',
        price: 1.99,
        confidence: 0.88,
        region: { left: 0.08, top: 0.35, width: 0.84, height: 0.03 },
        candidates: [{ food: { id: 'spinach', name: 'Spinach', aisle: 'produce' }, likeness: 0.62 }],
        suggestion: { action: 'ask' },
        doubts: ['food', 'amount'],
      },
    ],
  },
};

/** What somebody decides about it. */
export const CONFIRMATION_EXAMPLE = {
  lines: [
    { position: 1, action: 'add', foodId: 'paneer', quantity: 500, unit: 'g' },
    { position: 2, action: 'add', foodId: 'spinach', quantity: 140, unit: 'g', place: 'fridge' },
  ],
  more: [{ name: 'Birthday cake', quantity: 1, unit: 'piece', price: 12.5 }],
} as const;
