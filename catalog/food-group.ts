import type { FoodGroup } from '../domain/recipes/food-group.ts';

/** The tables of plants are groups already; those of animal foods hold several, told apart by origin. */
const GROUP_OF_TABLE: Readonly<Record<string, FoodGroup>> = {
  'foods/fruit.csv': 'fruit',
  'foods/grains.csv': 'grain',
  'foods/herbs-and-spices.csv': 'other',
  'foods/legumes.csv': 'legume',
  'foods/nuts-and-seeds.csv': 'nut',
  'foods/oils-and-sauces.csv': 'other',
  'foods/vegetables.csv': 'vegetable',
};

/** Legumes to a botanist, nuts to everybody else. */
const NUT_FAMILIES: readonly string[] = ['peanuts', 'peanut-butter'];

const GROUP_OF_ORIGIN: readonly (readonly [string, FoodGroup])[] = [
  ['fish', 'fish'],
  ['shellfish', 'fish'],
  ['poultry', 'poultry'],
  ['meat', 'meat'],
  ['egg', 'egg'],
  ['dairy', 'dairy'],
];

/** The broad group of a food, which follows from the table it is written in and from what it is made of. */
export function foodGroup({
  file,
  family,
  origins,
}: {
  file: string;
  family: string;
  origins: readonly string[];
}): FoodGroup {
  if (NUT_FAMILIES.includes(family)) return 'nut';
  const ofTable = GROUP_OF_TABLE[file];
  if (ofTable !== undefined) return ofTable;
  return GROUP_OF_ORIGIN.find(([origin]) => origins.includes(origin))?.[1] ?? 'other';
}
