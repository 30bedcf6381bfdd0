import type { IsoDate } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import type { PushTarget } from './push-gateway.ts';

/** `open`: these devices still wait for the morning push. `closed`: delivered or given up before. */
export type DeliveryClaim =
  | {
      status: 'open';
      devices: { id: Id; target: PushTarget }[];
      deliveredTo: Id[];
      breakfast: string | undefined;
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
    at: Date;
  }): Promise<void>;
};
