import type { ReadBill } from './read-bill.ts';
import { addScores, type BillScore, ratioOf } from './receipt-scores.ts';
import { median } from './report.ts';

/** A bill that was read, and how much of it was right. */
export type ScoredBill = ReadBill & { grade: string; language: string; score: BillScore };

const COLUMNS: readonly (readonly [title: string, key: keyof BillScore])[] = [
  ['words', 'words'],
  ['lines', 'lines'],
  ['precise', 'precision'],
  ['prices', 'prices'],
  ['amounts', 'amounts'],
  ['total', 'total'],
  ['day', 'day'],
  ['shop', 'shop'],
  ['currency', 'currency'],
  ['food 1', 'foods'],
  ['food 5', 'foodsNear'],
  ['name 1', 'namedFoods'],
  ['name 5', 'namedFoodsNear'],
];

const WORST = 8;

/** The result as text for a terminal. */
export function formatReceiptReport({
  bills,
  others,
}: {
  bills: readonly ScoredBill[];
  others: readonly ReadBill[];
}): string {
  const group = (title: string, keyOf: (bill: ScoredBill) => string) =>
    Object.entries(Object.groupBy(bills, keyOf)).map(([key, members = []]) =>
      row(`${title} ${key}`, members),
    );
  const seconds = [...bills, ...others].map((bill) => bill.seconds);
  const refused = others.filter(({ parsed }) => parsed.status === 'no_receipt').length;
  const byLines = bills.toSorted((a, b) => ratioOf(a.score.lines) - ratioOf(b.score.lines));
  return [
    cells(['', 'bills', ...COLUMNS.map(([title]) => title)]),
    ...group('', ({ grade }) => grade),
    ...group('', ({ language }) => language),
    row('all', bills),
    `\npictures that are no bill, and are told so: ${refused} of ${others.length}`,
    `seconds a picture: median ${median(seconds).toFixed(1)}, worst ${Math.max(...seconds).toFixed(1)}`,
    '\nthe worst bills, by lines that were found',
    ...byLines.slice(0, WORST).map(worstRow),
  ].join('\n');
}

const row = (title: string, bills: readonly ScoredBill[]): string => {
  const sum = addScores(bills.map(({ score }) => score));
  return cells([
    title.trim(),
    String(bills.length),
    ...COLUMNS.map(([, key]) => ratioOf(sum[key]).toFixed(2)),
  ]);
};

const cells = ([first = '', ...rest]: readonly string[]): string =>
  first.padEnd(8) + rest.map((cell) => cell.padStart(9)).join('');

function worstRow({ bill, score, lines, failure }: ScoredBill): string {
  const { right, of } = score.lines;
  const why = failure === undefined ? `${lines.length} lines read` : failure;
  return `${bill.name.padEnd(18)} ${right} of ${of}; words ${ratioOf(score.words).toFixed(2)}; ${why}`;
}
