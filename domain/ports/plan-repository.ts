import type { ActivityReport, ProviderId } from '../activity/activity-day.ts';
import type { DeviceWorkout } from '../activity/device-workout.ts';
import type { Workout } from '../activity/workout.ts';
import type { IsoDate, IsoInstant, TimeZone } from '../calendar.ts';
import type { DayTargets } from '../energy/day-targets.ts';
import type { EnergyHistory } from '../energy/energy-history.ts';
import type { UserId } from '../ids.ts';
import type { MadeFrom } from '../plan/made-from.ts';
import type { MealPlan } from '../plan/meal-plan.ts';
import type { EaterPreferences } from '../profile/eater-preferences.ts';
import type { Profile } from '../profile/profile.ts';
import type { Leftover } from '../recipes/leftover.ts';
import type { PantryFood } from '../recipes/pantry-food.ts';
import type { RecentPlan, RecipeFeedback } from '../recipes/select-day.ts';

/** A plan's content before the database gives it a revision. */
export type PlanContent = Omit<MealPlan, 'revision'>;

/** A plan with what the database knows beside it. */
export type StoredPlan = { plan: MealPlan; degraded: boolean; openedAt: IsoInstant | null };

/** What is newest of a plan, without the plan: one look at the primary key. */
export type PlanHead = { revision: number; degraded: boolean; openedAt: IsoInstant | null };

/** What is already known of a day, before anyone is asked. */
export type SyncState = { reported: boolean; workouts: boolean; connections: ProviderId[] };

/** A day's target before it is computed again. `energyBeforeLateKcal`: before activity came in late for the first time. */
export type EarlierTarget = Pick<DayTargets, 'energyKcal' | 'energyBeforeLateKcal'>;

/** What the day's energy is computed from. `massKg` is the newest weighing up to the day. */
export type EnergyInputs = {
  profile: Profile;
  reports: ActivityReport[];
  workouts: Workout[];
  deviceWorkouts: DeviceWorkout[];
  /** The day's target as it was computed before; absent the first time. */
  earlierTarget: EarlierTarget | undefined;
  /** The last two months, where the user has weighed in often enough to learn from them. */
  history: EnergyHistory | undefined;
};

/** What the day's recipes are chosen from. */
export type SelectionInputs = {
  timeZone: TimeZone;
  targets: DayTargets;
  preferences: EaterPreferences;
  feedback: RecipeFeedback;
  recent: readonly RecentPlan[];
  /** What is at home of the catalogue's foods. */
  pantry: readonly PantryFood[];
  /** What was cooked before and not eaten. */
  leftovers: readonly Leftover[];
  /** The plan that is there already for this date, if any. */
  current: Pick<MealPlan, 'choices' | 'swappedAway'> | undefined;
};

/** What a plan was made from, the revision that was made of it, and the earlier recipes as they are known now. */
export type PlanOrigin = { revision: number; madeFrom: MadeFrom } & Pick<SelectionInputs, 'recent'>;

/**
 * `saved`: there is a new revision. `unchanged`: the same inputs gave the same plan. `opened`: the user has
 * seen the plan and `onlyIfUnopened` was asked.
 */
export type SavePlanResult =
  | { status: 'saved'; revision: number }
  | { status: 'unchanged'; revision: number }
  | { status: 'opened'; revision: number };

/**
 * Plans and what they are made from, one row a user and date.
 *
 * Every function throws `DomainError` not_found `user_gone` when the user was deleted or is being erased.
 */
export type PlanRepository = {
  findSyncState(args: { userId: UserId; activityDate: IsoDate }): Promise<SyncState>;
  findEnergyInputs(args: {
    userId: UserId;
    activityDate: IsoDate;
    localDate: IsoDate;
  }): Promise<EnergyInputs>;
  saveTargets(args: { userId: UserId; targets: DayTargets; at: Date }): Promise<void>;
  /** `standIn` is used where the day has no targets; without either it throws unavailable `inputs_missing`. */
  findSelectionInputs(args: {
    userId: UserId;
    localDate: IsoDate;
    standIn?: DayTargets;
  }): Promise<SelectionInputs>;
  /** Saves the plan and, with it, what it was made from. */
  savePlan(args: {
    userId: UserId;
    timeZone: TimeZone;
    content: PlanContent;
    madeFrom: MadeFrom;
    degraded: boolean;
    activityOutcome: string;
    onlyIfUnopened: boolean;
    at: Date;
  }): Promise<SavePlanResult>;
  findOptionalPlan(args: { userId: UserId; localDate: IsoDate }): Promise<StoredPlan | undefined>;
  /**
   * What the day's plan was made from; `undefined` where that was not kept. Throws conflict `inputs_unreadable`
   * when it was kept in a form that this version does not know.
   */
  findOptionalOrigin(args: { userId: UserId; localDate: IsoDate }): Promise<PlanOrigin | undefined>;
  /** Says which revision counts, so that a copy from elsewhere can be told from an older one. */
  findOptionalHead(args: { userId: UserId; localDate: IsoDate }): Promise<PlanHead | undefined>;
  /** The newest plan before `localDate`. */
  findOptionalPreviousPlan(args: { userId: UserId; localDate: IsoDate }): Promise<MealPlan | undefined>;
  listPlans(args: { userId: UserId; before?: IsoDate; limit: number }): Promise<StoredPlan[]>;
  /** Replaces the plan if its revision is still `expectedRevision`; throws precondition_failed otherwise. */
  replacePlan(args: {
    userId: UserId;
    expectedRevision: number;
    content: PlanContent;
    at: Date;
  }): Promise<MealPlan>;
  /**
   * Notes that the user has seen this revision, and answers since when the plan is open; `undefined` when
   * there is another revision by now, which nobody has seen.
   */
  markOpened(args: {
    userId: UserId;
    localDate: IsoDate;
    revision: number;
    at: Date;
  }): Promise<IsoInstant | undefined>;
  /** Notes that the cache may hold an older revision (`stale: true`), or no longer does. */
  setCacheStale(args: { userId: UserId; localDate: IsoDate; stale: boolean }): Promise<void>;
  listCacheStale(args: { limit: number }): Promise<{ userId: UserId; localDate: IsoDate }[]>;
};
