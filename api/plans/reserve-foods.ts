import type { Logger } from 'pino';
import type { UserId } from '../../domain/ids.ts';
import { planNeeds } from '../../domain/inventory/plan-ingredients.ts';
import type { MealPlan } from '../../domain/plan/meal-plan.ts';
import type { InventoryRepository } from '../../domain/ports/inventory-repository.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import { describeError } from '../../telemetry/describe-error.ts';

/**
 * Makes the reservations those of a plan that was just changed. The plan is saved whatever becomes of this: the next
 * change, or the next night, sets the reservations right.
 */
export async function reserveFoods(
  { inventory, catalog, logger }: { inventory: InventoryRepository; catalog: Catalog; logger: Logger },
  { userId, plan, at }: { userId: UserId; plan: MealPlan; at: Date },
): Promise<void> {
  const { localDate } = plan;
  try {
    await inventory.reserve({ userId, localDate, dishes: planNeeds({ plan, catalog }), at });
  } catch (error) {
    logger.warn({ userId, error: describeError(error) }, 'food not reserved');
  }
}
