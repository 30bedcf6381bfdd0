import type { UserId } from '../ids.ts';

/** The account's end in the database. Both may run twice. */
export type EraseRepository = {
  /** Refuses every later write of the user and ends their sessions. */
  fence(args: { userId: UserId }): Promise<void>;
  /** Deletes every row of the user, the codes sent to their number included. */
  deleteUser(args: { userId: UserId }): Promise<void>;
};
