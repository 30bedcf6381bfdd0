import type { ProviderId } from '../activity/activity-day.ts';
import type { UserId } from '../ids.ts';

/** The fitness clouds that users connected. */
export type ProviderConnectionRepository = {
  /** The cloud said that consent is gone, or that its API has ended: nobody asks it again for this user. */
  end(args: { userId: UserId; provider: ProviderId; status: 'revoked' | 'sunset'; at: Date }): Promise<void>;
};
