import { matchItem } from '../domain/receipts/match-item.ts';
import type { ParsedReceipt, ReceiptItem } from '../domain/receipts/parsed-receipt.ts';
import type { TextLine } from '../domain/receipts/text-line.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import type { BillLine, ReceiptTruth } from '../test/receipts/bill.ts';

/** So much of so many. */
export type Share = { of: number; right: number };

/**
 * What was got right of one bill:
 *
 * - `words`: words of the articles' names as printed that the reader has, letter for letter, anywhere in the picture.
 * - `lines`: articles that were found: one that was parsed has exactly the price that was paid, less its discounts, and
 *   a name as like as `FOUND_LIKENESS` by letter pairs. Each may stand for one article only.
 * - `precision`: articles that were parsed and are on the bill.
 * - `prices`: prices of articles that were parsed for any of them, whatever its name.
 * - `amounts`: of the articles whose bill says how much: found, with that much within a hundredth.
 * - `total`, `day`, `shop`, `currency`: said right.
 * - `foods`, `foodsNear`: of the articles that are food: found, with that food first, or among the five proposed.
 * - `namedFoods`, `namedFoodsNear`: the same from the printed names, without reading and parsing.
 */
export type BillScore = Record<
  | 'words'
  | 'lines'
  | 'precision'
  | 'prices'
  | 'amounts'
  | 'total'
  | 'day'
  | 'shop'
  | 'currency'
  | 'foods'
  | 'foodsNear'
  | 'namedFoods'
  | 'namedFoodsNear',
  Share
>;

/** A name with less in common is another article's. */
const FOUND_LIKENESS = 0.6;

/** Compares what was read and parsed of a bill with what it says. */
export function scoreBill({
  truth,
  lines,
  parsed,
  catalog,
}: {
  truth: ReceiptTruth;
  lines: readonly TextLine[];
  parsed: ParsedReceipt;
  catalog: Catalog;
}): BillScore {
  const items = parsed.status === 'receipt' ? parsed.items : [];
  const found = findLines(truth.lines, items);
  const said = parsed.status === 'receipt' ? parsed : undefined;
  const foods = truth.lines.filter(({ foodId }) => foodId !== null);
  const ofFoods = (isRight: (line: BillLine) => boolean) => share(foods, isRight);
  const isMatched = (line: BillLine, name: string | undefined, among: number) =>
    name !== undefined &&
    candidatesOf(name, catalog)
      .slice(0, among)
      .includes(line.foodId ?? '');
  const once = (isRight: boolean): Share => ({ of: 1, right: Number(isRight) });
  return {
    words: scoreWords(truth.lines, lines),
    lines: share(truth.lines, (line) => found.has(line)),
    precision: { of: items.length, right: found.size },
    prices: scorePrices(truth.lines, items),
    amounts: share(
      truth.lines.filter(({ quantity }) => quantity !== undefined),
      (line) => isAmountRight(line, found.get(line)),
    ),
    total: once(said?.total === truth.total),
    day: once(said?.boughtOn === truth.boughtOn),
    shop: once(likeness(said?.shop ?? '', truth.shop) >= FOUND_LIKENESS),
    currency: once(said?.currency === truth.currency),
    foods: ofFoods((line) => isMatched(line, found.get(line)?.name, 1)),
    foodsNear: ofFoods((line) => isMatched(line, found.get(line)?.name, 5)),
    namedFoods: ofFoods((line) => isMatched(line, line.name, 1)),
    namedFoodsNear: ofFoods((line) => isMatched(line, line.name, 5)),
  };
}

const share = (lines: readonly BillLine[], isRight: (line: BillLine) => boolean): Share => ({
  of: lines.length,
  right: lines.filter(isRight).length,
});

/** One article parsed for each of the bill's, the most like names first. */
function findLines(truth: readonly BillLine[], items: readonly ReceiptItem[]): Map<BillLine, ReceiptItem> {
  const pairs = truth
    .flatMap((line) => items.map((item) => ({ line, item, like: likeness(item.name, line.name) })))
    .filter(({ line, item, like }) => item.price === line.price && like >= FOUND_LIKENESS)
    .sort((a, b) => b.like - a.like);
  const found = new Map<BillLine, ReceiptItem>();
  const taken = new Set<ReceiptItem>();
  for (const { line, item } of pairs) {
    if (found.has(line) || taken.has(item)) continue;
    found.set(line, item);
    taken.add(item);
  }
  return found;
}

function scorePrices(truth: readonly BillLine[], items: readonly ReceiptItem[]): Share {
  const left = items.map(({ price }) => price);
  return share(truth, ({ price }) => {
    const at = left.indexOf(price);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function scoreWords(truth: readonly BillLine[], lines: readonly TextLine[]): Share {
  const left = lines.flatMap(({ text }) => wordsOf(text));
  const right = truth
    .flatMap(({ text }) => wordsOf(text))
    .map((word) => left.indexOf(word) >= 0 && left.splice(left.indexOf(word), 1));
  return { of: right.length, right: right.filter(Boolean).length };
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]{2}/u.test(word));

/** Grams in a unit of weight, millilitres in one of volume: the same amount can be told in either. */
const IN_BASE: Readonly<Record<string, number>> = { kg: 1000, g: 1, l: 1000, ml: 1, oz: 28.35, lb: 453.6 };

function isAmountRight({ quantity = 0, unit = '' }: BillLine, item: ReceiptItem | undefined): boolean {
  if (item?.amount === undefined) return false;
  const wanted = quantity * (IN_BASE[unit] ?? 1);
  const got = item.amount.quantity * (IN_BASE[item.amount.unit] ?? 1);
  return Math.abs(got - wanted) <= wanted / 100;
}

const candidatesOf = (name: string, catalog: Catalog): string[] =>
  matchItem({ name, catalog }).candidates.map(({ foodId }) => foodId);

/** Sørensen and Dice's coefficient of the letter pairs of two names, whatever their case and accents. */
function likeness(a: string, b: string): number {
  const [first, second] = [letterPairs(a), letterPairs(b)];
  const left = [...second];
  const shared = first.filter((pair) => left.includes(pair) && left.splice(left.indexOf(pair), 1)).length;
  return (2 * shared) / (first.length + second.length || 1);
}

function letterPairs(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
  return [...plain.slice(1)].map((_, at) => plain.slice(at, at + 2));
}

/** The scores of several bills together. */
export function addScores(scores: readonly BillScore[]): BillScore {
  const [first] = scores;
  if (first === undefined) throw new RangeError('There is no score');
  const keys = Object.keys(first) as (keyof BillScore)[];
  const sum = (key: keyof BillScore): Share => ({
    of: scores.reduce((all, score) => all + score[key].of, 0),
    right: scores.reduce((all, score) => all + score[key].right, 0),
  });
  return Object.fromEntries(keys.map((key) => [key, sum(key)])) as BillScore;
}

/** The share, 0 to 1; of nothing all is right. */
export const ratioOf = ({ of, right }: Share): number => (of === 0 ? 1 : right / of);
