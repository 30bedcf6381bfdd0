import type { DayTargets } from '../energy/day-targets.ts';
import { bandsLeftBy } from '../recipes/optimizer/left-bands.ts';
import { type PlanMeals, Relaxation } from './meal-plan.ts';
import { limitsLeftByFirst } from './stated-limits.ts';

/**
 * What was given up, with what the meals as they are now leave of the printed limits and the bands of nutrients. Every
 * way to make or change a plan ends here, so that none leaves a limit in silence.
 */
export function relaxedWithBalance({
  relaxed,
  ...plan
}: {
  relaxed: Iterable<Relaxation>;
  meals: PlanMeals;
  targets: DayTargets;
}): Relaxation[] {
  const given = new Set(relaxed);
  given.delete('stated_limits');
  given.delete('nutrient_bands');
  if (limitsLeftByFirst(plan).length > 0) given.add('stated_limits');
  if (bandsLeftBy(plan).length > 0) given.add('nutrient_bands');
  return Relaxation.options.filter((relaxation) => given.has(relaxation));
}
