import type { BaselineReason } from '../domain/activity/activity-day.ts';
import type { IsoDate } from '../domain/calendar.ts';
import { computeDayTargets } from '../domain/energy/compute-day-targets.ts';
import type { UserId } from '../domain/ids.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { PlanRepository } from '../domain/ports/plan-repository.ts';

/** Step 2: the day's targets from yesterday's activity, stored for step 3. Returns no figure: histories hold none. */
export const createComputeEnergy =
  ({ plans, clock }: { plans: PlanRepository; clock: Clock }) =>
  async ({
    userId,
    localDate,
    activityDate,
    baselineReason,
  }: {
    userId: UserId;
    localDate: IsoDate;
    activityDate: IsoDate;
    baselineReason?: BaselineReason;
  }): Promise<void> => {
    const inputs = await plans.findEnergyInputs({ userId, activityDate, localDate });
    const { massKg } = inputs.profile;
    const targets = computeDayTargets({ ...inputs, massKg, localDate, activityDate, baselineReason });
    await plans.saveTargets({ userId, targets, at: clock() });
  };
