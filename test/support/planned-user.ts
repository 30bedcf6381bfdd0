import type { MealPlan } from '../../domain/plan/meal-plan.ts';
import type { PlanContent } from '../../domain/ports/plan-repository.ts';
import type { Allergen } from '../../domain/recipes/allergen.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import { aPlanFor } from './plans.ts';
import { aCatalog, aSelectionInput, aVariedCatalog, someTargets } from './recipes.ts';
import type { UserApi } from './user-api.ts';

/** Many recipes for each meal; every second one has peanuts. */
export const catalogWithPeanuts: Catalog = aCatalog({
  recipes: [...aVariedCatalog({ count: 16 }).recipes.values()].map((recipe, index) => ({
    ...recipe,
    allergens: (index % 2 === 0 ? ['peanuts'] : []) satisfies Allergen[],
  })),
});

/** What the night makes of nothing but the catalogue. */
export function planContentFor(localDate: string): PlanContent {
  const catalog = catalogWithPeanuts;
  const targets = someTargets({ localDate });
  const plan: MealPlan = aPlanFor(aSelectionInput({ catalog, targets, seed: `anyone:${localDate}` }));
  const { revision: _, ...content } = plan;
  return content;
}

/** Puts a night's plan into the database, as the night does it. */
export async function savePlanFor(
  { deps }: Pick<UserApi, 'deps'>,
  {
    userId,
    localDate,
    note = 'night',
    degraded = false,
  }: { userId: string; localDate: string; note?: string; degraded?: boolean },
): Promise<void> {
  await deps.plans.savePlan({
    userId,
    timeZone: 'Europe/Berlin',
    content: { ...planContentFor(localDate), inputsHash: note, notes: [note] },
    degraded,
    activityOutcome: 'measured',
    onlyIfUnopened: false,
    at: new Date(`${localDate}T02:00:00.000Z`),
  });
}
