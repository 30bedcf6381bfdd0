import type { Recipe } from './recipe.ts';
import type { SeasonMonth } from './seasonal-foods.ts';

/** How a soup, a drink or an ice is served when it is meant to cool. */
const SERVED_COLD =
  /\bchill\b(?!i)|\b(?:keep|serve|eat|drink)\b[^.]*\b(?:cool|cold)\b|\bice\b|\bfrozen\b|\bsoft ice\b/i;

/** Whether a dish cools whoever eats it: a cold soup, a drink or a bowl of ice. Salads and yogurt are for all year. */
export const isForWarmWeather = ({ kind, steps }: Pick<Recipe, 'kind' | 'steps'>): boolean =>
  (kind === 'soup' || kind === 'drink' || kind === 'sweet') && steps.some((step) => SERVED_COLD.test(step));

/** Months of the northern half of the year, as `seasonMonth` counts in either, in which nobody wants to be cooled. */
export const isColdSeason = (month: SeasonMonth): boolean => month <= 3 || month >= 11;
