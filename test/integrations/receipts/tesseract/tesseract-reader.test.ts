import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ReadingFailed } from '../../../../domain/ports/receipt-reader.ts';
import { TextLine } from '../../../../domain/receipts/text-line.ts';
import { createTesseractReader } from '../../../../integrations/receipts/tesseract/tesseract-reader.ts';
import { describeReceiptReader } from '../../../contracts/receipt-reader.ts';
import { BILLS_DIRECTORY } from '../../../receipts/bill.ts';

const FAULTY = new URL('./faulty-thread.ts', import.meta.url);
const never = new AbortController().signal;
const aPicture = { bytes: new Uint8Array(1), mediaType: 'image/png' } as const;
const bill = (file: string) =>
  ({ bytes: readFileSync(new URL(file, BILLS_DIRECTORY)), mediaType: 'image/jpeg' }) as const;

describeReceiptReader({
  name: 'Tesseract',
  start: async () => {
    const reader = createTesseractReader({ languages: ['eng'] });
    return { reader, showing: () => undefined, stop: reader.close };
  },
});

describe('reading a bill with Tesseract', () => {
  const reader = createTesseractReader({ languages: ['eng'] });
  afterAll(() => reader.close());

  it('says where each line is, and writes nothing into the working directory', async () => {
    const before = readdirSync('.');
    const lines = await reader.read({ picture: bill('en-us-2-clean.jpg'), signal: never });
    const tops = lines.map((line) => TextLine.parse(line).region?.top ?? Number.NaN);
    expect(tops.length).toBeGreaterThan(10);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(readdirSync('.')).toEqual(before);
  }, 60_000);

  it('says of bytes that are no picture that they never can be read', async () => {
    const failure = reader.read({ picture: aPicture, signal: never });
    await expect(failure).rejects.toMatchObject({ name: 'ReadingFailed', isRetryable: false });
  });
});

describe('the thread of a reader', () => {
  const opened: ReturnType<typeof createTesseractReader>[] = [];
  const open = (options: Partial<Parameters<typeof createTesseractReader>[0]> = {}) => {
    const reader = createTesseractReader({ languages: ['eng'], thread: FAULTY, ...options });
    opened.push(reader);
    /** What `faulty-thread.ts` does is told by the picture's bytes. */
    return (deed: string, signal = never) =>
      reader.read({ picture: { ...aPicture, bytes: Buffer.from(deed) }, signal });
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()));
  });

  it.each(['throw', 'exit', 'reject outside'])(
    'fails only its own reading when it does: %s',
    async (deed) => {
      const read = open();
      await expect(read(deed)).rejects.toMatchObject({ name: 'ReadingFailed', isRetryable: true });
      expect(await read('say hello')).toMatchObject([{ text: 'hello' }]);
    },
  );

  it('is ended when its reading takes too long, and the next one is read', async () => {
    const read = open({ timeLimitMs: 1500 });
    await expect(read('spin')).rejects.toBeInstanceOf(ReadingFailed);
    expect(await read('say hello')).toMatchObject([{ text: 'hello' }]);
  });

  it('is ended when nobody wants its reading any more; the reason is what the caller gets', async () => {
    const read = open();
    const control = new AbortController();
    const reason = new Error('not wanted');
    const reading = read('spin', control.signal);
    const next = read('say hello');
    setTimeout(() => control.abort(reason), 300);
    await expect(reading).rejects.toBe(reason);
    expect(await next).toMatchObject([{ text: 'hello' }]);
    await expect(read('say hello', AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('lets some pictures wait and refuses more for now', async () => {
    const read = open({ maxPictures: 2 });
    const taken = [read('say one'), read('say two')];
    await expect(read('say three')).rejects.toMatchObject({ isRetryable: true, retryAfterMs: 10_000 });
    await Promise.all(taken);
    expect(await read('say three')).toMatchObject([{ text: 'three' }]);
  });

  it('ends what it reads when the reader is closed', async () => {
    const reader = createTesseractReader({ languages: ['eng'], thread: FAULTY });
    const reading = reader.read({ picture: { ...aPicture, bytes: Buffer.from('spin') }, signal: never });
    const failure = expect(reading).rejects.toMatchObject({ name: 'ReadingFailed', isRetryable: true });
    await reader.close();
    await failure;
  });
});
