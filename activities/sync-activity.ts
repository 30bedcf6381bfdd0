import type { BaselineReason, ProviderId } from '../domain/activity/activity-day.ts';
import type { IsoDate } from '../domain/calendar.ts';
import type { UserId } from '../domain/ids.ts';
import type { ActivityProviders } from '../domain/ports/activity-provider.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';
import { syncTaskQueue } from '../temporal/task-queues.ts';

/** `ready`: the day is here. `poll`: ask this cloud. `baseline`: there is nobody to ask. */
export type SyncResult =
  | { status: 'ready' }
  | { status: 'poll'; provider: ProviderId; taskQueue: string }
  | { status: 'baseline'; reason: BaselineReason };

/** Newest cloud first: one request a user and night is all that the limit allows. */
const ASK_ORDER: readonly ProviderId[] = ['google_health', 'fitbit', 'google_fit'];

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
    const provider = ASK_ORDER.find((id) => state.connections.includes(id) && providers[id]);
    if (provider) return { status: 'poll', provider, taskQueue: syncTaskQueue(provider) };
    // Hand-logged workouts are data too; the computation decides what they say about the day.
    return state.workouts ? { status: 'ready' } : { status: 'baseline', reason: 'no_source' };
  };
