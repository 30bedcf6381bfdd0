import type { Clock } from '../../domain/ports/clock.ts';
import type { ItemSpotter, ReceiptReader } from '../../domain/ports/receipt-reader.ts';
import type { ReceiptLanguage } from './tesseract/open-engine.ts';
import { createTesseractReader } from './tesseract/tesseract-reader.ts';
import { createItemSpotter } from './vision/item-spotter.ts';
import { createVisionReader } from './vision/vision-reader.ts';

/** What reads pictures. `items` is undefined where no model is configured: photos of food cannot be read then. */
export type ReceiptReaders = {
  bills: ReceiptReader;
  items: ItemSpotter | undefined;
  /** Cancels what is being read. */
  close(): Promise<void>;
};

/** As `VISION_MODEL` says it. */
type VisionSettings = {
  baseUrl: string;
  model: string;
  apiKey?: string;
  timeoutSeconds: number;
  maxTokens: number;
  readsBills: boolean;
};

/**
 * The readers that the settings name. Bills are read by Tesseract unless the model is to read them; a thread of it
 * starts with the first picture.
 */
export function createReceiptReaders({
  languages,
  vision,
  threads = 1,
  clock,
}: {
  languages: readonly ReceiptLanguage[];
  vision: VisionSettings | undefined;
  /** Bills that Tesseract reads at once. */
  threads?: number;
  clock: Clock;
}): ReceiptReaders {
  const model = vision && { ...vision, timeoutMs: vision.timeoutSeconds * 1000, clock };
  const items = model && createItemSpotter(model);
  if (model?.readsBills) return { bills: createVisionReader(model), items, close: async () => undefined };
  const { close, ...bills } = createTesseractReader({ languages, threads });
  return { bills, items, close };
}
