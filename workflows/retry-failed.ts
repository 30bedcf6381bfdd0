import type { SweepCounts } from '../activities/sweep-nights.ts';
import { fanOut } from './activity-options.ts';

/**
 * The sweep, every 15 minutes: zones whose night was skipped, users without a plan, degraded plans; then
 * the housekeeping that rides along.
 */
export async function retryFailed(): Promise<SweepCounts> {
  await fanOut.ensureSchedules();
  const counts = await fanOut.sweepNights();
  await fanOut.refreshCache();
  await fanOut.purgeExpired();
  return counts;
}
