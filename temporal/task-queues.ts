import type { ProviderId } from '../domain/activity/activity-day.ts';

/** The queue of everything that needs no queue of its own: workflows, local and regular steps. */
export const NIGHT_TASK_QUEUE = 'night';

/** The queue of pictures: decoding and reading take a processor and a hundred megabytes each, so few go on at once. */
export const RECEIPTS_TASK_QUEUE = 'receipts';

/** The queue of requests to one fitness cloud: a limited queue is kept to itself (TEMPORAL: eager activities slip past a limit). */
export const syncTaskQueue = (provider: ProviderId): string => `sync-${provider}`;
