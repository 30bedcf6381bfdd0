import { z } from 'zod';
import type { DayTargets } from '../energy/day-targets.ts';
import type { MealOption, PlanMeals } from '../plan/meal-plan.ts';
import { sumNutrition } from '../plan/shown-dishes.ts';
import { mapSlots } from '../recipes/slots.ts';

const FigureChange = z
  .object({ before: z.number(), after: z.number(), change: z.number() })
  .meta({ id: 'FigureChange', description: 'A figure before and after, and the difference' });

const FigureChanges = z
  .object({
    energyKcal: FigureChange,
    proteinG: FigureChange,
    fatG: FigureChange,
    carbohydrateG: FigureChange,
    fibreG: FigureChange,
  })
  .meta({ id: 'FigureChanges', description: 'Energy in kcal, masses in g' });
type FigureChanges = z.infer<typeof FigureChanges>;

const NamedRecipe = z.object({ recipeId: z.string(), name: z.string() });

const MealChange = z
  .object({
    in: z.array(NamedRecipe),
    out: z.array(NamedRecipe),
    kept: z.array(NamedRecipe.extend({ portionBefore: z.number(), portionAfter: z.number() })),
  })
  .meta({ id: 'MealChange', description: 'Alternatives of a meal that come in, go out and stay' });
export type MealChange = z.infer<typeof MealChange>;

/** What would be different, in figures and recipes. */
export const PlanDifferences = z
  .object({
    targets: FigureChanges,
    day: FigureChanges.meta({
      id: 'DayChanges',
      description: 'Of the chosen or first dish of each meal together, meals eaten out among them',
    }),
    meals: z.object(mapSlots(() => MealChange)),
    sentences: z.array(z.string()).meta({ description: 'The same for people' }),
  })
  .meta({ id: 'PlanDifferences', description: 'What would be different' });
export type PlanDifferences = z.infer<typeof PlanDifferences>;

/** A day as far as it can differ: `dishes` are what is eaten, `meals` the alternatives; a slot of them may be empty. */
export type ComparedDay = { targets: DayTargets; meals: PlanMeals; dishes: readonly MealOption[] };

/** What `after` has other than `before`, without the sentences. */
export function planDifferences({
  before,
  after,
}: {
  before: ComparedDay;
  after: ComparedDay;
}): Omit<PlanDifferences, 'sentences'> {
  return {
    targets: figureChanges({ before: before.targets, after: after.targets }),
    day: figureChanges({
      before: sumNutrition(before.dishes),
      after: sumNutrition(after.dishes),
    }),
    meals: mapSlots((slot) => mealChange({ before: before.meals[slot], after: after.meals[slot] })),
  };
}

type Figures = Record<keyof FigureChanges, number>;

function figureChanges({ before, after }: { before: Figures; after: Figures }): FigureChanges {
  const changeOf = (figure: keyof FigureChanges) => ({
    before: toTenth(before[figure]),
    after: toTenth(after[figure]),
    change: toTenth(after[figure] - before[figure]),
  });
  return {
    energyKcal: changeOf('energyKcal'),
    proteinG: changeOf('proteinG'),
    fatG: changeOf('fatG'),
    carbohydrateG: changeOf('carbohydrateG'),
    fibreG: changeOf('fibreG'),
  };
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;

function mealChange({
  before,
  after,
}: {
  before: PlanMeals['lunch'];
  after: PlanMeals['lunch'];
}): MealChange {
  const [earlier, later] = [before, after].map((options) => new Map(options.map((o) => [o.recipeId, o])));
  const named = ({ recipeId, name }: PlanMeals['lunch'][number]) => ({ recipeId, name });
  return {
    in: after.filter(({ recipeId }) => earlier?.has(recipeId) !== true).map(named),
    out: before.filter(({ recipeId }) => later?.has(recipeId) !== true).map(named),
    kept: before.flatMap((option) => {
      const portionAfter = later?.get(option.recipeId)?.portion;
      if (portionAfter === undefined) return [];
      return [{ ...named(option), portionBefore: option.portion, portionAfter }];
    }),
  };
}
