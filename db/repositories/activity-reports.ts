import type { MikroORM } from '@mikro-orm/postgresql';
import type { ActivityReport } from '../../domain/activity/activity-day.ts';
import { toInstant } from '../../domain/calendar.ts';
import type { ActivityRepository } from '../../domain/ports/activity-repository.ts';
import { ActivityReportEntity, type ActivityReportRow } from '../entities/activity.ts';
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

    save: ({ userId, report }) =>
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
        return { status: 'saved', report: { ...report, recordedAt: toInstant(columns.recordedAt) } };
      }),
  };
}
