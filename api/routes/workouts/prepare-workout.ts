import { findOptionalMet } from '../../../domain/activity/met-values.ts';
import type { WorkoutInput } from '../../../domain/activity/workout.ts';
import { netWorkoutKcal } from '../../../domain/activity/workout-energy.ts';
import { addDays, type IsoDate, localDateAt } from '../../../domain/calendar.ts';
import type { Profile } from '../../../domain/profile/profile.ts';
import { validationFailed } from '../../router.ts';

/**
 * A workout that is ready to be stored: plausible for the user, with its energy above rest in kcal.
 *
 * The user's own `energyKcal` takes the place of the computed figure. `today` is the date where the user
 * lives. Throws `invalid` naming the fields that cannot be right.
 */
export function prepareWorkout({
  input,
  profile,
  today,
  now,
}: {
  input: WorkoutInput;
  profile: Profile;
  today: IsoDate;
  now: Date;
}): WorkoutInput & { netEnergyKcal: number } {
  const issues = [
    ...(input.localDate > today ? [issue('localDate', 'lies in the future where you live')] : []),
    ...startIssues({ input, profile, now }),
    ...(findOptionalMet(input.metCode) ? [] : [issue('metCode', 'is not a listed activity code')]),
  ];
  if (issues.length > 0) throw validationFailed(issues);
  const netEnergyKcal = input.energyKcal ?? netWorkoutKcal({ ...input, massKg: profile.massKg });
  return { ...input, netEnergyKcal };
}

const issue = (field: keyof WorkoutInput, message: string) => ({ path: [field], message });

function startIssues({ input, profile, now }: { input: WorkoutInput; profile: Profile; now: Date }) {
  if (input.startedAt === undefined) return [];
  const startedAt = new Date(input.startedAt);
  if (startedAt > now) return [issue('startedAt', 'lies in the future')];
  const day = localDateAt({ at: startedAt, timeZone: profile.timeZone });
  // A day's tolerance: on a journey the clock on the wall was another one than at home.
  const near = day >= addDays(input.localDate, -1) && day <= addDays(input.localDate, 1);
  return near ? [] : [issue('startedAt', 'is not on localDate')];
}
