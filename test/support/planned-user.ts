import { madeFrom } from '../../domain/plan/made-from.ts';
import type { PlanContent } from '../../domain/ports/plan-repository.ts';
import type { Allergen } from '../../domain/recipes/allergen.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import type { SelectionInput } from '../../domain/recipes/select-day.ts';
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
  const { revision: _, ...content } = aPlanFor(inputFor(localDate));
  return content;
}

const inputFor = (localDate: string): SelectionInput =>
  aSelectionInput({
    catalog: catalogWithPeanuts,
    targets: someTargets({ localDate }),
    seed: `anyone:${localDate}`,
  });

/** Puts a night's plan into the database, as the night does it. */
export async function savePlanFor(
  { deps }: Pick<UserApi, 'deps'>,
  {
    userId,
    localDate,
    contentOf = localDate,
    note = 'night',
    degraded = false,
  }: {
    userId: string;
    localDate: string;
    /** The date whose plan it is as well; absent: its own. */
    contentOf?: string;
    note?: string;
    degraded?: boolean;
  },
): Promise<void> {
  await deps.plans.savePlan({
    userId,
    timeZone: 'Europe/Berlin',
    content: { ...planContentFor(contentOf), localDate, inputsHash: note, notes: [note] },
    madeFrom: madeFrom({ input: inputFor(localDate), making: { kind: 'selected' } }),
    degraded,
    activityOutcome: 'measured',
    onlyIfUnopened: false,
    at: new Date(`${localDate}T02:00:00.000Z`),
  });
}
