import type { IsoDate } from '../calendar.ts';
import type { UserId } from '../ids.ts';
import type { StoredPlan } from './plan-repository.ts';

/**
 * The fast copy of plans in front of the database.
 *
 * `get` answers `undefined` for a miss, for a value that no longer parses, and when the cache is away: the
 * database is always behind it. `set` never replaces a newer revision by an older one and does nothing for
 * a user who was erased. `set` and `delete` throw `DomainError` unavailable `cache_unavailable`.
 */
export type PlanCache = {
  get(args: { userId: UserId; localDate: IsoDate }): Promise<StoredPlan | undefined>;
  set(args: { userId: UserId; stored: StoredPlan }): Promise<void>;
  delete(args: { userId: UserId; localDate: IsoDate }): Promise<void>;
  /** Deletes everything of the user and refuses writes for them from now on. */
  erase(args: { userId: UserId }): Promise<void>;
};
