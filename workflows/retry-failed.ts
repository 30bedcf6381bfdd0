import { patched } from '@temporalio/workflow';
import type { SweepCounts } from '../activities/sweep-nights.ts';
import { fanOut, housekeeping } from './activity-options.ts';

/**
 * The sweep, every 15 minutes: zones whose night was skipped, users without a plan, degraded plans; and the
 * housekeeping that rides along, none of which keeps the sweep from its end when it fails.
 */
export async function retryFailed(): Promise<SweepCounts> {
  const counts = await fanOut.sweepNights();
  const { ensureSchedules, refreshCache, purgeExpired, startConnectionTasks, startLostImports, tellChanges } =
    housekeeping;
  const rides: Promise<unknown>[] = [ensureSchedules(), refreshCache(), purgeExpired()];
  if (patched('2026-11-connection-tasks')) rides.push(startConnectionTasks());
  if (patched('2026-11-lost-imports')) rides.push(startLostImports());
  if (patched('2026-12-untold-changes')) rides.push(tellChanges());
  await Promise.allSettled(rides);
  return counts;
}
