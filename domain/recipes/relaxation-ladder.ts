import type { Relaxation } from '../plan/meal-plan.ts';
import { ALTERNATIVES, type Terms } from './compose-day.ts';

/** Every combination within 10 % of the target: the promise. Beyond it the plan says `energy_band`. */
export const PROMISED_BAND = 0.1;

/** Tried first: what the optimizer keeps, and half of the way to the promise. */
const AIMED_BANDS = [0.05, 0.075];

/** Tried when nothing fits the promised band; past a quarter the day would not be today's any more. */
const WIDER_BANDS = [0.125, 0.15, 0.2, 0.25];

const TASTES: readonly Relaxation[] = ['repeats', 'cooking_time', 'disliked_foods'];

const terms = (givesUp: readonly Relaxation[], bands: readonly number[], atLeast: number): Terms[] =>
  bands.map((band) => ({ givesUp: new Set(givesUp), band, atLeast }));

/**
 * Where the optimizer has no day, and for a plan that is fitted to a new one: tastes first, then the energy band, the
 * number of alternatives, and where a slot would be empty, the recipes that the person turned down.
 */
export const FALLBACK_LADDER: readonly Terms[] = [
  ...terms(TASTES, [PROMISED_BAND, ...WIDER_BANDS], ALTERNATIVES),
  ...terms(TASTES, [PROMISED_BAND, ...WIDER_BANDS], 1),
  ...terms([...TASTES, 'disliked_recipes'], [PROMISED_BAND, ...WIDER_BANDS], 1),
];

/** Tried before `FALLBACK_LADDER` where it costs none of the recipes that should stay. */
export const AIMED_LADDER: readonly Terms[] = terms(TASTES, AIMED_BANDS, ALTERNATIVES);

/** For the plan that must exist: it ends where any portion will do. */
export const STARTER_LADDER: readonly Terms[] = [
  ...terms([], [...AIMED_BANDS, PROMISED_BAND], ALTERNATIVES),
  ...FALLBACK_LADDER,
  ...terms([...TASTES, 'disliked_recipes'], [Number.POSITIVE_INFINITY], 1),
];
