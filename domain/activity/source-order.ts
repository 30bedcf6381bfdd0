import type { ActivitySource } from './activity-day.ts';

/** The phone's health stores first: they merge every device that the person wears. Then wrist clouds, then phones. */
export const SOURCE_ORDER = {
  healthkit: 0,
  health_connect: 1,
  google_health: 2,
  fitbit: 3,
  google_fit: 4,
} satisfies Record<ActivitySource, number>;
