import type { IsoDate } from '../calendar.ts';
import type { BodyMassEntry } from './profile.ts';

/** Share of body mass by which two weighings differ for water, salt, food and clothes alone. */
const ALWAYS_POSSIBLE = 0.05;
/** Share more for each week between them: 1.2 kg of 80 kg, a third more than the fastest pace of a plan. */
const POSSIBLE_A_WEEK = 0.015;
/** A larger share is worth a question however long ago the other weighing was. */
const NEVER_UNASKED = 0.25;

const MS_PER_WEEK = 7 * 86_400_000;

/**
 * Whether a weighing is so far from another one that it is rather a typing error (48 for 84, pounds for kilograms) than
 * a body. A day's targets follow the newest weighing, so it should be asked about. The shares are ours: loose enough
 * for illness, birth and the first week of a diet.
 */
export function isSurprisingMass({ entry, known }: { entry: BodyMassEntry; known: BodyMassEntry }): boolean {
  const weeks = weeksBetween(entry.localDate, known.localDate);
  const possible = Math.min(ALWAYS_POSSIBLE + POSSIBLE_A_WEEK * weeks, NEVER_UNASKED);
  return Math.abs(entry.massKg - known.massKg) > possible * known.massKg;
}

const weeksBetween = (one: IsoDate, other: IsoDate): number =>
  Math.abs(Date.parse(one) - Date.parse(other)) / MS_PER_WEEK;
