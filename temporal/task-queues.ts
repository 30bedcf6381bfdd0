import type { ProviderId } from '../domain/activity/activity-day.ts';

/** The queue of everything that needs no queue of its own: workflows, local and regular steps. */
export const NIGHT_TASK_QUEUE = 'night';

/** The queue of requests to one fitness cloud: a limited queue is kept to itself (TEMPORAL: eager activities slip past a limit). */
export const syncTaskQueue = (provider: ProviderId): string => `sync-${provider}`;
