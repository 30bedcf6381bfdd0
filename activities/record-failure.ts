import type { IsoDate, TimeZone } from '../domain/calendar.ts';
import type { UserId } from '../domain/ids.ts';
import type { NightStep } from '../domain/night/night-failure.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { NightRepository } from '../domain/ports/night-repository.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';

/** Writes down what went wrong in a user's night, for the operators. */
export const createRecordFailure =
  ({ night, plans, clock }: { night: NightRepository; plans: PlanRepository; clock: Clock }) =>
  async (failure: {
    userId: UserId;
    localDate: IsoDate;
    timeZone: TimeZone;
    step: NightStep;
    code: string;
  }): Promise<void> => {
    const { userId, localDate, step } = failure;
    await night.saveFailure({ ...failure, occurrences: 1, resolved: false, at: clock() });
    if (step === 'cache') await plans.setCacheStale({ userId, localDate, stale: true });
  };
