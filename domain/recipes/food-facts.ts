import { z } from 'zod';

/** Minerals of an amount of food, mg. A figure that no source reports is left out: unknown is not zero. */
export const Minerals = z
  .object({
    calciumMg: z.number().nonnegative().optional(),
    ironMg: z.number().nonnegative().optional(),
    potassiumMg: z.number().nonnegative().optional(),
  })
  .meta({ id: 'Minerals', description: 'Minerals in mg; a figure that is not known is left out' });
export type Minerals = z.infer<typeof Minerals>;

const UnitMass = z.number().positive().max(5000);

/**
 * What the measures of a kitchen weigh, g, of the food in the state its row describes (dry rice as dry rice).
 *
 * Cup, tablespoon and teaspoon are the US measures of 237, 14.8 and 4.9 ml, as in the USDA's tables.
 */
export const HouseholdUnits = z.object({
  cupG: UnitMass.optional(),
  tablespoonG: UnitMass.optional(),
  teaspoonG: UnitMass.optional(),
  /** One of what the food is counted in, edible part: `{ massG: 3, name: 'clove' }`. */
  piece: z.object({ massG: UnitMass, name: z.string().min(2).max(30) }).optional(),
});
export type HouseholdUnits = z.infer<typeof HouseholdUnits>;

const Days = z.int().min(1).max(3650);

/**
 * How many days the food keeps after it is bought, unopened where it is sold in a packet.
 *
 * Places where it is not kept are left out. The first that is given, in the order pantry, fridge, freezer, is
 * the usual one.
 */
export const ShelfLife = z.object({
  pantryDays: Days.optional(),
  fridgeDays: Days.optional(),
  freezerDays: Days.optional(),
});
export type ShelfLife = z.infer<typeof ShelfLife>;

/** Where a food stands in a shop, in the order of the way through it, for shopping lists: what is cold comes last. */
export const Aisle = z
  .enum([
    'produce',
    'bakery',
    'dry_goods',
    'tins_and_jars',
    'baking',
    'herbs_and_spices',
    'sauces_and_oils',
    'nuts_and_dried_fruit',
    'snacks',
    'drinks',
    'meat_and_fish',
    'dairy_and_eggs',
    'chilled',
    'frozen',
  ])
  .meta({ id: 'Aisle', description: 'Where a food stands in a shop' });
export type Aisle = z.infer<typeof Aisle>;

/**
 * What a cook needs besides knives, bowls, a kettle and a fridge. Steaming over a pot is `hob`; `steamer` is for dishes
 * that need a basket; a food processor counts as `blender`.
 */
export const Equipment = z
  .enum([
    'hob',
    'oven',
    'grill',
    'toaster',
    'microwave',
    'pressure_cooker',
    'rice_cooker',
    'steamer',
    'blender',
  ])
  .meta({ id: 'Equipment', description: 'What a kitchen must have for a recipe' });
export type Equipment = z.infer<typeof Equipment>;
