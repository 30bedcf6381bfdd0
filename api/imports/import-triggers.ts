import type { Logger } from 'pino';
import type { Id, UserId } from '../../domain/ids.ts';
import type { ImportControl } from '../../domain/ports/import-control.ts';
import { describeError } from '../../telemetry/describe-error.ts';
import { patiently } from '../patiently.ts';

/**
 * What becomes of an import when its user has done something. None of these fails: the row says what is to be done, so
 * that a start that was lost is made up for by the sweep, and a decision that nobody heard of by the workflow's own end.
 */
export type ImportTriggers = {
  onReceived(args: { userId: UserId; importId: Id }): Promise<void>;
  onDecided(args: { userId: UserId; importId: Id }): Promise<void>;
};

/** Tells the workflows what users do with their imports. */
export function createImportTriggers({
  control,
  logger,
}: {
  control: ImportControl;
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
    onDecided: (args) => trying(args, 'decided', () => control.tellDecided(args)),
  };
}
