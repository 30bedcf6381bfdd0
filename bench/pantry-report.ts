import type { Inventory } from '../domain/inventory/stock.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import type { LivedDay } from './pantry-fortnight.ts';
import type { PantryDay } from './pantry-use.ts';

/** What a fortnight came to. */
export type FortnightRow = {
  dishes: number;
  /** Different ones among those that were eaten, and among all that were offered. */
  eaten: number;
  offered: number;
  cuisines: number;
  /** Times that the dish was eaten that was eaten most, leftovers of it as well. */
  mostOfOne: number;
  /** Dishes cooked again within three days; what was only reheated is not among them. */
  soonAgain: number;
  reheated: number;
  /** Share of the food that went out of date in these days; absent where none could. */
  spoiled: number | undefined;
  likedCuisines: number;
};

export type PantryResult = {
  recipes: number;
  /** Processor time of one planning for each person. */
  times: readonly { lots: number; cpuMs: readonly number[] }[];
  days: readonly { known: PantryDay; unknown: PantryDay; savingMost: number }[];
  fortnights: readonly { lots: number; isKnown: boolean; rows: readonly FortnightRow[] }[];
};

const SOON_DAYS = 3;

/** What a fortnight came to for somebody. */
export function fortnightRow({
  person: { catalog, preferences },
  days,
  inventory,
}: {
  person: SelectionInput;
  days: readonly LivedDay[];
  inventory: Inventory;
}): FortnightRow {
  const eaten = days.flatMap((day) => day.eaten);
  const cuisines = eaten.flatMap((id) => catalog.recipes.get(id)?.cuisine ?? []);
  const counts = [...Map.groupBy(eaten, (id) => id).values()].map((same) => same.length);
  const last = days.at(-1)?.localDate ?? '';
  const over = inventory.lots.filter((lot) => lot.measure === 'g' && (lot.bestBefore ?? '9999') < last);
  const bought = sum(over.map(({ added }) => added));
  return {
    dishes: eaten.length,
    eaten: new Set(eaten).size,
    offered: new Set(days.flatMap((day) => day.offered)).size,
    cuisines: new Set(cuisines).size,
    mostOfOne: Math.max(0, ...counts),
    soonAgain: sum(days.map((_, index) => cookedSoonAgain({ days, index }))),
    reheated: sum(days.map((day) => day.reheated.length)),
    spoiled: bought > 0 ? sum(over.map(({ stock }) => stock)) / bought : undefined,
    likedCuisines:
      cuisines.filter((cuisine) => preferences.likedCuisines.includes(cuisine)).length / eaten.length,
  };
}

function cookedSoonAgain({ days, index }: { days: readonly LivedDay[]; index: number }): number {
  const lately = new Set(days.slice(Math.max(0, index - SOON_DAYS), index).flatMap(({ eaten }) => eaten));
  const { eaten = [], reheated = [] } = days[index] ?? {};
  return eaten.filter((id) => lately.has(id) && !reheated.includes(id)).length;
}

/** The result as text for a terminal. */
export function formatPantryReport({ recipes, times, days, fortnights }: PantryResult): string {
  return [
    `${days.length} people, ${recipes} recipes`,
    '',
    'processor ms a planning, by lots at home',
    ...times.map(({ lots, cpuMs }) => {
      const sorted = [...cpuMs].sort((a, b) => a - b);
      return `${String(lots).padStart(5)} lots: mean ${mean(sorted).toFixed(2)}, p50 ${at(sorted, 0.5).toFixed(2)}, p99 ${at(sorted, 0.99).toFixed(2)}`;
    }),
    '',
    `a day with 8 lots that spoil within 4 days, ${days.length} people:  knowing of them / not knowing`,
    ...DAY_LINES.map(([title, value]) => {
      const [known, unknown] = (['known', 'unknown'] as const).map((side) =>
        mean(days.map((day) => Number(value(day[side])))),
      );
      return `${title.padEnd(46)} ${percent(known ?? 0)} / ${percent(unknown ?? 0)}`;
    }),
    `a day chosen for nothing else uses ${percent(mean(days.map(({ savingMost }) => savingMost)))} of the mass`,
    '',
    'a fortnight of first options, dinner cooked for two every fourth day',
    ...fortnights.map(fortnightLine),
  ].join('\n');
}

const DAY_LINES: readonly [title: string, value: (day: PantryDay) => number | boolean][] = [
  ['mass that the first options use', (day) => day.usedByDefault],
  ['mass that all alternatives would use', (day) => day.usedByAll],
  ['lots that the first options use something of', (day) => day.lotsByDefault],
  ['alternatives of a cuisine that is liked', (day) => day.likedCuisines],
  ['energy of the first options off by', (day) => day.energyOff],
  ['protein of the first options', (day) => day.protein],
  ['sodium of the first options', (day) => day.sodium],
  ['days proven best', (day) => day.isProven],
  ['days that gave something up', (day) => day.relaxations > 0],
];

function fortnightLine({ lots, isKnown, rows }: PantryResult['fortnights'][number]): string {
  const of = (value: (row: FortnightRow) => number): number => mean(rows.map(value));
  const spoiled = rows.flatMap((row) => row.spoiled ?? []);
  return [
    `${String(lots).padStart(5)} lots${isKnown ? '' : ', not known'}:`,
    `${of((row) => row.eaten).toFixed(1)} different of ${of((row) => row.dishes).toFixed(0)} dishes,`,
    `${of((row) => row.offered).toFixed(1)} of all offered, ${of((row) => row.cuisines).toFixed(1)} cuisines,`,
    `one dish at most ${Math.max(0, ...rows.map((row) => row.mostOfOne))} times,`,
    `${sum(rows.map((row) => row.soonAgain))} cooked again within 3 days,`,
    `${of((row) => row.reheated).toFixed(1)} reheated, ${percent(of((row) => row.likedCuisines))} liked cuisines`,
    ...(spoiled.length > 0 ? [`; ${percent(mean(spoiled))} of what could spoil did`] : []),
  ].join(' ');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers: readonly number[]): number => (numbers.length > 0 ? sum(numbers) / numbers.length : 0);
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
