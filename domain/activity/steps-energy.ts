import type { Effort } from './day-efforts.ts';

/** Steps in a kilometre of walking (stride of about 77 cm). */
const STEPS_PER_KM = 1300;
/** kcal per kg and km of level walking, net of rest. */
const WALKING_KCAL_PER_KG_KM = 0.5;

/** Energy of walking so many steps, kcal above rest. */
export function walkingKcal({ steps, massKg }: { steps: number; massKg: number }): number {
  return (steps / STEPS_PER_KM) * WALKING_KCAL_PER_KG_KM * massKg;
}

type StepsDay = {
  steps: number;
  efforts: readonly Pick<Effort, 'netKcal' | 'stepsInside'>[];
  massKg: number;
};
type StepsEnergy = { netKcal: number; workoutKcal: number };

/**
 * A day known from its steps and workouts, kcal above rest. `workoutKcal` is the workouts' part of it.
 *
 * Steps taken inside a workout count once: the workout's energy stands for them, or their walking energy where that is
 * more (so that logging a slow walk never lowers the day). When the workouts name more steps than the day has, the
 * phone was not carried in all of them, and each is credited with its share of the day's steps.
 */
export function stepsAndWorkoutsKcal({ steps, efforts, massKg }: StepsDay): StepsEnergy {
  const total = efforts.reduce((sum, { stepsInside }) => sum + stepsInside, 0);
  const share = total > steps ? steps / total : 1;
  let workoutKcal = 0;
  for (const { netKcal, stepsInside } of efforts) {
    workoutKcal += Math.max(netKcal, walkingKcal({ steps: stepsInside * share, massKg }));
  }
  const stepsOutside = Math.max(0, steps - total);
  return { netKcal: walkingKcal({ steps: stepsOutside, massKg }) + workoutKcal, workoutKcal };
}
