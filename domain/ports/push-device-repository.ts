import type { IsoInstant } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import type { PushTarget } from './push-gateway.ts';

/** A device that gets the morning push. */
export type PushDevice = { id: Id; target: PushTarget; createdAt: IsoInstant };

/** The devices of each user. One address belongs to one user: the last who registered it. */
export type PushDeviceRepository = {
  /** A user's devices, oldest first. */
  list(args: { userId: UserId }): Promise<PushDevice[]>;
  /**
   * Registers an address. `renewed`: the user had it already. An address of another account moves to
   * this one under a new id.
   *
   * Throws `DomainError` of kind `conflict` (`too_many_devices`) when the user has 10 others, `not_found`
   * (`user_gone`) while the account is being erased.
   */
  save(args: {
    userId: UserId;
    target: PushTarget;
    at: Date;
  }): Promise<{ status: 'registered' | 'renewed'; device: PushDevice }>;
  /** Throws `DomainError` of kind `not_found` when this user has no device of that id. */
  delete(args: { userId: UserId; id: Id }): Promise<void>;
};
