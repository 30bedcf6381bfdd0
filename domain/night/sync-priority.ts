/** Temporal tells five levels apart unless its server is set up otherwise; 1 is the most urgent. */
export const SYNC_PRIORITIES = 5;

const MS_PER_HOUR = 3_600_000;

/**
 * How urgent a request to a fitness cloud is when it begins to wait, 1 to 5: the most urgent within an hour of its
 * deadline, then a level for each further hour. Within a level the first to come is the first served, and nights
 * start with the earliest wake-up.
 */
export const syncPriority = ({ msToDeadline }: { msToDeadline: number }): number =>
  Math.max(1, Math.min(SYNC_PRIORITIES, 1 + Math.floor(msToDeadline / MS_PER_HOUR)));
