import { Context } from '@temporalio/activity';
import { DomainError } from '../../domain/errors.ts';
import type { Id, UserId } from '../../domain/ids.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { FileStore } from '../../domain/ports/file-store.ts';
import type { GroceryImportRepository } from '../../domain/ports/grocery-import-repository.ts';
import type { GroceryImport, ImportStatus } from '../../domain/receipts/grocery-import.ts';
import { pictureKey, uploadKey } from '../../domain/receipts/import-files.ts';

/** An import as histories name it. */
export type ImportKey = { userId: UserId; importId: Id };

/** Where the import is after a step; `gone` with its account, or when its row is no more. */
export type StepResult = { status: ImportStatus | 'gone' };

/** The status alone: what was read stays out of the histories. */
export const statusOf = ({ status }: GroceryImport): StepResult => ({ status });

/** What every step of an import needs. */
export type ImportStepDeps = { imports: GroceryImportRepository; files: FileStore; clock: Clock };

/** Often enough for the heartbeat timeout of the steps, also when a worker is busy. */
const BEAT_MS = 4_000;

/**
 * Runs one step of an import: it beats while it works, so that the step of a killed worker goes on elsewhere soon,
 * and is interrupted when its worker ends.
 *
 * An eraser may have been here before what the step wrote: where the account or the import is gone, the files are
 * deleted once more.
 */
export async function runImportStep(
  { files }: Pick<ImportStepDeps, 'files'>,
  key: ImportKey,
  work: (signal: AbortSignal) => Promise<StepResult>,
): Promise<StepResult> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), BEAT_MS);
  try {
    return await work(context.cancellationSignal);
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not_found') {
      await deleteImportFiles({ files }, key);
      return { status: 'gone' };
    }
    if (context.cancellationSignal.aborted) throw interrupted(error);
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** Deletes what is kept of an import besides its row; again where nothing is. */
export async function deleteImportFiles({ files }: Pick<ImportStepDeps, 'files'>, key: ImportKey) {
  await files.delete({ key: uploadKey(key) });
  await files.delete({ key: pictureKey(key) });
}

/** A mistake is not tried again, but this is none: another worker goes on. */
const interrupted = (cause: unknown) =>
  new DomainError('unavailable', 'step_interrupted', 'The worker ended in the middle of a step.', { cause });
