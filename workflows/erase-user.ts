import { sleep } from '@temporalio/workflow';
import type { UserId } from '../domain/ids.ts';
import { erasing } from './activity-options.ts';

/** The server lists an execution a moment after it began, and for a moment after it was deleted. */
const LISTING_DELAY = '5 seconds';

/**
 * Erases a user: fence writes → cancel their nights → delete rows and cache → delete their executions until
 * none is listed. Each step may run twice; the run itself holds nothing but the random id.
 */
export async function eraseUser({ userId }: { userId: UserId }): Promise<{ executions: number }> {
  await erasing.fenceUser({ userId });
  await erasing.cancelNights({ userId });
  await erasing.deleteUserData({ userId });
  let executions = 0;
  for (;;) {
    const deleted = (await erasing.deleteExecutions({ userId })).executions;
    if (deleted === 0) return { executions };
    executions += deleted;
    await sleep(LISTING_DELAY);
  }
}
