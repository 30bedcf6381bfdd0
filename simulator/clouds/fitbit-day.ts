import type { DayView } from '../people/day.ts';

export type Units = 'km' | 'miles';

const MINUTES_OF_DAY = 1440;
const METRES = { km: 1000, miles: 1609.344 } satisfies Record<Units, number>;

type Viewed = { view: DayView | undefined; units: Units };

/**
 * `activities/date/{date}`. A day that the device has not synced is there all the same, with rest alone: that is why
 * `caloriesOut` then is `caloriesBMR`. `activityCalories` contains the rest of the active minutes.
 */
export function dailySummary({ view, units, localDate }: Viewed & { localDate: string }) {
  const activeMin = view?.activeMin ?? 0;
  const restKcal = view?.restKcal ?? 1500;
  const activeKcal = view?.activeKcal ?? 0;
  const total = inUnits(view?.distanceM ?? 0, units);
  return {
    activities: (view?.workouts ?? []).map((workout) => ({
      activityId: 90_000 + workout.name.length,
      activityParentName: workout.name,
      calories: workout.grossKcal,
      description: '',
      distance: inUnits(workout.distanceM, units),
      duration: workout.durationMin * 60_000,
      hasActiveZoneMinutes: false,
      hasStartTime: true,
      logId: Number(workout.id),
      name: workout.name,
      startDate: localDate,
      startTime: clockText(workout.startMinute),
      steps: workout.steps,
    })),
    goals: { activeMinutes: 30, caloriesOut: 2400, distance: 8.05, floors: 10, steps: 10_000 },
    summary: {
      activeScore: -1,
      activityCalories: activeKcal + Math.round((restKcal * activeMin) / MINUTES_OF_DAY),
      caloriesBMR: restKcal,
      caloriesOut: restKcal + activeKcal,
      distances: [
        { activity: 'total', distance: total },
        { activity: 'tracker', distance: total },
        { activity: 'loggedActivities', distance: 0 },
      ],
      fairlyActiveMinutes: Math.floor(activeMin / 3),
      lightlyActiveMinutes: Math.round((view?.steps ?? 0) / 90),
      marginalCalories: activeKcal,
      sedentaryMinutes: MINUTES_OF_DAY - activeMin,
      steps: view?.steps ?? 0,
      veryActiveMinutes: activeMin - Math.floor(activeMin / 3),
    },
  };
}

/** One figure of a time series, as the string that it is there. */
export function seriesValue({ view, units, resource }: Viewed & { resource: string }): string {
  const figures: Record<string, number> = {
    steps: view?.steps ?? 0,
    calories: view ? view.restKcal + view.activeKcal : 0,
    distance: inUnits(view?.distanceM ?? 0, units),
    activityCalories: view?.activeKcal ?? 0,
    caloriesBMR: view?.restKcal ?? 0,
  };
  return String(figures[resource] ?? 0);
}

const inUnits = (metres: number, units: Units): number => Math.round((metres / METRES[units]) * 100) / 100;

const clockText = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
