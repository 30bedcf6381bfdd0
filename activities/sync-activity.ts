import type { BaselineReason, ProviderId } from '../domain/activity/activity-day.ts';
import { providerToAsk } from '../domain/activity/provider-to-ask.ts';
import type { IsoDate } from '../domain/calendar.ts';
import type { UserId } from '../domain/ids.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';

/** `ready`: the day is here. `poll`: ask this cloud. `baseline`: there is nobody to ask. */
export type SyncResult =
  | { status: 'ready' }
  | { status: 'poll'; provider: ProviderId }
  | { status: 'baseline'; reason: BaselineReason };

/**
 * Step 1: what of yesterday is already here.
 *
 * The phone's push has mostly delivered the day, which costs no request. Otherwise one connected cloud is
 * named, whose own queue the workflow waits in.
 */
export const createSyncActivity =
  ({ plans, providers }: { plans: PlanRepository; providers: ActivityProviders }) =>
  async ({ userId, activityDate }: { userId: UserId; activityDate: IsoDate }): Promise<SyncResult> => {
    const state = await plans.findSyncState({ userId, activityDate });
    if (state.reported) return { status: 'ready' };
    const { connections } = state;
    const provider = providerToAsk({ connections, configured: (id) => providers[id] !== undefined });
    if (provider) return { status: 'poll', provider };
    // Hand-logged workouts are data too; the computation decides what they say about the day.
    return state.workouts ? { status: 'ready' } : { status: 'baseline', reason: 'no_source' };
  };
