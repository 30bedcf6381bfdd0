import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../calendar.ts';
import { DomainError } from '../errors.ts';

/** Years. No person on record has lived longer than 122. */
const MAX_AGE = 125;

/**
 * Completed years of life on `localDate`.
 *
 * @throws DomainError invalid `birth_date_implausible` for a birth after that day or longer ago than any life
 */
export function ageOn({ birthDate, localDate }: { birthDate: IsoDate; localDate: IsoDate }): number {
  const born = Temporal.PlainDate.from(birthDate);
  const { sign, years } = born.until(localDate, { largestUnit: 'years' });
  if (sign >= 0 && years <= MAX_AGE) return years;
  throw new DomainError('invalid', 'birth_date_implausible', 'This date of birth cannot be right.', {
    fields: [{ path: 'birthDate', message: `must lie in the past, at most ${MAX_AGE} years ago` }],
  });
}
