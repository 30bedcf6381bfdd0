import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { ActivityReport } from '../../domain/activity/activity-day.ts';
import type { DeviceWorkout } from '../../domain/activity/device-workout.ts';
import { toInstant } from '../../domain/calendar.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ActivityRepository } from '../../domain/ports/activity-repository.ts';
import {
  ActivityReportEntity,
  type ActivityReportRow,
  DeviceWorkoutEntity,
  type DeviceWorkoutRow,
} from '../entities/activity.ts';
import type { Same } from '../same.ts';
import { inUserTransaction } from '../user-transaction.ts';
import { type WithoutNulls, withoutNulls } from './without-nulls.ts';

type ReportColumns = Pick<ActivityReportRow, keyof ActivityReport>;
true satisfies Same<WithoutNulls<Omit<ReportColumns, 'recordedAt'>>, Omit<ActivityReport, 'recordedAt'>>;

const toReport = ({ recordedAt, revision: _, user: __, ...columns }: ActivityReportRow): ActivityReport => ({
  ...withoutNulls<Omit<ReportColumns, 'recordedAt'>>(columns),
  recordedAt: toInstant(recordedAt),
});

const toColumns = (report: ActivityReport): ReportColumns => ({
  ...report,
  steps: report.steps ?? null,
  activeEnergyKcal: report.activeEnergyKcal ?? null,
  totalEnergyKcal: report.totalEnergyKcal ?? null,
  distanceM: report.distanceM ?? null,
  exerciseMin: report.exerciseMin ?? null,
  recordedAt: new Date(report.recordedAt),
});

type WorkoutColumns = Pick<DeviceWorkoutRow, keyof DeviceWorkout>;
true satisfies Same<WithoutNulls<Omit<WorkoutColumns, 'startedAt'>>, Omit<DeviceWorkout, 'startedAt'>>;

const toDeviceWorkout = ({
  startedAt,
  localDate: _,
  user: __,
  ...columns
}: DeviceWorkoutRow): DeviceWorkout => ({
  ...withoutNulls<Omit<WorkoutColumns, 'startedAt'>>(columns),
  ...(startedAt && { startedAt: toInstant(startedAt) }),
});

/** Everything that the source recorded on the day: a workout that it deleted goes, one that it moved is moved. */
async function replaceWorkouts({
  em,
  userId,
  report: { source, localDate },
  workouts,
}: {
  em: EntityManager;
  userId: UserId;
  report: ActivityReport;
  workouts: readonly DeviceWorkout[];
}): Promise<void> {
  const externalIds = workouts.map(({ externalId }) => externalId);
  await em.nativeDelete(DeviceWorkoutEntity, {
    user: userId,
    source,
    $or: [{ localDate }, { externalId: { $in: externalIds } }],
  });
  // An id told twice in one answer is one workout, as it was told last.
  const rows = new Map(
    workouts.map(({ startedAt, ...workout }) => [
      workout.externalId,
      { ...workout, user: userId, source, localDate, ...(startedAt && { startedAt: new Date(startedAt) }) },
    ]),
  );
  await em.insertMany(DeviceWorkoutEntity, [...rows.values()]);
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

    save: ({ userId, report, workouts }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const { localDate, source } = report;
        const key = { user: userId, localDate, source };
        const stored = await em.findOne(ActivityReportEntity, key, { disableIdentityMap: true });
        const columns = toColumns(report);
        if (stored !== null && stored.recordedAt >= columns.recordedAt) {
          return { status: 'outdated', report: toReport(stored) };
        }
        const row = { user: userId, ...columns, revision: (stored?.revision ?? 0) + 1 };
        await em.upsert(ActivityReportEntity, row, { disableIdentityMap: true });
        if (workouts) await replaceWorkouts({ em, userId, report, workouts });
        return { status: 'saved', report: { ...report, recordedAt: toInstant(columns.recordedAt) } };
      }),
  };
}
