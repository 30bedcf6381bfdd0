import { addDays, type IsoDate, localDateAt } from '../calendar.ts';
import { computeDayTargets } from '../energy/compute-day-targets.ts';
import type { UserId } from '../ids.ts';
import type { NightControl } from '../ports/night-control.ts';
import type { NightUser } from '../ports/night-repository.ts';
import type { PlanRepository } from '../ports/plan-repository.ts';
import { dueNight } from './due-night.ts';
import { planDayInput } from './plan-day-input.ts';

/**
 * A plan is made again when its energy target moves by at least so much: 3 %, and not for less than 50 kcal. Below, the
 * portions would hardly move (they come in quarters), and what people may have bought for would change for nothing.
 * Our rule.
 */
const MIN_CHANGE_SHARE = 0.03;
const MIN_CHANGE_KCAL = 50;

type Deps = { plans: PlanRepository; control: NightControl };

/**
 * More is known of yesterday: the plan of today, when nobody has opened it and its target moves enough, is made again;
 * a night that is due and has no plan yet need not wait for a cloud any more. Of other days nothing follows.
 *
 * @throws DomainError unavailable `night_unavailable`
 */
export async function tellLateActivity(
  { plans, control }: Deps,
  { user, activityDate, at }: { user: NightUser; activityDate: IsoDate; at: Date },
): Promise<void> {
  const { userId, timeZone } = user;
  const localDate = localDateAt({ at, timeZone });
  if (localDate !== addDays(activityDate, 1)) return;
  const head = await plans.findOptionalHead({ userId, localDate });
  const wanted =
    head === undefined
      ? dueNight({ timeZone, now: at }).status === 'due'
      : head.openedAt === null &&
        (head.degraded || (await movesTarget(plans, { userId, localDate, activityDate })));
  if (wanted) {
    const input = planDayInput({ user, localDate, cause: 'late_activity' });
    await control.replan({ input, waitMs: 0 });
  }
}

/** Whether the day's energy target is another one with what is known now. */
async function movesTarget(
  plans: PlanRepository,
  { userId, localDate, activityDate }: { userId: UserId; localDate: IsoDate; activityDate: IsoDate },
): Promise<boolean> {
  const stored = await plans.findOptionalPlan({ userId, localDate });
  if (!stored) return true;
  const { energyKcal } = stored.plan.targets;
  const inputs = await plans.findEnergyInputs({ userId, activityDate, localDate });
  const now = computeDayTargets({ ...inputs, massKg: inputs.profile.massKg, localDate, activityDate });
  return isWorthAnotherPlan({ fromKcal: energyKcal, toKcal: now.energyKcal });
}

/** Whether a plan for `fromKcal` is made again for `toKcal`. */
export const isWorthAnotherPlan = ({ fromKcal, toKcal }: { fromKcal: number; toKcal: number }): boolean =>
  Math.abs(toKcal - fromKcal) >= Math.max(MIN_CHANGE_KCAL, MIN_CHANGE_SHARE * fromKcal);
