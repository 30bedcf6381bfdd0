import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportProgress } from '../../domain/ports/grocery-import-repository.ts';
import { isEnded } from '../../domain/receipts/grocery-import.ts';

/** How a stream looks for changes, ms. */
export type WatchTiming = {
  /** A read of one row by its key: cheap, and soon enough for an eye. */
  pollMs: number;
  /** Proxies cut connections that say nothing for half a minute or so. */
  heartbeatMs: number;
  /** After it the client connects anew: no stream is forgotten. */
  longestMs: number;
};

export const WATCH_TIMING: WatchTiming = { pollMs: 400, heartbeatMs: 15_000, longestMs: 10 * 60_000 };

/** Whether there is nothing to wait for: a person has to go on, or nobody. */
export const isSettled = ({ status }: Pick<ImportProgress, 'status'>): boolean =>
  status === 'review' || isEnded(status);

/**
 * The changes of an import as server-sent events (HTML standard, 9.2), from the first one after revision `seen` until
 * there is nothing to wait for, `signal` is aborted or the time is over. An event's id is its revision.
 */
export async function* watchProgress({
  find,
  seen,
  signal,
  timing: { pollMs, heartbeatMs, longestMs },
}: {
  find: () => Promise<ImportProgress>;
  seen: number;
  signal: AbortSignal;
  timing: WatchTiming;
}): AsyncGenerator<string, void> {
  const beganAt = performance.now();
  let last = seen;
  let spokenAt = beganAt;
  while (!signal.aborted && performance.now() - beganAt < longestMs) {
    const progress = await find();
    if (progress.revision > last) {
      last = progress.revision;
      spokenAt = performance.now();
      yield eventOf(progress);
    } else if (performance.now() - spokenAt >= heartbeatMs) {
      spokenAt = performance.now();
      yield ': waiting\n\n';
    }
    if (isSettled(progress)) return;
    await sleep(pollMs, undefined, { signal }).catch(() => {});
  }
}

const eventOf = (progress: ImportProgress): string =>
  `event: progress\nid: ${progress.revision}\ndata: ${JSON.stringify(progress)}\n\n`;

/**
 * A stream of text that is made as it is read. `close` is called once or more when nobody reads it any more. When the
 * making fails the stream ends: whoever reads connects again, and gets the error as an answer that has a status.
 */
export function textStream({
  texts,
  close,
  onError,
}: {
  texts: AsyncGenerator<string, void>;
  close: () => void;
  onError: (error: unknown) => void;
}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const next = () =>
    texts.next().catch((error: unknown) => {
      onError(error);
      return { done: true, value: undefined } as const;
    });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await next();
        if (!done) return controller.enqueue(encoder.encode(value));
        close();
        controller.close();
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
