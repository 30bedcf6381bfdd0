import { z } from 'zod';
import type { ActivityReport } from '../activity/activity-day.ts';
import { findOptionalMet } from '../activity/met-values.ts';
import { MetCode, type Workout } from '../activity/workout.ts';
import { netWorkoutKcal } from '../activity/workout-energy.ts';
import { type IsoDate, toInstant } from '../calendar.ts';

const AMOUNTS = ['durationMin', 'distanceKm', 'energyKcal'] as const;

/** Activity beside what a day holds: of a listed kind for a time or a distance, or so much energy of any kind. */
export const AddedActivity = z
  .object({
    metCode: MetCode.optional(),
    durationMin: z.number().min(1).max(1440).optional(),
    distanceKm: z.number().min(0.1).max(500).optional(),
    energyKcal: z.number().min(1).max(10_000).optional().meta({ description: 'Above rest' }),
  })
  .superRefine((activity, context) => {
    const given = AMOUNTS.filter((amount) => activity[amount] !== undefined);
    const refuse = (message: string, path: string[] = []) =>
      context.addIssue({ code: 'custom', path, message });
    if (given.length !== 1) refuse('needs one of durationMin, distanceKm and energyKcal');
    if (activity.metCode === undefined) {
      if (activity.energyKcal === undefined) refuse('is needed with a time or a distance', ['metCode']);
      return;
    }
    const met = findOptionalMet(activity.metCode);
    if (met === undefined) return refuse('is not a listed activity code', ['metCode']);
    if (activity.distanceKm !== undefined && met.speedKmh === undefined) {
      refuse(`cannot be known of ${met.name}: give durationMin`, ['distanceKm']);
    }
  })
  .meta({
    id: 'AddedActivity',
    description:
      'Activity to add: `metCode` of the list of activities with minutes or kilometres, or kcal above rest with ' +
      'or without a code',
    example: { metCode: '12050', distanceKm: 10 },
  });
export type AddedActivity = z.infer<typeof AddedActivity>;

const NO_ID = '00000000-0000-0000-0000-000000000000';
/** Carries energy of no known kind. It has no minutes, so that nothing but its energy counts. */
const ANY_CODE = '17160';

/** `added` as a workout of `localDate`, as though it had been logged. Energy in kcal above rest. */
export function asWorkout({
  added,
  localDate,
  massKg,
  at,
}: {
  added: AddedActivity;
  localDate: IsoDate;
  massKg: number;
  at: Date;
}): Workout {
  const now = toInstant(at);
  const durationMin = minutesOf({ added, massKg });
  const metCode = added.metCode ?? ANY_CODE;
  const computed = netWorkoutKcal({ metCode, intensity: 'moderate', durationMin, massKg });
  return {
    id: NO_ID,
    localDate,
    metCode,
    intensity: 'moderate',
    durationMin,
    netEnergyKcal: added.energyKcal ?? computed,
    energySource: 'computed',
    createdAt: now,
    updatedAt: now,
  };
}

function minutesOf({ added, massKg }: { added: AddedActivity; massKg: number }): number {
  const { metCode, durationMin, distanceKm, energyKcal } = added;
  if (metCode === undefined) return 0;
  if (durationMin !== undefined) return durationMin;
  const speedKmh = findOptionalMet(metCode)?.speedKmh;
  if (distanceKm !== undefined && speedKmh !== undefined) return (distanceKm / speedKmh) * 60;
  const kcalPerMin = netWorkoutKcal({ metCode, intensity: 'moderate', durationMin: 1, massKg });
  return (energyKcal ?? 0) / kcalPerMin;
}

/**
 * A report as the device would have given it, had it been worn during `workouts` as well: whatever figures it has
 * grow by theirs. So an added run counts on top of a measured day, as a real one would.
 */
export function reportWith({
  report,
  workouts,
}: {
  report: ActivityReport;
  workouts: readonly Workout[];
}): ActivityReport {
  const energyKcal = workouts.reduce((sum, { netEnergyKcal }) => sum + netEnergyKcal, 0);
  const steps = workouts.reduce(
    (sum, { metCode, durationMin }) => sum + (findOptionalMet(metCode)?.stepsPerMin ?? 0) * durationMin,
    0,
  );
  return {
    ...report,
    ...(report.steps !== undefined && { steps: Math.round(report.steps + steps) }),
    ...(report.activeEnergyKcal !== undefined && { activeEnergyKcal: report.activeEnergyKcal + energyKcal }),
    ...(report.totalEnergyKcal !== undefined && { totalEnergyKcal: report.totalEnergyKcal + energyKcal }),
  };
}
