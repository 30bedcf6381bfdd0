/** What an amount of groceries is counted in. */
export const GROCERY_UNITS = [
  'g',
  'kg',
  'oz',
  'lb',
  'ml',
  'l',
  'cup',
  'tablespoon',
  'teaspoon',
  'piece',
  'package',
] as const;
export type GroceryUnitName = (typeof GROCERY_UNITS)[number];

/** A unit as it is written, and how many of the counted unit one of it is. */
export type WrittenUnit = { unit: GroceryUnitName; factor: number };

const US_FLUID_OUNCE_ML = 29.5735;
const US_PINT_ML = 473.176;
const US_GALLON_L = 3.785_41;

/** English, Hindi in Latin script, German, Spanish and French; singular and plural where they differ by more than -s. */
const UNIT_WORDS: readonly (readonly [unit: GroceryUnitName, factor: number, words: string])[] = [
  ['g', 1, 'g gr gm gms gram gramm gramme gramo'],
  ['g', 0.001, 'mg'],
  ['kg', 1, 'kg kgs kilo kilogram kilogramm kilogramme kilogramo'],
  // The metric pound of German and French markets.
  ['g', 500, 'pfund pfd livre'],
  ['oz', 1, 'oz ounce onza once unze'],
  ['lb', 1, 'lb lbs pound libra'],
  ['ml', 1, 'ml millilitre milliliter mililitro'],
  ['ml', 10, 'cl'],
  ['ml', 100, 'dl'],
  ['ml', US_FLUID_OUNCE_ML, 'floz'],
  ['ml', US_PINT_ML, 'pint pt'],
  ['ml', 2 * US_PINT_ML, 'quart qt'],
  ['l', 1, 'l lt ltr litre liter litro'],
  ['l', US_GALLON_L, 'gallon gal'],
  ['cup', 1, 'cup tasse tassen taza'],
  ['tablespoon', 1, 'tbsp tablespoon el esslöffel cucharada'],
  ['teaspoon', 1, 'tsp teaspoon tl teelöffel cucharadita'],
  [
    'package',
    1,
    'can tin jar pack packet package pkt bag bottle box carton tub dose glas packung päckchen paquet paquete ' +
      'beutel flasche becher boîte boite bocal bouteille sachet lata bote tarro bolsa botella brik thaili dabba',
  ],
  ['package', 1, 'dosen gläser packungen flaschen'],
];

/** What foods are counted in, by the word that the food table uses for it. */
const PIECE_WORDS: readonly (readonly [piece: string, words: string])[] = [
  ['piece', 'piece pc pcs stück stk st pieza pz pza pièce pce unit unidad ud nag'],
  ['clove', 'clove zehe zehen diente gousse kali'],
  ['slice', 'slice scheibe scheiben rebanada loncha tranche'],
  ['head', 'head kopf köpfe cabeza tête'],
  ['bunch', 'bunch bund manojo botte gaddi'],
  ['loaf', 'loaf loaves laib barra miche'],
  ['stick', 'stick'],
  ['stalk', 'stalk stange stangen tallo'],
  ['sprig', 'sprig zweig ramita brin'],
  ['leaf', 'leaf leaves'],
  ['fillet', 'fillet filet filete'],
  ['bulb', 'bulb knolle bulbo'],
];

const DOZEN = 12;

/** Numbers in words. Those that stand together multiply: `half a dozen` is six. */
const NUMBER_WORDS: readonly (readonly [number: number, words: string])[] = [
  [0.25, 'quarter viertel quart pav paav'],
  [2, 'couple pair paar'],
  [0.5, 'half halb halbe halber halbes halbe media medio demi demie aadha adha'],
  [1, 'a an one ein eine einen un una uno une ek'],
  [1.5, 'dedh anderthalb'],
  [2, 'two zwei dos deux do'],
  [2.5, 'dhai'],
  [3, 'three drei tres trois teen'],
  [4, 'four vier cuatro quatre char chaar'],
  [5, 'five fünf cinco cinq paanch'],
  [6, 'six sechs seis chhe'],
  [10, 'ten zehn diez dix das'],
  [DOZEN, 'dozen dozens doz dz dzn dutzend dtz dtzd docena docenas douzaine douzaines darjan'],
];

const wordMap = <Value>(rows: readonly (readonly [value: Value, words: string])[]): Map<string, Value> =>
  new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));

const units = wordMap(UNIT_WORDS.map(([unit, factor, words]) => [{ unit, factor }, words] as const));
const pieces = wordMap(PIECE_WORDS);
const numbers = wordMap(NUMBER_WORDS);

/** A word as the tables have it: without case, final point and the -s of the plural. */
function lookUp<Value>(map: ReadonlyMap<string, Value>, word: string): Value | undefined {
  const bare = word.toLowerCase().replace(/\.$/, '');
  return map.get(bare) ?? map.get(bare.replace(/(?<=..)s$/, ''));
}

/** The unit that a word writes; undefined for any other word. */
export const unitOf = (word: string): WrittenUnit | undefined => lookUp(units, word);

/** What is counted by a word, `Zehen` → `clove`; undefined for any other word. */
export const pieceOf = (word: string): string | undefined => lookUp(pieces, word);

/** The number that a word names; undefined for any other word. */
export const numberOf = (word: string): number | undefined =>
  numbers.get(word.toLowerCase().replace(/\.$/, ''));

/** Whether a word says that the food comes in a tin. */
export const isTin = (word: string): boolean =>
  /^(cans?|tins?|dosen?|latas?|bo[iî]tes?)$/i.test(word.replace(/\.$/, ''));
