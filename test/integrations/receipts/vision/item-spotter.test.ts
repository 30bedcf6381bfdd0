import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadingFailed } from '../../../../domain/ports/receipt-reader.ts';
import { createItemSpotter } from '../../../../integrations/receipts/vision/item-spotter.ts';
import { startVisionModel } from '../../../support/vision-model.ts';

const picture = { bytes: Buffer.from('a photo'), mediaType: 'image/jpeg' } as const;

describe('finding food in a photo', () => {
  let server: Awaited<ReturnType<typeof startVisionModel>>;
  beforeAll(async () => {
    server = await startVisionModel({ says: { items: [] } });
  });
  afterAll(() => server.stop());
  const spot = (items: unknown) => {
    server.say({ items });
    return createItemSpotter(server.model()).spot({ picture, signal: new AbortController().signal });
  };

  it('gives each item with its amount and how sure the model is', async () => {
    const items = await spot([
      { name: 'tomato', quantity: 4, unit: 'piece', confidence: 0.9 },
      { name: 'milk', quantity: 1000, unit: 'ml', confidence: 0.7 },
      { name: 'rice', quantity: null, unit: null, confidence: 0.4 },
    ]);
    expect(items).toEqual([
      { name: 'tomato', quantity: 4, unit: 'piece', confidence: 0.9 },
      { name: 'milk', quantity: 1000, unit: 'ml', confidence: 0.7 },
      { name: 'rice', confidence: 0.4 },
    ]);
  });

  it('gives nothing for a photo without food', async () => {
    expect(await spot([])).toEqual([]);
  });

  it.each([
    { title: 'a number as text', item: { quantity: '3' }, amount: { quantity: 3 } },
    { title: 'a negative amount', item: { quantity: -2 }, amount: {} },
    { title: 'an endless amount', item: { quantity: 1e300 }, amount: {} },
    { title: 'an amount that is no number', item: { quantity: 'some' }, amount: {} },
    { title: 'a unit that is no text', item: { quantity: 2, unit: 7 }, amount: { quantity: 2 } },
  ])('makes of $title what can be made of it', async ({ item, amount }) => {
    expect(await spot([{ name: 'egg', confidence: 0.8, ...item }])).toEqual([
      { name: 'egg', confidence: 0.8, ...amount },
    ]);
  });

  it('leaves out what has no name, and gives up when nothing is left', async () => {
    expect(await spot([{ name: '\u200b' }, 'egg', { name: 'egg' }])).toEqual([
      { name: 'egg', confidence: 0.5 },
    ]);
    await expect(spot(['egg', 7])).rejects.toMatchObject({ name: 'ReadingFailed', isRetryable: true });
  });

  it('gives items of bounded text and finite numbers, or fails, whatever the model says', async () => {
    const anyItem = fc.oneof(
      fc.record(
        {
          name: fc.string({ maxLength: 300 }),
          quantity: fc.double(),
          unit: fc.string(),
          confidence: fc.double(),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyItem, { maxLength: 120 }), async (raw) => {
        const items = await spot(raw).catch((error: unknown) => error);
        if (items instanceof ReadingFailed) return;
        if (!Array.isArray(items)) throw items;
        for (const item of items) {
          expect([...item.name].length).toBeLessThanOrEqual(80);
          expect(item.name).toMatch(/\S/);
          expect(item.confidence).toBeGreaterThanOrEqual(0);
          expect(item.confidence).toBeLessThanOrEqual(1);
          if (item.quantity !== undefined) expect(item.quantity).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
