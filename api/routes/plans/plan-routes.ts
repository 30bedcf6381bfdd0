import type { NightControl } from '../../../domain/ports/night-control.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { RateLimits } from '../../../domain/ports/rate-limits.ts';
import type { SelectDay } from '../../../domain/recipes/select-day.ts';
import { createAtOnce } from '../../at-once.ts';
import { limitAtOnce } from '../../middleware/limit-at-once.ts';
import type { PlanDeps } from '../../plans/read-plan.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { askWhatIf } from './ask-what-if.ts';
import { chooseRecipe } from './choose-recipe.ts';
import { cookMeal } from './cook-meal.ts';
import { findIngredients } from './find-ingredients.ts';
import { findPlan } from './find-plan.ts';
import { findWeek } from './find-week.ts';
import { listPlans } from './list-plans.ts';
import { refreshPlan } from './refresh-plan.ts';
import { swapRecipe } from './swap-recipe.ts';

/** Each plans on a core: one user's must leave the others' reads their time. */
const PLANNINGS = {
  most: 2,
  longestMs: 60_000,
  code: 'too_many_at_once',
  message: 'Two changes of your plans are under way. Wait for them.',
  retryAfterMs: 1_000,
};

/** What to eat on each day. */
export function planRoutes(
  deps: PlanDeps & {
    profiles: ProfileRepository;
    control: NightControl;
    rateLimits: RateLimits;
    selectDay: SelectDay;
  },
): UserRouter {
  const router = createUserRouter();
  router.use('/v1/plans/*', limitAtOnce({ atOnce: createAtOnce(PLANNINGS) }));
  listPlans(router, deps);
  // Before the dates: `week` is none.
  findWeek(router, deps);
  findPlan(router, deps);
  refreshPlan(router, deps);
  findIngredients(router, deps);
  cookMeal(router, deps);
  chooseRecipe(router, deps);
  swapRecipe(router, deps);
  askWhatIf(router, deps);
  return router;
}
