import type { Workout, WorkoutInput } from '../activity/workout.ts';
import type { IsoDate, IsoInstant } from '../calendar.ts';
import type { Id, UserId } from '../ids.ts';
import type { Revisioned } from '../revision.ts';

/** Where a page of workouts ended: the next one starts behind it. */
export type WorkoutPosition = { localDate: IsoDate; createdAt: IsoInstant; id: Id };

/** The workouts that users log. */
export type WorkoutRepository = {
  /** Throws `DomainError` of kind `not_found` when this user has no workout of that id. */
  find(args: { userId: UserId; id: Id }): Promise<Revisioned<Workout>>;
  /** Workouts of the days `from` to `to` (both included), newest day first; `limit` absent means all. */
  list(args: {
    userId: UserId;
    from?: IsoDate;
    to?: IsoDate;
    after?: WorkoutPosition;
    limit?: number;
  }): Promise<Workout[]>;
  /**
   * Logs a workout under `id`, or replaces the one that has it. `netEnergyKcal` is energy above rest.
   *
   * Throws `DomainError` of kind `precondition_failed` when the stored revision (0: none yet) is not among
   * `expectedRevisions`, `not_found` when another user's workout has the id or while the
   * account is being erased (`user_gone`).
   */
  save(args: {
    userId: UserId;
    id: Id;
    workout: WorkoutInput & { netEnergyKcal: number };
    expectedRevisions?: readonly number[] | undefined;
    at: Date;
  }): Promise<Revisioned<Workout>>;
  /** Throws like `save`, and `not_found` when there is none. */
  delete(args: { userId: UserId; id: Id; expectedRevisions?: readonly number[] | undefined }): Promise<void>;
};
