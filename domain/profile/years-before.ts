import type { IsoDate } from '../calendar.ts';

/** For comparison only: 29 February has no counterpart in most years. */
export const yearsBefore = (date: IsoDate, years: number): string =>
  `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}`;
