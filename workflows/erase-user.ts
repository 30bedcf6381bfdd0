import type { UserId } from '../domain/ids.ts';
import { patient } from './activity-options.ts';

/**
 * Erases a user: fence writes → cancel their nights → delete rows and cache → delete their executions.
 * Each step may run twice; the run itself holds nothing but the random id.
 */
export async function eraseUser({ userId }: { userId: UserId }): Promise<{ executions: number }> {
  await patient.fenceUser({ userId });
  await patient.cancelNights({ userId });
  await patient.deleteUserData({ userId });
  return patient.deleteExecutions({ userId });
}
