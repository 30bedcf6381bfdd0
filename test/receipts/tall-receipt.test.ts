import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { parseReceipt } from '../../domain/receipts/parse-receipt.ts';
import { preparePicture } from '../../integrations/pictures/prepare-picture.ts';
import { createTesseractReader } from '../../integrations/receipts/tesseract/tesseract-reader.ts';
import { BILLS_TODAY } from './bill.ts';
import { drawTallReceipt, TALL_RECEIPT } from './tall-receipt.ts';

const TIMEOUT_MS = 90_000;

describe('a tall receipt with a barcode, a card slip and print that shines through', () => {
  const reader = createTesseractReader({ languages: ['eng', 'deu'] });
  afterAll(() => reader.close());

  test.each([0, 90])(
    'is read with all its prices and its total when the picture is turned by %i°',
    async (turn) => {
      const bytes = await sharp(drawTallReceipt()).rotate(turn).png().toBuffer();
      const prepared = await preparePicture({ bytes });
      if (prepared.status !== 'prepared') throw new Error(prepared.code);
      const lines = await reader.read({ picture: prepared.picture, signal: AbortSignal.timeout(TIMEOUT_MS) });
      const parsed = parseReceipt({ lines, today: BILLS_TODAY });
      expect(parsed).toMatchObject({ status: 'receipt', total: TALL_RECEIPT.total });
      const prices = parsed.status === 'receipt' ? parsed.items.map(({ price }) => price) : [];
      expect(prices).toEqual(TALL_RECEIPT.prices);
    },
    TIMEOUT_MS,
  );
});
