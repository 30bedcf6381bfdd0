import type { ProviderId } from '../activity/activity-day.ts';
import type { ConnectionStatus } from '../activity/provider-connection.ts';
import type { IsoDate } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import type { MealPlan } from '../plan/meal-plan.ts';
import type { EaterPreferences } from '../profile/eater-preferences.ts';
import type { NightUser } from './night-repository.ts';
import type { PushTarget } from './push-gateway.ts';
import type { UntoldChange } from './untold-change-repository.ts';

/** A connection that the cloud has ended. */
export type EndedConnection = { provider: ProviderId; status: Exclude<ConnectionStatus, 'active'> };

/** What the push may speak of, once it is checked. */
export type ClaimedPlan = Pick<MealPlan, 'meals' | 'choices'>;

/** `open`: these devices still wait for the morning push. `closed`: delivered or given up before. */
export type DeliveryClaim =
  | {
      status: 'open';
      devices: { id: Id; target: PushTarget }[];
      deliveredTo: Id[];
      /** The plan of the date as it is stored; absent where there is none. */
      plan: ClaimedPlan | undefined;
      /** The restrictions of now; absent where the user has not said any. */
      preferences: EaterPreferences | undefined;
      /** What the user has changed and the night was not told of. */
      untold: UntoldChange[];
      /** Where they live and when they wake up, as it is now; absent without a profile. */
      wakeUp: Pick<NightUser, 'timeZone' | 'wakeUpTime'> | undefined;
      /** Connections that have ended, which nobody has told the user yet. */
      ended: EndedConnection[];
    }
  | { status: 'closed' };

export type DeliveryStatus = 'pending' | 'delivered' | 'no_device' | 'gave_up';

/** The morning push of a user and date: at most one, whatever is retried. */
export type DeliveryRepository = {
  /** Counts an attempt and says who still waits. Throws not_found `user_gone`. */
  claim(args: { userId: UserId; localDate: IsoDate; at: Date }): Promise<DeliveryClaim>;
  save(args: {
    userId: UserId;
    localDate: IsoDate;
    status: DeliveryStatus;
    deliveredTo: Id[];
    lastCode: string | undefined;
    deadDevices: Id[];
    /** What the user was told now: never again. */
    told: EndedConnection[];
    at: Date;
  }): Promise<void>;
};
