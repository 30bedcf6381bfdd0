import type { ActivitySource } from './activity-day.ts';

/** What people call a source. */
export const SOURCE_NAME = {
  health_connect: 'Health Connect',
  healthkit: 'Apple Health',
  google_health: 'Google Health',
  fitbit: 'Fitbit',
  google_fit: 'Google Fit',
} satisfies Record<ActivitySource, string>;
