import type { SweepCounts } from '../activities/sweep-nights.ts';
import { fanOut, housekeeping } from './activity-options.ts';

/**
 * The sweep, every 15 minutes: zones whose night was skipped, users without a plan, degraded plans; and the
 * housekeeping that rides along, none of which keeps the sweep from its end when it fails.
 */
export async function retryFailed(): Promise<SweepCounts> {
  const counts = await fanOut.sweepNights();
  const { ensureSchedules, refreshCache, purgeExpired } = housekeeping;
  await Promise.allSettled([ensureSchedules(), refreshCache(), purgeExpired()]);
  return counts;
}
