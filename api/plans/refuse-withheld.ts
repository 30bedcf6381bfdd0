import type { PlanViolation } from '../../domain/plan/check-plan.ts';
import { validationFailed } from '../router.ts';

/** Throws `invalid` naming `recipeId` when that recipe is withheld: nobody chooses what they must not eat. */
export function refuseWithheld({
  withheld,
  recipeId,
}: {
  withheld: readonly PlanViolation[];
  recipeId: string;
}): void {
  if (!withheld.some((violation) => violation.recipeId === recipeId)) return;
  throw validationFailed([{ path: ['recipeId'], message: 'is not allowed by your restrictions' }]);
}
