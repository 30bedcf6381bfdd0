import { createRandom, type Random } from '../../../bench/random.ts';
import type { Grade } from '../bill.ts';

/** How counts and weights are printed. `split` leaves the name without a price, which stands below with the count. */
export const LAYOUTS = ['front', 'below', 'above', 'columns', 'split', 'inline'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** A bill that is to be made; everything else of it follows from its name. */
export type BillPlan = {
  name: string;
  locale: string;
  grade: Grade;
  layout: Layout;
  fontIndex: number;
  random: Random;
};

const COUNTS: readonly (readonly [locale: string, bills: number])[] = [
  ['en-US', 6],
  ['en-GB', 5],
  ['en-IN', 5],
  ['hi-IN', 8],
  ['de-DE', 9],
  ['es-ES', 5],
  ['es-MX', 4],
  ['fr-FR', 8],
];

const GRADES: readonly Grade[] = [
  'usual',
  'clean',
  'hard',
  'usual',
  'hard',
  'usual',
  'clean',
  'usual',
  'hard',
];

/** The bills of the set. Grades, layouts and fonts run at different paces, so that they meet in many ways. */
export function planBills(): BillPlan[] {
  let index = 0;
  return COUNTS.flatMap(([locale, bills]) =>
    Array.from({ length: bills }, (_, nth) => {
      index += 1;
      const grade = GRADES[nth % GRADES.length] ?? 'usual';
      const layout = LAYOUTS[index % LAYOUTS.length] ?? 'front';
      const name = `${locale.toLowerCase()}-${nth + 1}-${grade}`;
      return { name, locale, grade, layout, fontIndex: index, random: createRandom(name) };
    }),
  );
}
