import type { UserId } from '../domain/ids.ts';
import { planNeeds } from '../domain/inventory/plan-ingredients.ts';
import type { InventoryRepository } from '../domain/ports/inventory-repository.ts';
import type {
  PlanContent,
  PlanRepository,
  SavePlanResult,
  SelectionInputs,
} from '../domain/ports/plan-repository.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';

/**
 * Makes the reservations those of the plan that counts, within the step that saved it: the night has no event more for
 * it, and a step that died in between is run again. Who has nothing at home costs nothing.
 */
export async function reservePlan(
  {
    plans,
    inventory,
    catalog,
  }: {
    plans: Pick<PlanRepository, 'findOptionalPlan'>;
    inventory: Pick<InventoryRepository, 'reserve'>;
    catalog: Catalog;
  },
  {
    userId,
    content,
    saved,
    inputs: { pantry, leftovers },
    at,
  }: {
    userId: UserId;
    content: PlanContent;
    saved: SavePlanResult;
    inputs: Pick<SelectionInputs, 'pantry' | 'leftovers'>;
    at: Date;
  },
): Promise<void> {
  if (pantry.length === 0 && leftovers.length === 0) return;
  const { localDate } = content;
  const kept = saved.status === 'saved' ? undefined : await plans.findOptionalPlan({ userId, localDate });
  const plan = kept?.plan ?? content;
  await inventory.reserve({ userId, localDate, dishes: planNeeds({ plan, catalog }), at });
}
