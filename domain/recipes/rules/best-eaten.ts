/** Until when something is best eaten that is good for `daysLeft` days after today. */
export function bestEaten(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  return daysLeft === 1 ? 'by tomorrow' : `within ${daysLeft} days`;
}
