import { z } from 'zod';
import type { HouseholdUnits } from './food-facts.ts';

/** How amounts are written: in grams, in the cups and ounces of US kitchens, or in cups, spoons and pieces. */
export const AmountSystem = z
  .enum(['metric', 'us', 'household'])
  .meta({ id: 'AmountSystem', description: 'Grams; cups, spoons, pieces and ounces; or these and grams' });
export type AmountSystem = z.infer<typeof AmountSystem>;

/** An amount as a cook measures it. */
export const KitchenAmount = z
  .object({
    quantity: z.number(),
    unit: z.enum(['g', 'oz', 'lb', 'cup', 'tablespoon', 'teaspoon', 'piece']),
    text: z.string().meta({ description: 'As it is written in a recipe', example: '1½ cups' }),
  })
  .meta({ id: 'KitchenAmount', description: 'An amount as a cook measures it' });
export type KitchenAmount = z.infer<typeof KitchenAmount>;

/**
 * How far a measure may be from the grams, as a share of them; beyond it the grams are given. Where no measure is near,
 * a teaspoon may be a fifth off: that is a gram at most, and there is nothing between a quarter of one and a half.
 */
export const ROUNDING_TOLERANCE = { usual: 0.1, teaspoon: 0.2 };

/** Grams of a pound and an ounce (avoirdupois, exact). */
export const POUND_G = 453.592_37;
export const OUNCE_G = POUND_G / 16;

/** US cup: 237 ml in the food table's source. */
export const CUP_ML = 236.588;

type Measure = {
  unit: KitchenAmount['unit'];
  unitG: number | undefined;
  /** Parts of one that are measured, and the least and greatest amount that anyone would. */
  parts: readonly number[];
  least: number;
  most: number;
  name: string;
};

const WHOLE = [0];
const HALVES = [0, 1 / 2];
const QUARTERS = [0, 1 / 4, 1 / 2, 3 / 4];
const CUP_PARTS = [0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4];

/** Best liked first: what can be counted is counted, and the largest spoon saves filling a small one often. */
function measuresOf({ units, system }: { units: HouseholdUnits; system: AmountSystem }): Measure[] {
  if (system === 'metric') return [];
  const { piece, cupG } = units;
  const { tablespoonG, teaspoonG } = spoonMasses(units);
  const spoons: Measure[] = [
    { unit: 'cup', unitG: cupG, parts: CUP_PARTS, least: 1 / 4, most: 12, name: 'cup' },
    { unit: 'tablespoon', unitG: tablespoonG, parts: HALVES, least: 1, most: 4, name: 'tbsp' },
    { unit: 'teaspoon', unitG: teaspoonG, parts: QUARTERS, least: 1 / 4, most: 4, name: 'tsp' },
    { unit: 'teaspoon', unitG: teaspoonG, parts: [1 / 8], least: 1 / 8, most: 1 / 8, name: 'tsp' },
  ];
  const pieces: Measure[] =
    piece === undefined
      ? []
      : [
          { unit: 'piece', unitG: piece.massG, parts: HALVES, least: 1 / 2, most: 3, name: piece.name },
          { unit: 'piece', unitG: piece.massG, parts: WHOLE, least: 3, most: 40, name: piece.name },
        ];
  const weights: Measure[] = [
    { unit: 'lb', unitG: POUND_G, parts: QUARTERS, least: 1, most: 20, name: 'lb' },
    { unit: 'oz', unitG: OUNCE_G, parts: HALVES, least: 1 / 2, most: 15.5, name: 'oz' },
  ];
  return [...pieces, ...spoons, ...(system === 'us' ? weights : [])];
}

/** What fills a cup about as water does (237 g) fills spoons as well: juices, pastes, yogurt. */
const LIKE_WATER_CUP_G = 230;
const TABLESPOONS_PER_CUP = 16;
const TEASPOONS_PER_CUP = 48;

/** What spoons of a food weigh, g: as the table says, or for what is like water by the cup. */
export function spoonMasses({ cupG = 0, tablespoonG, teaspoonG }: HouseholdUnits): {
  tablespoonG: number | undefined;
  teaspoonG: number | undefined;
} {
  const isSpoonable = cupG >= LIKE_WATER_CUP_G;
  return {
    tablespoonG: tablespoonG ?? (isSpoonable ? cupG / TABLESPOONS_PER_CUP : undefined),
    teaspoonG: teaspoonG ?? (isSpoonable ? cupG / TEASPOONS_PER_CUP : undefined),
  };
}

/**
 * `massG` of a food as a cook of `system` measures it: `½ cup`, `1¼ tsp`, `2 eggs`. In grams where no measure of the
 * food comes within the tolerance.
 */
export function kitchenAmount({
  massG,
  units,
  system,
}: {
  massG: number;
  units: HouseholdUnits;
  system: AmountSystem;
}): KitchenAmount {
  const measures = measuresOf({ units, system });
  const teaspoons = measures.filter(({ unit }) => unit === 'teaspoon');
  const { usual, teaspoon } = ROUNDING_TOLERANCE;
  const tries = [
    ...measures.map((measure) => ({ measure, tolerance: usual })),
    ...teaspoons.map((measure) => ({ measure, tolerance: teaspoon })),
  ];
  for (const { measure, tolerance } of tries) {
    const quantity = nearestQuantity({ massG, measure, tolerance });
    if (quantity !== undefined) return amountOf({ quantity, measure });
  }
  const quantity = roundMass(massG);
  return { quantity, unit: 'g', text: `${quantity} g` };
}

/** Masses as a recipe gives them: to a gram, below ten grams to a tenth. */
export const roundMass = (massG: number): number =>
  massG < 10 ? Math.round(massG * 10) / 10 : Math.round(massG);

/** Sums of thirds differ in their last bits. */
const EPSILON = 1e-9;

function nearestQuantity({
  massG,
  measure: { unitG, parts, least, most },
  tolerance,
}: {
  massG: number;
  measure: Measure;
  tolerance: number;
}): number | undefined {
  if (unitG === undefined) return undefined;
  const exact = massG / unitG;
  const near = [...parts.map((part) => Math.floor(exact) + part), Math.floor(exact) + 1];
  const allowed = near.filter((quantity) => quantity >= least - EPSILON && quantity <= most + EPSILON);
  const [best] = allowed.sort((a, b) => Math.abs(a - exact) - Math.abs(b - exact));
  if (best === undefined || Math.abs(best - exact) > tolerance * exact + EPSILON) return undefined;
  return best;
}

function amountOf({
  quantity,
  measure: { unit, name },
}: {
  quantity: number;
  measure: Measure;
}): KitchenAmount {
  const isCounted = unit === 'cup' || unit === 'piece';
  const shown = isCounted && quantity > 1 ? pluralOf(name) : name;
  return { quantity, unit, text: `${fractionText(quantity)} ${shown}` };
}

const FRACTIONS: readonly (readonly [number, string])[] = [
  [0, ''],
  [1 / 8, '⅛'],
  [1 / 4, '¼'],
  [1 / 3, '⅓'],
  [1 / 2, '½'],
  [2 / 3, '⅔'],
  [3 / 4, '¾'],
];

/** `1.25` → `1¼`, as cooks write it. */
export function fractionText(quantity: number): string {
  const whole = Math.floor(quantity + EPSILON);
  const [, sign = ''] = FRACTIONS.find(([part]) => Math.abs(quantity - whole - part) < EPSILON) ?? [];
  return whole === 0 ? sign : `${whole}${sign}`;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  chilli: 'chillies',
  half: 'halves',
  leaf: 'leaves',
  mango: 'mangoes',
  potato: 'potatoes',
  tomato: 'tomatoes',
};

/** What more than one of a piece is called: `egg yolks`, `cherries`, `bay leaves`. */
function pluralOf(name: string): string {
  const [, before = '', last = ''] = /^(.*?)([^ ]+)$/.exec(name) ?? [];
  const irregular = IRREGULAR[last];
  if (irregular !== undefined) return before + irregular;
  if (/[^aeiou]y$/.test(last)) return `${before}${last.slice(0, -1)}ies`;
  return /(ch|sh|s|x)$/.test(last) ? `${name}es` : `${name}s`;
}
