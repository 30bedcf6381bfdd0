/** Days before the last good one in which food is worth using up. */
const HURRY_DAYS = 7;

/** How much food presses that is good for `daysLeft` days after today: 1 on its last day, falling evenly to 0. */
export const hurryOf = ({ daysLeft }: { daysLeft: number }): number => Math.max(0, 1 - daysLeft / HURRY_DAYS);
