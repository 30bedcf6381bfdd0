import { z } from 'zod';
import { Allergen } from './allergen.ts';
import { Aisle, Equipment, HouseholdUnits, Minerals, ShelfLife } from './food-facts.ts';
import { FoodGroup } from './food-group.ts';
import { FoodRegion } from './food-region.ts';
import { FoodRisk } from './food-risk.ts';
import { RecipeKind } from './recipe-kind.ts';

export const MealSlot = z
  .enum(['breakfast', 'lunch', 'dinner', 'snack'])
  .meta({ id: 'MealSlot', description: 'Where in the day a recipe belongs' });
export type MealSlot = z.infer<typeof MealSlot>;

export const Cuisine = z
  .enum([
    'american',
    'argentinian',
    'armenian',
    'australian',
    'balkan',
    'bangladeshi',
    'brazilian',
    'british',
    'canadian',
    'caribbean',
    'central_american',
    'central_asian',
    'chinese',
    'colombian',
    'cuban',
    'dutch',
    'east_african',
    'egyptian',
    'ethiopian',
    'filipino',
    'french',
    'georgian',
    'german',
    'greek',
    'hawaiian',
    'hungarian',
    'indian',
    'indonesian',
    'international',
    'irish',
    'italian',
    'japanese',
    'korean',
    'levantine',
    'malaysian',
    'mexican',
    'moroccan',
    'nepali',
    'new_zealand',
    'nordic',
    'pakistani',
    'persian',
    'peruvian',
    'polish',
    'portuguese',
    'south_african',
    'spanish',
    'sri_lankan',
    'thai',
    'tunisian',
    'turkish',
    'ukrainian',
    'venezuelan',
    'vietnamese',
    'west_african',
  ])
  .meta({ id: 'Cuisine', description: 'Where a dish is cooked' });
export type Cuisine = z.infer<typeof Cuisine>;

/**
 * What a food is made from: diets are derived from these marks, never typed in for a recipe.
 *
 * `rennet` is animal rennet, for cheeses that are never made without it. Pork carries `meat` as well.
 */
export const FoodOrigin = z.enum([
  'plant',
  'meat',
  'pork',
  'poultry',
  'fish',
  'shellfish',
  'egg',
  'dairy',
  'honey',
  'gelatine',
  'rennet',
  'alcohol',
]);
export type FoodOrigin = z.infer<typeof FoodOrigin>;

/** Nutrition of an amount of food. Energy in kcal, masses in g, sodium in mg. */
export const Nutrition = z
  .object({
    energyKcal: z.number(),
    proteinG: z.number(),
    fatG: z.number(),
    saturatedFatG: z.number(),
    carbohydrateG: z.number(),
    fibreG: z.number(),
    sugarG: z.number(),
    sodiumMg: z.number(),
  })
  .meta({ id: 'Nutrition', description: 'Energy in kcal, masses in g, sodium in mg' });
export type Nutrition = z.infer<typeof Nutrition>;

/** Reason why a food's stated energy is allowed to differ from 4/9/4 (Atwater) by more than 15 %. */
const AtwaterNote = z.enum(['fibre', 'alcohol', 'polyols', 'organic_acids', 'low_energy']);

const KebabCase = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** One row of the food table: figures per 100 g edible portion. */
export const Food = z.object({
  id: KebabCase,
  name: z.string().min(2).max(80),
  /**
   * What the food is to an eater: dry, boiled and tinned chickpeas are all `chickpeas`. Foods of one family stand
   * in for each other in taste, not in allergens or diets.
   */
  family: KebabCase,
  /** Follows from the table it stands in and from its origins. */
  group: FoodGroup,
  aisle: Aisle,
  /** Other names that people write on lists and bills, in any language. */
  aliases: z.array(z.string().min(2).max(40)),
  /** USDA NDB number that the figures were taken from; absent only with `source`. */
  ndbNo: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  /** Where the figures come from besides `ndbNo`: what stands in for what, and why a mark is there. */
  source: z.string().max(200).optional(),
  per100g: Nutrition,
  /** Per 100 g, like the rest. */
  minerals: Minerals,
  units: HouseholdUnits,
  shelfLife: ShelfLife,
  allergens: z.array(Allergen),
  origins: z.array(FoodOrigin).min(1),
  /** What of it is unsafe in pregnancy or while breastfeeding, most of it only when it is not cooked. */
  risks: z.array(FoodRisk).exactOptional(),
  caffeineMgPer100g: z.number().positive().exactOptional(),
  /** Regions whose ordinary shops rarely have it. */
  hardToBuyIn: z.array(FoodRegion).exactOptional(),
  atwaterNote: AtwaterNote.optional(),
});
export type Food = z.infer<typeof Food>;

/** A dish as a contributor writes it: foods in grams for `servings` people. No nutrition, allergen or diet is typed in. */
export const RecipeSource = z.object({
  id: KebabCase,
  name: z.string().min(3).max(80),
  slots: z.array(MealSlot).min(1),
  kind: RecipeKind,
  cuisine: Cuisine,
  servings: z.number().min(1).max(12),
  minutes: z.int().min(1).max(240),
  /** Empty for a dish that is only cut and mixed. */
  equipment: z.array(Equipment),
  ingredients: z
    .array(
      z.object({
        food: z.string(),
        grams: z.number().positive().max(3000),
        note: z.string().max(80).optional(),
      }),
    )
    .min(1),
  steps: z.array(z.string().min(5).max(400)).min(1),
});
export type RecipeSource = z.infer<typeof RecipeSource>;

/** Which diets a recipe fits, derived from the origins of its foods. */
export const DietFit = z.object({
  pescatarian: z.boolean(),
  vegetarian: z.boolean(),
  vegan: z.boolean(),
  halal: z.boolean(),
  kosherStyle: z.boolean(),
});
export type DietFit = z.infer<typeof DietFit>;

/** A recipe with everything that follows from its foods. `perServing` is one portion of size 1. */
export const Recipe = RecipeSource.extend({
  perServing: Nutrition,
  /** Of one serving; a mineral is left out where it is not known for all but traces of the ingredients. */
  mineralsPerServing: Minerals,
  /** Weight of the ingredients as they go in, g: water that is added or boiled away is not counted. */
  gramsPerServing: z.number().positive(),
  allergens: z.array(Allergen),
  diets: DietFit,
  /** Minutes that it must be begun before it is cooked, as its notes and steps say; absent where nothing waits. */
  leadMinutes: z.int().positive().exactOptional(),
  /** What is unsafe of the dish as its steps make it, in pregnancy or while breastfeeding. */
  risks: z.array(FoodRisk),
  /** Family of the food that stands for the dish (most energy, protein first, fats and sugars aside): variety is judged by it. */
  mainFood: z.string(),
  /** Group of the same food: to an eater three kinds of beans are beans, and tofu is not far from them. */
  mainGroup: FoodGroup,
});
export type Recipe = z.infer<typeof Recipe>;

/** The whole catalogue, immutable, with a version that is a hash of its content. */
export type Catalog = {
  version: string;
  foods: ReadonlyMap<string, Food>;
  recipes: ReadonlyMap<string, Recipe>;
};
