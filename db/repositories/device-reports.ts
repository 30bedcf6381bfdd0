import type { EntityManager } from '@mikro-orm/postgresql';
import type { ActivityReport, ActivitySource } from '../../domain/activity/activity-day.ts';
import {
  byActivity,
  followUp,
  mergeDevices,
  type ReportSender,
} from '../../domain/activity/merge-devices.ts';
import type { IsoDate } from '../../domain/calendar.ts';
import type { UserId } from '../../domain/ids.ts';
import {
  ActivityDeviceReportEntity,
  ActivityReportEntity,
  DeviceWorkoutEntity,
} from '../entities/activity.ts';
import { toReport, toReportColumns } from './report-columns.ts';

/** Nobody carries more; what counts is the most active ones. */
const MAX_DEVICES = 10;

/**
 * `replaced` is false for a partial read, which may not take away what an earlier one told; `isKept` is false for a
 * device beyond the most active ones.
 */
export type DeviceOutcome =
  | { status: 'outdated'; report: ActivityReport }
  | { status: 'saved'; report: ActivityReport; replaced: boolean; isKept: boolean };

type Told = { device: string; report: ActivityReport };

/** The device as it is stored. A device cannot name itself like this: its names have no colon. */
export const deviceOf = ({ kind, id }: ReportSender): string => (kind === 'device' ? id : `session:${id}`);

type DayKey = { user: UserId; localDate: IsoDate; source: ActivitySource };
type Saving = { em: EntityManager; userId: UserId; report: ActivityReport; sender: ReportSender };

/**
 * Writes what one device told of a day, and the one report that is made of all devices. Only what the same device told
 * before can make it outdated.
 */
export async function saveOfDevice({ em, userId, report, sender }: Saving): Promise<DeviceOutcome> {
  const { localDate, source } = report;
  const key = { user: userId, localDate, source };
  const device = deviceOf(sender);
  const { merged, told, revision } = await findDay({ em, key });
  const own = told.find((one) => one.device === device)?.report;
  const nobodys = merged && isNobodys({ merged, told }) ? merged : undefined;
  const earlier = nobodys && (!own || own.recordedAt < nobodys.recordedAt) ? nobodys : own;
  if (merged && earlier && earlier.recordedAt >= report.recordedAt) {
    return { status: 'outdated', report: merged };
  }
  const isSameDevice = sender.kind === 'device' && earlier === own;
  const next = earlier && !isSameDevice ? followUp({ earlier, later: report }) : report;
  const row = { user: userId, device, ...toReportColumns(next) };
  await em.upsert(ActivityDeviceReportEntity, row, { disableIdentityMap: true });
  const others = told.filter((one) => one.device !== device);
  const kept = await keepMostActive({ em, key, told: [...others, { device, report: next }] });
  const result = mergeDevices(kept.map((one) => one.report));
  const resultRow = { user: userId, ...toReportColumns(result), revision: revision + 1 };
  await em.upsert(ActivityReportEntity, resultRow, { disableIdentityMap: true });
  const isKept = kept.some((one) => one.device === device);
  return { status: 'saved', report: result, replaced: next === report, isKept };
}

async function findDay({ em, key }: { em: EntityManager; key: DayKey }) {
  const stored = await em.findOne(ActivityReportEntity, key, { disableIdentityMap: true });
  const rows = await em.find(ActivityDeviceReportEntity, key, { disableIdentityMap: true });
  return {
    merged: stored ? toReport(stored) : undefined,
    revision: stored?.revision ?? 0,
    told: rows.map((row): Told => ({ device: row.device, report: toReport(row) })),
  };
}

/** A report from before devices were told apart, or of a version that does not yet. */
const isNobodys = ({ merged, told }: { merged: ActivityReport; told: readonly Told[] }): boolean =>
  told.every(({ report }) => report.recordedAt !== merged.recordedAt);

async function keepMostActive({
  em,
  key,
  told,
}: {
  em: EntityManager;
  key: DayKey;
  told: readonly Told[];
}): Promise<Told[]> {
  const ranked = told.toSorted((a, b) => byActivity(a.report, b.report));
  const idle = ranked.slice(MAX_DEVICES).map(({ device }) => device);
  if (idle.length > 0) {
    await em.nativeDelete(ActivityDeviceReportEntity, { ...key, device: { $in: idle } });
    await em.nativeDelete(DeviceWorkoutEntity, { ...key, device: { $in: idle } });
  }
  return ranked.slice(0, MAX_DEVICES);
}
