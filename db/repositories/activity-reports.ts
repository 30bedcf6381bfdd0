import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { ActivityReport } from '../../domain/activity/activity-day.ts';
import type { DeviceWorkout } from '../../domain/activity/device-workout.ts';
import { toInstant } from '../../domain/calendar.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ActivityRepository } from '../../domain/ports/activity-repository.ts';
import { ActivityReportEntity, DeviceWorkoutEntity, type DeviceWorkoutRow } from '../entities/activity.ts';
import type { Same } from '../same.ts';
import { inUserTransaction } from '../user-transaction.ts';
import { type DeviceOutcome, deviceOf, saveOfDevice } from './device-reports.ts';
import { toReport, toReportColumns } from './report-columns.ts';
import { noteUntold } from './untold-changes.ts';
import { type WithoutNulls, withoutNulls } from './without-nulls.ts';

type WorkoutColumns = Pick<DeviceWorkoutRow, keyof DeviceWorkout>;
true satisfies Same<WithoutNulls<Omit<WorkoutColumns, 'startedAt'>>, Omit<DeviceWorkout, 'startedAt'>>;

const toDeviceWorkout = ({
  startedAt,
  localDate: _,
  user: __,
  device: ___,
  ...columns
}: DeviceWorkoutRow): DeviceWorkout => ({
  ...withoutNulls<Omit<WorkoutColumns, 'startedAt'>>(columns),
  ...(startedAt && { startedAt: toInstant(startedAt) }),
});

type ToldWorkouts = {
  em: EntityManager;
  userId: UserId;
  report: ActivityReport;
  workouts: readonly DeviceWorkout[];
  /** Whose workouts they are; absent: the source's, whoever told them. */
  device?: string;
  /** Whether what was told before and is told no more is gone. */
  replaced: boolean;
};

/** What was recorded on the day: a workout that was deleted goes, one that moved is moved. */
async function saveWorkouts(args: ToldWorkouts): Promise<void> {
  const { em, userId, report, workouts, device = null, replaced } = args;
  const { source, localDate } = report;
  const externalIds = workouts.map(({ externalId }) => externalId);
  const told = { user: userId, source, externalId: { $in: externalIds } };
  const known = await em.find(DeviceWorkoutEntity, told, { disableIdentityMap: true });
  // A device that sees the same workout does not take it over: it could not tell when it is deleted.
  const owners = new Map(known.map((row) => [row.externalId, row.device]));
  await em.nativeDelete(DeviceWorkoutEntity, told);
  if (replaced) {
    const owned = device === null ? {} : { $or: [{ device }, { device: null }] };
    await em.nativeDelete(DeviceWorkoutEntity, { user: userId, source, localDate, ...owned });
  }
  // An id told twice in one answer is one workout, as it was told last.
  const rows = new Map(
    workouts.map(({ startedAt, ...workout }) => [
      workout.externalId,
      {
        ...{ ...workout, user: userId, source, localDate, device: owners.get(workout.externalId) ?? device },
        ...(startedAt && { startedAt: new Date(startedAt) }),
      },
    ]),
  );
  await em.insertMany(DeviceWorkoutEntity, [...rows.values()]);
}

type Saving = { em: EntityManager; userId: UserId; report: ActivityReport };

/** Writes the one report of a source that has no devices: a later one replaces it whole. */
async function saveOfSource({ em, userId, report }: Saving): Promise<DeviceOutcome> {
  const { localDate, source } = report;
  const key = { user: userId, localDate, source };
  const stored = await em.findOne(ActivityReportEntity, key, { disableIdentityMap: true });
  const columns = toReportColumns(report);
  if (stored !== null && stored.recordedAt >= columns.recordedAt) {
    return { status: 'outdated', report: toReport(stored) };
  }
  const row = { user: userId, ...columns, revision: (stored?.revision ?? 0) + 1 };
  await em.upsert(ActivityReportEntity, row, { disableIdentityMap: true });
  return { status: 'saved', report, replaced: true, isKept: true };
}

/** Activity reports in PostgreSQL. */
export function createActivityRepository({ orm }: { orm: MikroORM }): ActivityRepository {
  return {
    async list({ userId, from, to }) {
      const rows = await orm.em
        .fork()
        .find(
          ActivityReportEntity,
          { user: userId, localDate: { $gte: from, $lte: to } },
          { orderBy: { localDate: 'asc', source: 'asc' } },
        );
      return rows.map(toReport);
    },

    async listDeviceWorkouts({ userId, localDate }) {
      const orderBy = { source: 'asc', externalId: 'asc' } as const;
      const rows = await orm.em.fork().find(DeviceWorkoutEntity, { user: userId, localDate }, { orderBy });
      return rows.map(toDeviceWorkout);
    },

    save: ({ userId, report: told, sender, workouts, knownToNight = false }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const report = { ...told, recordedAt: toInstant(new Date(told.recordedAt)) };
        const saving = { em, userId, report };
        const outcome = sender ? await saveOfDevice({ ...saving, sender }) : await saveOfSource(saving);
        if (outcome.status === 'outdated') return outcome;
        const device = sender && { device: deviceOf(sender) };
        if (workouts && outcome.isKept)
          await saveWorkouts({ ...saving, workouts, ...device, replaced: outcome.replaced });
        const { localDate } = report;
        if (!knownToNight) await noteUntold(em, { userId, change: { kind: 'activity', localDate } });
        return { status: 'saved', report: outcome.report };
      }),
  };
}
