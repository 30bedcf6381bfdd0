import { findMet } from './met-values.ts';
import type { Intensity, MetCode } from './workout.ts';

/**
 * Factors on the Compendium's MET when a workout was easier or harder than the activity usually is. Our rule: inside
 * the Compendium's own families the next lighter or harder code differs by about a fifth or more (jogging to running
 * 7.5 : 9.3 : 11.8, weights 3.5 : 5 : 6).
 */
const EASIER = 0.8;
const HARDER = 1.2;

type WorkoutEffort = { metCode: MetCode; intensity: Intensity; durationMin: number; massKg: number };

/**
 * Energy of a workout above rest, kcal: (MET − 1) · kg · hours.
 *
 * `moderate` is the form's default and leaves the code's MET as it is, as does the intensity that the code already
 * stands for; otherwise `light` and `vigorous` scale it.
 *
 * @throws DomainError invalid `unknown_met_code`
 */
export function netWorkoutKcal({ metCode, intensity, durationMin, massKg }: WorkoutEffort): number {
  const activity = findMet(metCode);
  const factor = activity.intensity === intensity ? 1 : intensityFactor(intensity);
  return (activity.met * factor - 1) * massKg * (durationMin / 60);
}

function intensityFactor(intensity: Intensity): number {
  const factors = { light: EASIER, moderate: 1, vigorous: HARDER } satisfies Record<Intensity, number>;
  return factors[intensity];
}
