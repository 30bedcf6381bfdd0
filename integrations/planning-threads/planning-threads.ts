import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { DomainError } from '../../domain/errors.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import type { SelectDay, SelectionResult } from '../../domain/recipes/select-day.ts';
import type { PlanningTask, ThreadData } from './planning-task.ts';

/** Days that may wait or be chosen at once. At a few milliseconds each they take some seconds. */
const MAX_DAYS = 1000;

/**
 * A day that is not chosen by then never will be, and its thread is ended. Counted from when a thread takes it, the
 * start of the thread included: how long it waited before says nothing of it.
 */
const TIME_LIMIT_MS = 10_000;

/** By then some of the queue is done. */
const BUSY_RETRY_MS = 1000;

/** Idle threads above the first give their memory back. */
const IDLE_MS = 60_000;

/** A catalogue of thousands of recipes with its tables takes a fraction of it. */
const MAX_HEAP_MB = 512;

const THREAD = new URL('./thread.ts', import.meta.url);

/** The threads that choose days; `close` lets what has begun end, and refuses what comes later. */
export type PlanningThreads = { selectDay: SelectDay; close(): Promise<void> };

/**
 * Chooses days in threads, so that thousands of them hold up nothing else. Threads start with the first day and get
 * the catalogue once, when they start. A thread that dies fails its own day and is replaced.
 */
export function createPlanningThreads({
  catalog,
  threads = Math.max(1, availableParallelism() - 1),
  maxDays = MAX_DAYS,
  timeLimitMs = TIME_LIMIT_MS,
  maxHeapMb = MAX_HEAP_MB,
  onError,
  thread = THREAD,
}: {
  catalog: Catalog;
  threads?: number | undefined;
  maxDays?: number;
  timeLimitMs?: number;
  /** Memory of one thread; one that needs more dies alone. */
  maxHeapMb?: number;
  /** Hears of threads that fail while they choose nothing. */
  onError: (error: Error) => void;
  /** The file that each thread runs. */
  thread?: URL;
}): PlanningThreads {
  // The pool has a queue too, but its time limit would count the waiting.
  const inTurn = pLimit(threads);
  const running = new Set<Promise<SelectionResult>>();
  let pool: Piscina<PlanningTask, SelectionResult> | undefined;
  let isClosed = false;

  const open = (): Piscina<PlanningTask, SelectionResult> => {
    const workerData: ThreadData = { catalog };
    const opened = new Piscina<PlanningTask, SelectionResult>({
      filename: thread.href,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
      workerData,
    });
    return opened.on('error', onError);
  };

  return {
    async selectDay({ catalog: { version: catalogVersion }, ...input }) {
      if (isClosed || running.size >= maxDays) throw busy();
      pool ??= open();
      const opened = pool;
      const day = inTurn(() =>
        opened.run({ ...input, catalogVersion }, { signal: AbortSignal.timeout(timeLimitMs) }),
      );
      running.add(day);
      try {
        return await day;
      } finally {
        running.delete(day);
      }
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(running);
      await pool?.destroy();
    },
  };
}

const busy = (): DomainError =>
  new DomainError('unavailable', 'planning_busy', 'Too many plans are being made. Try again in a moment.', {
    retryAfterMs: BUSY_RETRY_MS,
  });
