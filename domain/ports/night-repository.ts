import type { ProviderId } from '../activity/activity-day.ts';
import type { IsoDate, LocalTime, TimeZone } from '../calendar.ts';
import type { UserId } from '../ids.ts';
import type { NightStep } from '../night/night-failure.ts';

/** A user as the fan-out sees one. */
export type NightUser = { userId: UserId; timeZone: TimeZone; wakeUpTime: LocalTime };

/** With the clouds that could be asked for the day before; none when it is already here. */
export type UnplannedUser = NightUser & { toAsk: ProviderId[] };

/** Where a page of the fan-out ended: earliest wake-up first, ids break ties. */
export type FanOutCursor = { wakeUpTime: LocalTime; userId: UserId };

/** A user whose plan the sweep must make again, and why. */
export type DegradedUser = NightUser & { occurrences: number };

/** A step that failed or fell back. `resolved`: it worked in the end. */
export type FailureRecord = {
  userId: UserId;
  localDate: IsoDate;
  timeZone: TimeZone;
  step: NightStep;
  code: string;
  occurrences: number;
  resolved: boolean;
  at: Date;
};

/** What the night knows of zones, users and failures. */
export type NightRepository = {
  /** Zones in which at least one user lives. */
  listZones(): Promise<TimeZone[]>;
  findOptionalNight(args: {
    timeZone: TimeZone;
    localDate: IsoDate;
  }): Promise<{ finished: boolean } | undefined>;
  openNight(args: { timeZone: TimeZone; localDate: IsoDate; at: Date }): Promise<void>;
  finishNight(args: { timeZone: TimeZone; localDate: IsoDate; started: number; at: Date }): Promise<void>;
  /** Users of the zone who have no plan for the date yet, earliest wake-up first. */
  listUnplannedUsers(args: {
    timeZone: TimeZone;
    localDate: IsoDate;
    after?: FanOutCursor;
    limit: number;
  }): Promise<UnplannedUser[]>;
  /** Users whose plan for the date is degraded, not opened, and has failed at most `maxRetries` times since the night. */
  listDegradedUsers(args: {
    timeZone: TimeZone;
    localDate: IsoDate;
    maxRetries: number;
    limit: number;
  }): Promise<DegradedUser[]>;
  findOptionalUser(args: { userId: UserId }): Promise<NightUser | undefined>;
  saveFailure(record: FailureRecord): Promise<void>;
  /** Marks the failures of these steps as resolved: what they failed to do is done now. */
  resolveFailures(args: {
    userId: UserId;
    localDate: IsoDate;
    steps: readonly NightStep[];
    at: Date;
  }): Promise<void>;
};
