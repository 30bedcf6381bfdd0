import { isColdSeason, isForWarmWeather } from '../warm-weather.ts';
import type { SoftRule } from './rule.ts';

/** Cold soups, drinks and ices step back in the local winter; where there is none they never do. */
export const weather: SoftRule = {
  id: 'weather',
  hard: false,
  reach: {
    kind: 'kept',
    key: ({ seasonMonth }) => String(seasonMonth !== undefined && isColdSeason(seasonMonth)),
  },
  score: (recipe, { seasonMonth }) =>
    seasonMonth !== undefined && isColdSeason(seasonMonth) && isForWarmWeather(recipe) ? -1 : 0,
  // Nobody is told why a cold soup is absent in January.
  reason: () => undefined,
};
