import { DomainError } from '../../domain/errors.ts';
import type { SelectDay } from '../../domain/recipes/select-day.ts';

/** A day that took too long on a busy machine often does not a little later. */
const RETRY_MS = 5000;

/**
 * For somebody who waits for the answer: a choice that was cut short rejects with DomainError unavailable
 * `planning_timeout`. A night takes the same as an ordinary failure, because it has a fallback.
 */
export const selectInTime =
  (selectDay: SelectDay): SelectDay =>
  async (input) => {
    try {
      return await selectDay(input);
    } catch (cause) {
      if (!(cause instanceof Error) || cause.name !== 'AbortError') throw cause;
      throw new DomainError(
        'unavailable',
        'planning_timeout',
        'Planning that day took too long. Try again in a moment.',
        { retryAfterMs: RETRY_MS, cause },
      );
    }
  };
