import fc from 'fast-check';
import type { DayTargets } from '../../domain/energy/day-targets.ts';
import type { EaterPreferences } from '../../domain/profile/eater-preferences.ts';
import { Diet, Preferences } from '../../domain/profile/preferences.ts';
import { LifeStage } from '../../domain/profile/profile.ts';
import { Allergen } from '../../domain/recipes/allergen.ts';
import { FoodRisk } from '../../domain/recipes/food-risk.ts';
import { Hemisphere } from '../../domain/recipes/hemisphere.ts';
import type { Leftover } from '../../domain/recipes/leftover.ts';
import type { PantryFood } from '../../domain/recipes/pantry-food.ts';
import { type Catalog, Cuisine, type Food, type Recipe } from '../../domain/recipes/recipe.ts';
import type { RuleContext } from '../../domain/recipes/rules/rule.ts';
import type { SelectionInput } from '../../domain/recipes/select-day.ts';
import { SLOTS } from '../../domain/recipes/slots.ts';

/** A recipe that everyone may eat: 500 kcal and 25 g protein a serving, for every slot. */
export function aRecipe(id: string, change: Partial<Recipe> = {}): Recipe {
  return {
    id,
    name: `Dish ${id}`,
    slots: [...SLOTS],
    kind: 'plate',
    cuisine: 'international',
    servings: 2,
    minutes: 20,
    equipment: ['hob'],
    ingredients: [{ food: 'rice', grams: 200 }],
    steps: ['Cook it.'],
    perServing: nutritionOf({ energyKcal: 500 }),
    mineralsPerServing: {},
    gramsPerServing: 400,
    allergens: [],
    diets: { pescatarian: true, vegetarian: true, vegan: true, halal: true, kosherStyle: true },
    risks: [],
    mainFood: 'rice',
    mainGroup: 'grain',
    ...change,
  };
}

/** Nutrition of a dish with the given energy, of which protein, fat and carbohydrate make 20, 30 and 50 %. */
export function nutritionOf({
  energyKcal,
  proteinShare = 0.2,
}: {
  energyKcal: number;
  proteinShare?: number;
}): Recipe['perServing'] {
  return {
    energyKcal,
    proteinG: (energyKcal * proteinShare) / 4,
    fatG: (energyKcal * 0.3) / 9,
    saturatedFatG: (energyKcal * 0.1) / 9,
    carbohydrateG: (energyKcal * (0.7 - proteinShare)) / 4,
    fibreG: energyKcal / 80,
    sugarG: energyKcal / 60,
    sodiumMg: energyKcal / 2,
  };
}

export function aFood(id: string, change: Partial<Food> = {}): Food {
  return {
    id,
    name: id.replaceAll('-', ' '),
    family: id,
    group: 'grain',
    aisle: 'dry_goods',
    aliases: [],
    per100g: nutritionOf({ energyKcal: 130 }),
    minerals: {},
    units: {},
    shelfLife: {},
    allergens: [],
    origins: ['plant'],
    ...change,
  };
}

export function aCatalog({
  recipes,
  foods = [],
}: {
  recipes: readonly Recipe[];
  foods?: readonly Food[];
}): Catalog {
  return {
    version: 'test',
    foods: new Map([aFood('rice'), ...foods].map((food) => [food.id, food])),
    recipes: new Map(recipes.map((recipe) => [recipe.id, recipe])),
  };
}

/** `count` recipes for each slot whose servings suit it, all of which everyone may eat. */
export function aVariedCatalog({ count = 12 }: { count?: number } = {}): Catalog {
  const servingKcal = { breakfast: 420, lunch: 560, dinner: 600, snack: 170 };
  const recipes = SLOTS.flatMap((slot) =>
    Array.from({ length: count }, (_, index) =>
      aRecipe(`${slot}-${index}`, {
        slots: [slot],
        cuisine: Cuisine.options[index % Cuisine.options.length] ?? 'international',
        mainFood: `food-${index % 7}`,
        minutes: 5 + 5 * (index % 8),
        perServing: nutritionOf({
          energyKcal: servingKcal[slot] + 11 * index,
          proteinShare: 0.12 + 0.02 * (index % 10),
        }),
      }),
    ),
  );
  return aCatalog({ recipes });
}

/** Targets of an ordinary day: 2000 kcal with 100 g protein. */
export function someTargets(change: Partial<DayTargets> = {}): DayTargets {
  const energyKcal = change.energyKcal ?? 2000;
  return {
    localDate: '2026-11-22',
    activityDate: '2026-11-21',
    massKg: 70,
    restingKcal: 1550,
    restingMethod: 'mifflin_st_jeor',
    expenditureKcal: energyKcal,
    expenditureOrigin: { kind: 'baseline', level: 'light', reason: 'no_source', workoutKcal: 0 },
    adjustmentKcal: 0,
    energyKcal,
    energyMethod: 'computed',
    limits: [],
    load: 'usual',
    proteinG: energyKcal * 0.05,
    fatG: (energyKcal * 0.3) / 9,
    carbohydrateG: (energyKcal * 0.5) / 4,
    fibreG: (energyKcal * 14) / 1000,
    saturatedFatMaxG: (energyKcal * 0.1) / 9,
    sodiumMaxMg: 2300,
    medicalNotice: false,
    ...change,
  };
}

export function somePreferences(change: Partial<Preferences> = {}): Preferences {
  return { ...Preferences.parse({}), ...change };
}

/** A rule's view of an ordinary day at dinner. */
export function aRuleContext(change: Partial<RuleContext> = {}): RuleContext {
  return {
    slot: 'dinner',
    dayKind: 'weekday',
    targets: someTargets(),
    preferences: somePreferences(),
    feedback: new Map(),
    daysSince: new Map(),
    daysSinceOffered: new Map(),
    homeCuisines: [],
    hardToBuy: new Set(),
    week: { cuisine: new Map(), mainFood: new Map(), mainGroup: new Map(), kind: new Map() },
    countedOf: new Map(),
    weekCounts: { pulses: 0, red_meat: 0, poultry: 0, fish: 0 },
    unloved: new Set(),
    tastes: { cuisine: new Map(), mainFood: new Map() },
    leftovers: new Map(),
    pantry: new Map(),
    foodsAtHome: 0,
    seasonMonth: undefined,
    foods: new Map(),
    turnedDown: new Set(),
    withDislikedFood: new Set(),
    chosen: [],
    ...change,
  };
}

export function aSelectionInput(change: Partial<SelectionInput> = {}): SelectionInput {
  return {
    catalog: aVariedCatalog(),
    targets: someTargets(),
    preferences: somePreferences(),
    feedback: new Map(),
    recent: [],
    seed: 'user-1:2026-11-22',
    ...change,
  };
}

/** Recipes of any composition; ids are unique once they are in a catalogue. */
const anyRecipe = (id: string): fc.Arbitrary<Recipe> =>
  fc
    .record({
      slots: fc.subarray([...SLOTS], { minLength: 1 }),
      cuisine: fc.constantFrom(...Cuisine.options),
      minutes: fc.integer({ min: 2, max: 120 }),
      energyKcal: fc.integer({ min: 60, max: 900 }),
      proteinShare: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      allergens: fc.subarray(Allergen.options, { maxLength: 4 }),
      risks: fc.subarray(FoodRisk.options, { maxLength: 1 }),
      isVegan: fc.boolean(),
      isHalal: fc.boolean(),
      mainFood: fc.constantFrom('rice', 'beans', 'fish', 'oats', 'eggs'),
    })
    .map(({ energyKcal, proteinShare, isVegan, isHalal, mainFood, ...rest }) =>
      aRecipe(id, {
        ...rest,
        mainFood,
        ingredients: [{ food: mainFood, grams: 100 }],
        perServing: nutritionOf({ energyKcal, proteinShare }),
        diets: {
          pescatarian: isVegan,
          vegetarian: isVegan,
          vegan: isVegan,
          halal: isHalal,
          kosherStyle: isHalal,
        },
      }),
    );

/** Catalogues from almost nothing to plenty. */
export const anyCatalog: fc.Arbitrary<Catalog> = fc
  .integer({ min: 0, max: 40 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyRecipe(`r${index}`))))
  .map((recipes) => aCatalog({ recipes, foods: ['beans', 'fish', 'oats', 'eggs'].map((id) => aFood(id)) }));

/** Targets from a strict deficit to a day of hard training. */
export const anyTargets: fc.Arbitrary<DayTargets> = fc
  .record({
    energyKcal: fc.integer({ min: 1200, max: 4500 }),
    proteinShare: fc.double({ min: 0.12, max: 0.35, noNaN: true }),
    load: fc.constantFrom('rest' as const, 'usual' as const, 'endurance' as const, 'strength' as const),
  })
  .map(({ energyKcal, proteinShare, load }) =>
    someTargets({ energyKcal, load, proteinG: Math.round((energyKcal * proteinShare) / 4) }),
  );

/** Some of `items`, at most `maxLength`. */
const someOf = <Item>(items: readonly Item[], maxLength: number): fc.Arbitrary<Item[]> =>
  fc.subarray([...items], { maxLength: Math.min(maxLength, items.length) });

const anyMinutes = fc.integer({ min: 10, max: 120 });
const anyMealMinutes = fc.record({ breakfast: anyMinutes, dinner: anyMinutes }, { requiredKeys: [] });

/** Tastes and restrictions of any person, with ids that `catalog` knows. */
export function anyPreferences(catalog: Catalog): fc.Arbitrary<EaterPreferences> {
  return fc
    .record({
      diet: fc.constantFrom(...Diet.options),
      lifeStage: fc.constantFrom(...LifeStage.options),
      allergens: someOf(Allergen.options, 4),
      dislikedFoods: someOf([...catalog.foods.keys()], 3),
      dislikedRecipes: someOf([...catalog.recipes.keys()], 5),
      likedCuisines: someOf(Cuisine.options, 5),
      maxCookingMinutes: fc.option(fc.integer({ min: 10, max: 120 }), { nil: undefined }),
      cookingMinutes: fc.record({ weekday: anyMealMinutes, weekend: anyMealMinutes }, { requiredKeys: [] }),
    })
    .map(({ maxCookingMinutes, ...rest }) => ({
      ...rest,
      ...(maxCookingMinutes === undefined ? {} : { maxCookingMinutes }),
    }));
}

/** Lots of some foods, from long gone to keeping for ever. */
const anyPantry = (catalog: Catalog): fc.Arbitrary<PantryFood[]> =>
  fc.array(
    fc.record(
      {
        foodId: fc.constantFrom(...catalog.foods.keys()),
        massG: fc.integer({ min: 1, max: 3000 }),
        bestBefore: fc.integer({ min: -12, max: 9 }).map((days) => dayBefore(-days)),
      },
      { requiredKeys: ['foodId', 'massG'] },
    ),
    { maxLength: 8 },
  );

/** Lots of what was cooked, from today to two weeks ago, good for some days or for ever. */
const anyLeftovers = (recipeIds: readonly string[]): fc.Arbitrary<Leftover[]> =>
  someOf(recipeIds, 4).chain((ids) =>
    fc.tuple(
      ...ids.map((recipeId) =>
        fc.record(
          {
            recipeId: fc.constant(recipeId),
            servings: fc.constantFrom(0.25, 0.5, 1, 1.1, 2, 6),
            cookedOn: fc.integer({ min: 0, max: 14 }).map(dayBefore),
            bestBefore: fc.integer({ min: -5, max: 2 }).map(dayBefore),
          },
          { requiredKeys: ['recipeId', 'servings', 'cookedOn'] },
        ),
      ),
    ),
  );

/** Everything but the catalogue that a selection depends on: a counterexample then stays readable. */
export function anyCircumstances(catalog: Catalog): fc.Arbitrary<Omit<SelectionInput, 'catalog'>> {
  const recipes = [...catalog.recipes.keys()];
  const verdict = fc.constantFrom('like' as const, 'dislike' as const);
  return fc.record({
    targets: anyTargets,
    preferences: anyPreferences(catalog),
    feedback: someOf(recipes, 12)
      .chain((ids) => fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), verdict))))
      .map((pairs) => new Map(pairs)),
    recent: fc
      .array(someOf(recipes, 12), { maxLength: 6 })
      .map((days) => days.map((recipeIds, index) => ({ localDate: dayBefore(index + 1), recipeIds }))),
    seed: fc.string({ maxLength: 20 }),
    pantry: anyPantry(catalog),
    leftovers: anyLeftovers(recipes),
    hemisphere: fc.constantFrom(...Hemisphere.options),
  });
}

const MS_PER_DAY = 86_400_000;

const dayBefore = (days: number): string =>
  new Date(Date.parse('2026-11-22') - days * MS_PER_DAY).toISOString().slice(0, 10);
