import type { Logger } from 'pino';
import type { Id, UserId } from '../../domain/ids.ts';
import type { FileStore } from '../../domain/ports/file-store.ts';
import type { ImportControl } from '../../domain/ports/import-control.ts';
import { pictureKey, uploadKey } from '../../domain/receipts/import-files.ts';
import { describeError } from '../../telemetry/describe-error.ts';
import { patiently } from '../patiently.ts';

/**
 * What becomes of an import when its user has done something. None of these fails: the row says what is to be done, so
 * that a start that was lost is made up for by the sweep, and a decision that nobody heard of by the workflow's own end.
 */
export type ImportTriggers = {
  onReceived(args: { userId: UserId; importId: Id }): Promise<void>;
  /**
   * Deletes the files, and tells the workflow. Both delete: there may be no workflow where its start was lost, and a step
   * that runs just now may write the picture once more.
   */
  onEnded(args: { userId: UserId; importId: Id }): Promise<void>;
};

/** Tells the workflows what users do with their imports. */
export function createImportTriggers({
  control,
  files,
  logger,
}: {
  control: ImportControl;
  files: FileStore;
  logger: Logger;
}): ImportTriggers {
  const trying = (args: { userId: UserId; importId: Id }, trigger: string, work: () => Promise<unknown>) =>
    patiently(
      work().catch((error: unknown) => {
        logger.warn({ ...args, trigger, error: describeError(error) }, 'import not told');
      }),
    );
  return {
    onReceived: (args) => trying(args, 'received', () => control.startImport(args)),
    async onEnded(args) {
      await Promise.all([
        trying(args, 'ended', () => control.tellDecided(args)),
        trying(args, 'delete_upload', () => files.delete({ key: uploadKey(args) })),
        trying(args, 'delete_picture', () => files.delete({ key: pictureKey(args) })),
      ]);
    },
  };
}
