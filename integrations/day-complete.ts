import type { DayBounds } from '../domain/ports/activity-provider.ts';

/**
 * How long before midnight a device's last data may lie. Most people move after six in the evening; somebody who does
 * not is computed from the usual activity level, which is a smaller mistake than half a day taken for a whole one.
 */
const QUIET_EVENING_MS = 6 * 60 * 60 * 1000;

/**
 * Whether a day of which the data is known by the hour is all there: it is over, and the device has told of its evening.
 * `lastDataAt`: the end of the last stretch that has data.
 */
export function isDayComplete(args: { day: DayBounds; lastDataAt: Date; now: Date }): boolean {
  const endMs = Date.parse(args.day.endAt);
  return args.now.getTime() >= endMs && args.lastDataAt.getTime() >= endMs - QUIET_EVENING_MS;
}
