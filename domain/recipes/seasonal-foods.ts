import type { IsoDate } from '../calendar.ts';
import type { Hemisphere } from './hemisphere.ts';

/** Month, 1 to 12, as the northern temperate zone counts: July is 1 in the south. */
export type SeasonMonth = number;

/**
 * Fresh foods and the months, first to last, in which they are harvested outdoors in the northern temperate zone.
 * Only what has a season that people taste: what stores well or comes from the tropics all year is not listed. Broad
 * on purpose, for harvests differ by weeks between Sicily and Scotland; a nudge, no promise.
 */
const HARVEST: Readonly<Record<string, readonly [first: number, last: number]>> = {
  artichoke: [4, 6],
  asparagus: [4, 6],
  aubergine: [7, 10],
  beetroot: [7, 11],
  blackberries: [7, 9],
  blueberries: [6, 9],
  broccoli: [6, 11],
  'brussels-sprouts': [10, 3],
  'butternut-squash': [9, 1],
  cauliflower: [6, 11],
  celeriac: [10, 3],
  chard: [6, 10],
  cherries: [6, 7],
  courgette: [6, 10],
  cranberries: [9, 12],
  cucumber: [5, 9],
  'fennel-bulb': [6, 11],
  figs: [7, 10],
  grapefruit: [12, 4],
  grapes: [8, 10],
  'green-beans': [6, 9],
  'green-pepper': [7, 10],
  kale: [10, 3],
  kohlrabi: [5, 10],
  leek: [9, 4],
  lettuce: [5, 9],
  mandarin: [11, 2],
  mangetout: [5, 7],
  melon: [7, 9],
  okra: [6, 9],
  orange: [11, 4],
  parsnip: [10, 3],
  peach: [6, 9],
  pear: [8, 11],
  plum: [7, 10],
  pomegranate: [9, 12],
  pumpkin: [9, 12],
  radish: [4, 9],
  raspberries: [6, 9],
  'red-pepper': [7, 10],
  rhubarb: [3, 6],
  rocket: [5, 10],
  'savoy-cabbage': [10, 3],
  'sour-cherries': [6, 7],
  spinach: [4, 10],
  strawberries: [5, 7],
  swede: [10, 3],
  sweetcorn: [7, 10],
  tomato: [6, 10],
  turnip: [10, 3],
  watercress: [4, 10],
  watermelon: [6, 9],
};

/** Whether a food is in season; undefined for a food that has none. */
export function isInSeason({ foodId, month }: { foodId: string; month: SeasonMonth }): boolean | undefined {
  const harvest = HARVEST[foodId];
  if (harvest === undefined) return undefined;
  const [first, last] = harvest;
  return first <= last ? month >= first && month <= last : month >= first || month <= last;
}

/** The month of a date as the north counts it; undefined where there is no hemisphere. */
export function seasonMonth({
  localDate,
  hemisphere,
}: {
  localDate: IsoDate;
  hemisphere: Hemisphere | undefined;
}): SeasonMonth | undefined {
  const month = Number(localDate.slice(5, 7));
  if (hemisphere === undefined) return undefined;
  return hemisphere === 'northern' ? month : ((month + 5) % 12) + 1;
}
