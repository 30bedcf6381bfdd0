import type { Logger } from 'pino';
import type { ConnectionTask } from '../../domain/activity/connection-task.ts';
import { DomainError } from '../../domain/errors.ts';
import type { NightControl } from '../../domain/ports/night-control.ts';

/** Has a cloud told something. What cannot be started now is in the database, and the next sweep starts it. */
export async function startTask(
  { control, logger }: { control: NightControl; logger: Logger },
  task: ConnectionTask,
): Promise<void> {
  try {
    await control.startConnectionTask(task);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logger.warn({ provider: task.provider, task: task.kind, code: error.code }, 'left to the next sweep');
  }
}
