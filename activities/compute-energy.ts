import type { BaselineReason } from '../domain/activity/activity-day.ts';
import type { IsoDate } from '../domain/calendar.ts';
import { computeDayTargets } from '../domain/energy/compute-day-targets.ts';
import { tellLateChange } from '../domain/energy/late-change.ts';
import type { UserId } from '../domain/ids.ts';
import type { PlanCause } from '../domain/night/plan-day-input.ts';
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
    cause,
  }: {
    userId: UserId;
    localDate: IsoDate;
    activityDate: IsoDate;
    baselineReason?: BaselineReason;
    /** Absent where a night began before there was one. */
    cause?: PlanCause;
  }): Promise<void> => {
    const inputs = await plans.findEnergyInputs({ userId, activityDate, localDate });
    const { massKg } = inputs.profile;
    const targets = computeDayTargets({ ...inputs, massKg, localDate, activityDate, baselineReason });
    const { earlierTarget } = inputs;
    await plans.saveTargets({
      userId,
      targets: tellLateChange({ targets, earlierTarget, isLate: cause === 'late_activity' }),
      at: clock(),
    });
  };
