import { pieceOf, unitOf } from '../inventory/grocery-words.ts';
import { roundAmount } from '../inventory/lot.ts';
import type { GroceryAmount } from '../inventory/read-measure.ts';
import { type Weighing, weighGrocery } from '../inventory/weigh-grocery.ts';
import type { GroceryAlias } from '../ports/grocery-alias-repository.ts';
import type { SpottedItem } from '../ports/receipt-reader.ts';
import type { Catalog } from '../recipes/recipe.ts';
import type { Review } from './grocery-import.ts';
import type { FoodCandidate, MatchItem } from './match-item.ts';
import type { ParsedReceipt, ReceiptItem } from './parsed-receipt.ts';
import { BilledAmount, type LineDoubt, type LineSuggestion, type ReviewLine } from './review-line.ts';

/** What turns names into foods: what the user has taught comes before what the catalogue says. */
type Meanings = {
  matchItem: MatchItem;
  /** By the names as they are on the lines; see `GroceryAliasRepository.find`. */
  aliases: ReadonlyMap<string, GroceryAlias>;
  catalog: Catalog;
};

/** No household's bill is longer; what is, is no bill, or two. */
export const MOST_LINES = 300;
const MOST_CANDIDATES = 5;
const LONGEST_TEXT = 200;
/** Below it about every fifth letter is wrong, and a name may be another. */
const CLEAR_READING = 0.7;

/** The review of a bill: what each of its lines probably means, for a person to confirm or correct. */
export function reviewReceipt({
  receipt,
  ...meanings
}: Meanings & { receipt: Extract<ParsedReceipt, { status: 'receipt' }> }): Review {
  const { items, charges, total, currency, boughtOn, shop } = receipt;
  return {
    lines: reviewLines({ items, ...meanings }),
    charges: charges.map((charge) => ({ ...charge, text: cut(charge.text) })),
    ...(total !== undefined && { total }),
    ...(currency !== undefined && /^[A-Z]{3}$/.test(currency) && { currency }),
    ...(boughtOn !== undefined && { boughtOn }),
    ...(shop !== undefined && { shop: cut(shop) }),
  };
}

/** The review of a photo of food. There is no sum to check it by. */
export function reviewItems({ items, ...meanings }: Meanings & { items: readonly SpottedItem[] }): Review {
  return { lines: reviewLines({ items: items.map(itemOf), ...meanings }), charges: [] };
}

function itemOf({ name, quantity, unit = '', confidence }: SpottedItem): ReceiptItem {
  const text = [quantity, unit, name].filter((part) => part !== undefined && part !== '').join(' ');
  if (quantity === undefined) return { text, name, confidence };
  const written = unitOf(unit);
  const piece = pieceOf(unit);
  const amount: GroceryAmount =
    written === undefined
      ? { quantity, unit: 'piece', ...(piece !== undefined && piece !== 'piece' && { piece }) }
      : { quantity: quantity * written.factor, unit: written.unit };
  return { text, name, amount, confidence };
}

function reviewLines({ items, ...meanings }: Meanings & { items: readonly ReceiptItem[] }): ReviewLine[] {
  return items
    .slice(0, MOST_LINES)
    .map((item, index) => ({ position: index + 1, ...reviewLine({ item, ...meanings }) }));
}

function reviewLine({ item, ...meanings }: Meanings & { item: ReceiptItem }): Omit<ReviewLine, 'position'> {
  const { price, region, confidence } = item;
  const amount = BilledAmount.safeParse(item.amount).data;
  const meaning = meaningOf({ name: item.name, ...meanings });
  return {
    text: cut(item.text),
    name: cut(item.name),
    ...(amount !== undefined && { amount }),
    ...(price !== undefined && Number.isFinite(price) && { price }),
    confidence: toHundredth(confidence),
    ...(region !== undefined && { region }),
    candidates: meaning.candidates.map(({ foodId, likeness }) => ({
      foodId,
      likeness: toHundredth(likeness),
    })),
    ...suggest({ ...meaning, amount, confidence, catalog: meanings.catalog }),
  };
}

/** Of a number between 0 and 1, nothing more is known. */
const toHundredth = (share: number): number => Math.round(share * 100) / 100;

const cut = (text: string): string => text.slice(0, LONGEST_TEXT).toWellFormed();

type Meaning = { candidates: FoodCandidate[]; isSure: boolean; isFood: boolean };

function meaningOf({ name, matchItem, aliases, catalog }: Meanings & { name: string }): Meaning {
  const { candidates, isSure } = matchItem({ name, catalog });
  const alias = aliases.get(name);
  // What was taught of a food that the catalogue has lost says nothing any more.
  const taught = alias?.foodId != null && catalog.foods.has(alias.foodId) ? alias.foodId : undefined;
  if (taught === undefined) {
    const isFood = alias === undefined || alias.foodId !== null;
    return {
      candidates: candidates.slice(0, MOST_CANDIDATES),
      isSure: isSure && candidates.length > 0,
      isFood,
    };
  }
  const others = candidates.filter(({ foodId }) => foodId !== taught);
  const all = [{ foodId: taught, likeness: 1 }, ...others];
  return { candidates: all.slice(0, MOST_CANDIDATES), isSure: true, isFood: true };
}

function suggest({
  candidates: [best],
  isSure,
  isFood,
  amount,
  confidence,
  catalog,
}: Meaning & { amount: GroceryAmount | undefined; confidence: number; catalog: Catalog }): {
  suggestion: LineSuggestion;
  doubts: LineDoubt[];
} {
  if (!isFood) return { suggestion: { action: 'skip' }, doubts: [] };
  const food = best === undefined ? undefined : catalog.foods.get(best.foodId);
  const supposed: GroceryAmount = amount ?? { quantity: 1, unit: 'piece' };
  const weighing = weigh({ amount: supposed, food });
  const doubts: LineDoubt[] = [
    ...(confidence < CLEAR_READING ? (['reading'] as const) : []),
    ...(isSure && food !== undefined ? [] : (['food'] as const)),
    ...(amount === undefined ? (['amount'] as const) : []),
    ...(amount !== undefined && weighing.status === 'unweighed' ? (['weight'] as const) : []),
  ];
  if (food === undefined || weighing.status === 'unweighed') return { suggestion: { action: 'ask' }, doubts };
  const { quantity, unit } = supposed;
  const { measure } = weighing;
  const stock = roundAmount(weighing.amount);
  return { suggestion: { action: 'add', foodId: food.id, quantity, unit, amount: stock, measure }, doubts };
}

/** What is less than the stock counts is no weight either. */
function weigh(args: Parameters<typeof weighGrocery>[0]): Weighing {
  const weighing = weighGrocery(args);
  const isNothing = weighing.status === 'weighed' && roundAmount(weighing.amount) <= 0;
  return isNothing ? { status: 'unweighed', message: 'It is less than can be counted.' } : weighing;
}
