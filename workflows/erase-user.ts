import { patched, sleep } from '@temporalio/workflow';
import type { UserId } from '../domain/ids.ts';
import { erasing } from './activity-options.ts';

/** The server lists an execution a moment after it began, and for 10 to 30 seconds after it was to be deleted. */
const LISTING_DELAY = '12 seconds';

/**
 * Erases a user: fence writes → cancel their runs → end their connections → delete rows, cache and files → delete their
 * executions until none is listed. Each step may run twice; the run itself holds nothing but the random id.
 */
export async function eraseUser({ userId }: { userId: UserId }): Promise<void> {
  await erasing.fenceUser({ userId });
  await erasing.cancelNights({ userId });
  if (patched('2026-11-end-connections')) await erasing.endConnections({ userId });
  await erasing.deleteUserData({ userId });
  const hasFiles = patched('2026-11-files');
  if (hasFiles) await erasing.deleteUserFiles({ userId });
  while ((await erasing.deleteExecutions({ userId })).executions > 0) await sleep(LISTING_DELAY);
  // A step that was under way may have written one more; it takes it back itself, unless its worker was killed.
  if (hasFiles) await erasing.deleteUserFiles({ userId });
}
