import { createRequire } from 'node:module';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
// The threads use it too, and its native libraries must stay loaded when one of them ends.
import 'sharp';
import { ReadingFailed, type ReceiptReader } from '../../../domain/ports/receipt-reader.ts';
import type { ReceiptLanguage } from './open-engine.ts';
import type { PictureReading } from './read-picture.ts';
import type { ThreadData } from './thread-data.ts';

/** Pictures that may wait or be read at once. At some seconds each they take a minute or two. */
const MAX_PICTURES = 20;

/** Counted from when a thread takes it. A large bill that lies upside down takes ten seconds on a busy machine. */
const TIME_LIMIT_MS = 90_000;

/** By then one of the queue is done. */
const BUSY_RETRY_MS = 10_000;

/** An idle thread with its languages keeps some hundred MB; it starts again within seconds. */
const IDLE_MS = 5 * 60_000;

const THREAD = new URL('./thread.ts', import.meta.url);

const { version } = createRequire(import.meta.url)('tesseract.js/package.json') as { version: string };

/**
 * Reads bills with Tesseract, on this machine and without a network.
 *
 * A thread starts with the first picture and is kept warm. One that dies, or whose reading is cancelled or takes too
 * long, fails that reading alone and is replaced. `close` cancels what is being read.
 */
export function createTesseractReader({
  languages,
  threads = 1,
  maxPictures = MAX_PICTURES,
  timeLimitMs = TIME_LIMIT_MS,
  thread = THREAD,
}: {
  /** Each takes time of every reading; a bill may mix them. */
  languages: readonly ReceiptLanguage[];
  threads?: number;
  maxPictures?: number;
  timeLimitMs?: number;
  /** The file that each thread runs. */
  thread?: URL;
}): ReceiptReader & { close(): Promise<void> } {
  // The pool has a queue too, but its time limit would count the waiting.
  const inTurn = pLimit(threads);
  const closing = new AbortController();
  const reading = new Set<Promise<PictureReading>>();
  let pool: Piscina<Uint8Array, PictureReading> | undefined;

  const open = () => {
    const workerData: ThreadData = { languages };
    return new Piscina<Uint8Array, PictureReading>({
      filename: thread.href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      workerData,
      // A thread that dies while it reads nothing is replaced when the next picture comes.
    }).on('error', () => undefined);
  };

  const readInTurn = async (bytes: Uint8Array, signal: AbortSignal): Promise<PictureReading> => {
    signal.throwIfAborted();
    pool ??= open();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
    return await pool.run(bytes, { signal: limit });
  };

  return {
    name: `tesseract ${version}`,
    async read({ picture, signal }) {
      if (closing.signal.aborted || reading.size >= maxPictures) throw busy();
      const either = AbortSignal.any([signal, closing.signal]);
      const result = inTurn(() => readInTurn(picture.bytes, either));
      reading.add(result);
      try {
        const outcome = await result;
        if (outcome.status === 'unreadable')
          throw new ReadingFailed('Not a picture.', { isRetryable: false });
        return outcome.lines;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof ReadingFailed) throw error;
        throw new ReadingFailed('The thread that read the picture ended.', { isRetryable: true });
      } finally {
        reading.delete(result);
      }
    },
    async close() {
      closing.abort();
      await Promise.allSettled(reading);
      await pool?.destroy();
    },
  };
}

const busy = (): ReadingFailed =>
  new ReadingFailed('Too many pictures are being read.', { isRetryable: true, retryAfterMs: BUSY_RETRY_MS });
