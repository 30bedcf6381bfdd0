import { ADULT_AGE } from '../energy/constants.ts';

/**
 * Highest activity above rest in one day, in multiples of resting energy. Adults: riders of the Tour de France spend 4–5
 * times rest in all (Westerterp et al. 1986, J Appl Physiol 61:2162); the margin above it is our rule. Minors: 2.5
 * times rest in all with the 1.2 of a sedentary day; FAO/WHO/UNU 2004 give a vigorous youth about 2. Our rule.
 */
const MAX_ACTIVE_PER_RESTING = { adult: 5, minor: 1.3 };

/** Most steps that count: about 75 km on foot. Our rule. */
export const MAX_STEPS = 100_000;

/**
 * The highest activity above rest that is believed of one day, kcal. The one bound for whatever tells of it: a push, a
 * fitness provider, a logged workout, a what-if. More than it counts up to it.
 */
export const maxActiveKcal = ({ restingKcal, age }: { restingKcal: number; age: number }): number =>
  (age < ADULT_AGE ? MAX_ACTIVE_PER_RESTING.minor : MAX_ACTIVE_PER_RESTING.adult) * restingKcal;
