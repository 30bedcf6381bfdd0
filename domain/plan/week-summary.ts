import { z } from 'zod';
import type { DayTargets } from '../energy/day-targets.ts';
import { type Catalog, Cuisine } from '../recipes/recipe.ts';
import { SLOTS } from '../recipes/slots.ts';
import type { MealOption } from './meal-plan.ts';
import { sumNutrition } from './shown-dishes.ts';

const Average = z.object({
  planned: z.number().meta({ description: 'Of the chosen dish of each meal, or its first' }),
  target: z.number(),
});

/** Averages of the week's days, for one day. Energy in kcal, masses in g, sodium in mg. */
const WeekAverages = z
  .object({
    energyKcal: Average,
    proteinG: Average,
    fatG: Average,
    carbohydrateG: Average,
    fibreG: Average,
    saturatedFatG: Average.meta({ description: 'The target is a limit' }),
    sodiumMg: Average.meta({ description: 'The target is a limit' }),
  })
  .meta({ id: 'WeekAverages', description: 'A day on average; energy in kcal, masses in g, sodium in mg' });
type WeekAverages = z.infer<typeof WeekAverages>;

const WeekVariety = z
  .object({
    distinctRecipes: z.int(),
    mainFoods: z
      .array(z.string())
      .meta({ description: 'Families of the foods that the dishes are known by' }),
    cuisines: z.array(Cuisine),
    repeats: z
      .array(z.object({ recipeId: z.string(), name: z.string(), times: z.int().min(2) }))
      .meta({ description: 'Dishes on more than one day, the most frequent first' }),
  })
  .meta({ id: 'WeekVariety', description: 'How different the dishes were' });

/** What a week comes to. */
export const WeekSummary = z.object({
  /** Null without a day that counts. */
  averages: z.union([WeekAverages, z.null()]),
  daysCounted: z.int().meta({ description: 'Days behind the averages: those with a dish for every meal' }),
  variety: WeekVariety,
});
export type WeekSummary = z.infer<typeof WeekSummary>;

/** A day of the week: what it aimed at and what is eaten, nothing withheld among it. */
type WeekDay = { targets: DayTargets; dishes: readonly MealOption[] };

/** Averages and variety of some days. A day with an empty meal would lower every average: it counts for variety only. */
export function weekSummary({ days, catalog }: { days: readonly WeekDay[]; catalog: Catalog }): WeekSummary {
  const whole = days.filter(({ dishes }) => dishes.length === SLOTS.length);
  return {
    averages: whole.length === 0 ? null : averagesOf(whole),
    daysCounted: whole.length,
    variety: varietyOf({ dishes: days.flatMap(({ dishes }) => dishes), catalog }),
  };
}

function averagesOf(days: readonly WeekDay[]): WeekAverages {
  const sums = days.map(({ targets, dishes }) => ({ targets, planned: sumNutrition(dishes) }));
  const mean = (figureOf: (day: (typeof sums)[number]) => number): number =>
    Math.round((sums.reduce((sum, day) => sum + figureOf(day), 0) / sums.length) * 10) / 10;
  const average = (
    figure: keyof (typeof sums)[number]['planned'],
    aim: 'energyKcal' | 'proteinG' | 'fatG' | 'carbohydrateG' | 'fibreG' | 'saturatedFatMaxG' | 'sodiumMaxMg',
  ) => ({ planned: mean(({ planned }) => planned[figure]), target: mean(({ targets }) => targets[aim]) });
  return {
    energyKcal: average('energyKcal', 'energyKcal'),
    proteinG: average('proteinG', 'proteinG'),
    fatG: average('fatG', 'fatG'),
    carbohydrateG: average('carbohydrateG', 'carbohydrateG'),
    fibreG: average('fibreG', 'fibreG'),
    saturatedFatG: average('saturatedFatG', 'saturatedFatMaxG'),
    sodiumMg: average('sodiumMg', 'sodiumMaxMg'),
  };
}

function varietyOf({
  dishes,
  catalog,
}: {
  dishes: readonly MealOption[];
  catalog: Catalog;
}): WeekSummary['variety'] {
  const times = new Map<string, { recipeId: string; name: string; times: number }>();
  for (const { recipeId, name } of dishes) {
    times.set(recipeId, { recipeId, name, times: (times.get(recipeId)?.times ?? 0) + 1 });
  }
  const recipes = [...times.keys()].flatMap((id) => catalog.recipes.get(id) ?? []);
  return {
    distinctRecipes: times.size,
    mainFoods: [...new Set(recipes.map(({ mainFood }) => mainFood))].sort(),
    cuisines: Cuisine.options.filter((cuisine) => recipes.some((recipe) => recipe.cuisine === cuisine)),
    repeats: [...times.values()]
      .filter((dish) => dish.times > 1)
      .sort((a, b) => b.times - a.times || (a.recipeId < b.recipeId ? -1 : 1)),
  };
}
