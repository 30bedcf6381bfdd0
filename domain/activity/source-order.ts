import type { ActivityReport, ActivitySource } from './activity-day.ts';

/** The phone's health stores first: they merge every device that the person wears. Then wrist clouds, then phones. */
export const SOURCE_ORDER = {
  healthkit: 0,
  health_connect: 1,
  google_health: 2,
  fitbit: 3,
  google_fit: 4,
} satisfies Record<ActivitySource, number>;

type Ranked = Pick<ActivityReport, 'complete' | 'source' | 'recordedAt'>;

/** A complete day before one that still goes on, then the sources' order, then the newest. */
export const bySourceTrust = (a: Ranked, b: Ranked): number =>
  Number(b.complete) - Number(a.complete) ||
  SOURCE_ORDER[a.source] - SOURCE_ORDER[b.source] ||
  b.recordedAt.localeCompare(a.recordedAt);
