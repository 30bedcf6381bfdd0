import { describe, expect, it } from 'vitest';
import { estimateSkew } from '../../../../integrations/receipts/tesseract/estimate-skew.ts';
import { estimateTextHeight } from '../../../../integrations/receipts/tesseract/estimate-text-height.ts';
import { findInk, inkLimit, rowProfile } from '../../../../integrations/receipts/tesseract/ink.ts';
import { likelyLies, straighten } from '../../../../integrations/receipts/tesseract/straighten.ts';
import { stripedPicture } from '../../../support/striped-picture.ts';

describe('straightening a picture', () => {
  it.each([-14, -7.3, -1, 0, 0.6, 3, 9.9, 13])(
    'finds that it must be turned back by %d°',
    async (degrees) => {
      const ink = findInk(await stripedPicture({ barHeight: 12, degrees }));
      const found = estimateSkew(ink).degrees;
      expect(Math.abs(found + degrees)).toBeLessThanOrEqual(0.2);
    },
  );

  it.each([8, 14, 30])('finds lines that are %i px high', async (barHeight) => {
    const ink = findInk(await stripedPicture({ barHeight }));
    expect(estimateTextHeight(rowProfile({ ink, degrees: 0 }))).toBe(barHeight);
  });

  it('finds no lines where there is no ink', () => {
    const ink = findInk({ pixels: new Uint8Array(100 * 100).fill(255), width: 100, height: 100 });
    expect(estimateTextHeight(rowProfile({ ink, degrees: 0 }))).toBeUndefined();
  });

  it.each([
    { degrees: 4, first: [0, 180] },
    { degrees: 94, first: [90, 270] },
  ])(
    'tries the sides up first at which rows part, of a picture turned by $degrees°',
    async ({ degrees, first }) => {
      const lies = await likelyLies(await stripedPicture({ barHeight: 12, degrees }));
      expect(lies.map(({ turn }) => turn).toSorted((a, b) => a - b)).toEqual([0, 90, 180, 270]);
      expect(lies.slice(0, 2).map(({ turn }) => turn)).toEqual(first);
    },
  );

  it('makes text of any size as high as it is read best', async () => {
    for (const barHeight of [10, 40]) {
      const picture = await stripedPicture({ barHeight });
      const lie = { turn: 0, degrees: 0, sharpness: 1 } as const;
      const { straightening } = await straighten({ picture, lie });
      expect((straightening.scaled.height / picture.height) * barHeight).toBeCloseTo(26, -0.3);
    }
  });

  it('parts ink from paper between them', () => {
    const limit = inkLimit(Uint8Array.from([...Array(90).fill(230), ...Array(10).fill(60)]));
    expect(limit).toBeGreaterThan(60);
    expect(limit).toBeLessThanOrEqual(230);
  });
});
