import type { Dish, Part, Row } from './food-table.ts';

/** What the judge asks of a dish beside its figures. Its lists are its own and read no fact of the planner's. */

const NO_PULSES = /tofu|tempeh|miso|soy-|natto|peanut|edamame/;

/** g cooked: dry pulses take up about one and a half times their weight of water. */
const cookedPulseG = ({ row, grams }: Part): number => {
  if (row.table !== 'legumes' || NO_PULSES.test(row.id)) return 0;
  return /\bdry\b|flour/i.test(row.name) ? 2.5 * grams : grams;
};

const gramsOf = (dish: Dish, weigh: (part: Part) => number): number =>
  dish.parts.reduce((sum, part) => sum + weigh(part), 0);

const of =
  (...origins: string[]) =>
  ({ row, grams }: Part): number =>
    row.table === 'meat-and-fish' && origins.some((origin) => row.origins.includes(origin)) ? grams : 0;

const ofTable =
  (table: string) =>
  ({ row, grams }: Part): number =>
    row.table === table ? grams : 0;

/** g in one serving. */
export const pulseG = (dish: Dish): number => gramsOf(dish, cookedPulseG);
export const redMeatG = (dish: Dish): number => gramsOf(dish, of('meat', 'pork'));
export const poultryG = (dish: Dish): number => gramsOf(dish, of('poultry'));
export const fishG = (dish: Dish): number => gramsOf(dish, of('fish', 'shellfish'));
export const vegetableG = (dish: Dish): number => gramsOf(dish, ofTable('vegetables'));
export const fruitG = (dish: Dish): number => gramsOf(dish, ofTable('fruit'));

/** Origins that a way of eating leaves out. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  omnivore: [],
  pescatarian: ['meat', 'pork', 'poultry', 'gelatine', 'rennet'],
  vegetarian: ['meat', 'pork', 'poultry', 'gelatine', 'rennet', 'fish', 'shellfish'],
  vegan: [
    ...['meat', 'pork', 'poultry', 'gelatine', 'rennet', 'fish', 'shellfish'],
    ...['egg', 'dairy', 'honey'],
  ],
  halal: ['pork', 'alcohol', 'gelatine', 'rennet'],
  kosher_style: ['pork', 'shellfish', 'gelatine', 'rennet'],
};

/** Whom a plan is for, as far as it binds. */
export type Eater = { diet: string; allergens: readonly string[]; lifeStage: string };

/** Whether an eater must not have the dish: by the origins and allergens of every food in it. */
export function isForbidden(dish: Dish, { diet, allergens }: Eater): boolean {
  const rows = dish.parts.map(({ row }) => row);
  const origins = new Set(rows.flatMap((row) => row.origins));
  const flesh = origins.has('meat') || origins.has('poultry');
  if (diet === 'kosher_style' && flesh && origins.has('dairy')) return true;
  const leftOut = LEFT_OUT[diet];
  if (leftOut === undefined) throw new Error(`The judge does not know the diet ${diet}`);
  return (
    leftOut.some((origin) => origins.has(origin)) ||
    rows.some((row) => row.allergens.some((allergen) => allergens.includes(allergen)))
  );
}

const has = (dish: Dish, isIt: (row: Row) => boolean): boolean => dish.parts.some(({ row }) => isIt(row));

const SOFT_EGG =
  /soft-boiled|soft boiled|runny|just set|barely set|jammy|poach\w* (?:the |an |two |three )?eggs?|whites are set|fried egg|sunny/;
const RAW_FISH = /smoked-salmon|gravlax|herring|roe|sashimi/;
const HIGH_MERCURY = /swordfish|king-mackerel|shark|marlin|bigeye|tilefish|fresh-tuna/;
const SPROUTS = /sprout/;

/** What the NHS, FDA and EFSA tell pregnant women not to eat, as far as names and steps show it. */
export function pregnancyHazard(dish: Dish): string | undefined {
  const id = (pattern: RegExp): boolean => has(dish, (row) => pattern.test(row.id));
  if (id(/liver|pate/)) return 'liver';
  if (id(/^eggs?$|^egg-yolk$/) && SOFT_EGG.test(dish.steps)) return 'soft egg';
  if (id(RAW_FISH)) return 'raw or cold-smoked fish';
  if (id(HIGH_MERCURY)) return 'mercury';
  if (id(SPROUTS) && !id(/brussels/)) return 'sprouts';
  if (has(dish, (row) => row.origins.includes('alcohol'))) return 'alcohol';
  return undefined;
}

const LONG_BEFORE =
  /overnight|night before|evening before|(?:soak|chill|rest|marinate|ferment|prove|rise|freeze|set)\b[^.]{0,60}?\b(?:\d+|two|three|four|six|eight|twelve|several|a few) (?:or more )?hours/;

/** Whether the steps cannot be done in one go: something stands for hours, or since yesterday. */
export const waitsForHours = (dish: Dish): boolean => LONG_BEFORE.test(dish.steps);

/** g of an egg without its shell, from small to very large (53 to over 73 g in the shell, of which a tenth is shell). */
const EGG_G = { least: 45, most: 66 };
const CUPBOARD = /^(?:boiled-)?eggs$/;

/** Whether `portion` servings hold eggs, and whether the cook would have to break one in two for them. */
export function eggsIn(dish: Dish, portion: number): { isBroken: boolean } | undefined {
  const grams = portion * gramsOf(dish, ({ row, grams: g }) => (CUPBOARD.test(row.id) ? g : 0));
  if (grams === 0) return undefined;
  const fewest = Math.ceil(grams / EGG_G.most);
  return { isBroken: grams / fewest < EGG_G.least };
}
