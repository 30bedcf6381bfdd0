import { describe, expect, it } from 'vitest';
import { estimateSkew } from '../../../../integrations/receipts/tesseract/estimate-skew.ts';
import { findInk, inkLimit } from '../../../../integrations/receipts/tesseract/ink.ts';
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

  it.each([
    { degrees: 4, order: [0, 180, 90, 270] },
    { degrees: 94, order: [0, 90, 270, 180] },
  ])(
    'tries a picture as it is first, then the sides up at which rows part, turned by $degrees°',
    async ({ degrees, order }) => {
      const lies = await likelyLies(await stripedPicture({ barHeight: 12, degrees }));
      expect(lies.map(({ turn }) => turn)).toEqual(order);
    },
  );

  it('makes letters of any size as high as they are read best', async () => {
    for (const letterHeight of [10, 40]) {
      const picture = await stripedPicture({ barHeight: letterHeight });
      const lie = { turn: 0, degrees: 0, sharpness: 1 } as const;
      const { straightening } = await straighten({ picture, lie, letterHeight, limit: 128 });
      expect((straightening.scaled.height / picture.height) * letterHeight).toBeCloseTo(26, -0.3);
    }
  });

  it('bounds the pixels of a page whose letters are tiny', async () => {
    const picture = { pixels: new Uint8Array(4000 * 2000).fill(255), width: 4000, height: 2000 };
    const lie = { turn: 0, degrees: 0, sharpness: 1 } as const;
    const { straightening } = await straighten({ picture, lie, letterHeight: 6, limit: 128 });
    const { width, height } = straightening.straightened;
    expect(width * height).toBeLessThanOrEqual(9_100_000);
  });

  it('parts ink from paper between them', () => {
    const limit = inkLimit(Uint8Array.from([...Array(90).fill(230), ...Array(10).fill(60)]));
    expect(limit).toBeGreaterThan(60);
    expect(limit).toBeLessThanOrEqual(230);
  });
});
