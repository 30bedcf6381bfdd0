import type { ActivityReport } from '../../domain/activity/activity-day.ts';
import { toInstant } from '../../domain/calendar.ts';
import type { ActivityReportRow } from '../entities/activity.ts';
import type { Same } from '../same.ts';
import { type WithoutNulls, withoutNulls } from './without-nulls.ts';

/** The columns of a report, as a source's row and a device's both have them. */
export type ReportColumns = Pick<ActivityReportRow, keyof ActivityReport>;
true satisfies Same<WithoutNulls<Omit<ReportColumns, 'recordedAt'>>, Omit<ActivityReport, 'recordedAt'>>;

/** A row as the report that it holds; its other columns are left out. */
export function toReport(row: ReportColumns): ActivityReport {
  const { source, localDate, complete, steps, activeEnergyKcal, totalEnergyKcal, distanceM, exerciseMin } =
    row;
  const figures = { steps, activeEnergyKcal, totalEnergyKcal, distanceM, exerciseMin };
  return {
    ...withoutNulls<Omit<ReportColumns, 'recordedAt'>>({ source, localDate, complete, ...figures }),
    recordedAt: toInstant(row.recordedAt),
  };
}

/** A report as columns; what it does not tell is null. */
export const toReportColumns = (report: ActivityReport): ReportColumns => ({
  ...report,
  steps: report.steps ?? null,
  activeEnergyKcal: report.activeEnergyKcal ?? null,
  totalEnergyKcal: report.totalEnergyKcal ?? null,
  distanceM: report.distanceM ?? null,
  exerciseMin: report.exerciseMin ?? null,
  recordedAt: new Date(report.recordedAt),
});
