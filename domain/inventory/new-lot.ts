import type { IsoDate } from '../calendar.ts';
import type { Food } from '../recipes/recipe.ts';
import { LEFTOVERS_KEEP, predictBestBefore, usualPlace } from './best-before.ts';
import { type LedgerEntry, type LotFacts, roundAmount, type StockLot } from './lot.ts';
import type { WeighedAmount } from './weigh-grocery.ts';

/** What a person may say of a lot; the rest is predicted. `bestBefore: null` means that it keeps. */
export type LotDetails = {
  place?: LotFacts['place'] | undefined;
  boughtOn?: IsoDate | undefined;
  bestBefore?: IsoDate | null | undefined;
  price?: LotFacts['price'] | undefined;
};

/** A lot that begins, with the line of the ledger that fills it. */
export type NewLot = { facts: LotFacts; entry: LedgerEntry };

/**
 * A lot of `food`, or of something that the catalogue does not know. It is bought today, kept where the food usually is
 * and good as long as the food keeps there, unless the person says otherwise.
 */
export function newLot({
  id,
  today,
  food,
  weighed,
  details,
  ...named
}: {
  id: string;
  today: IsoDate;
  food: Food | undefined;
  name: string;
  barcode?: string | undefined;
  weighed: WeighedAmount;
  details: LotDetails;
}): NewLot {
  const shelfLife = food?.shelfLife ?? {};
  const { place = usualPlace(shelfLife), boughtOn = today, price } = details;
  const predicted = predictBestBefore({ shelfLife, place, since: boughtOn });
  const bestBefore = details.bestBefore === undefined ? predicted : details.bestBefore;
  const { amount, measure, unit, unitSize } = weighed;
  const facts: LotFacts = {
    id,
    ...(food !== undefined && { foodId: food.id }),
    ...(named.barcode !== undefined && { barcode: named.barcode }),
    name: food?.name ?? named.name,
    ...{ measure, unit, unitSize, place, boughtOn },
    ...(bestBefore != null && { bestBefore }),
    ...(price !== undefined && { price }),
  };
  return { facts, entry: addedEntry({ lotId: id, amount }) };
}

/** The line that fills a lot. */
export const addedEntry = ({ lotId, amount }: { lotId: string; amount: number }): LedgerEntry => ({
  lotId,
  kind: 'added',
  stockChange: roundAmount(amount),
  reservedChange: 0,
});

/**
 * A lot that is kept elsewhere from `today` on: its last good day is predicted anew, unless the person had set another
 * than was predicted.
 */
export function movedFacts({
  lot,
  food,
  place,
  today,
}: {
  lot: StockLot;
  food: Food | undefined;
  place: LotFacts['place'];
  today: IsoDate;
}): LotFacts {
  const { bestBefore: known, ...facts } = factsOf(lot);
  const shelfLife = lot.recipeId === undefined ? (food?.shelfLife ?? {}) : LEFTOVERS_KEEP;
  const predicted = predictBestBefore({ shelfLife, place: lot.place, since: lot.boughtOn });
  const isOwn = known !== predicted;
  const bestBefore = isOwn ? known : predictBestBefore({ shelfLife, place, since: today });
  return { ...facts, place, ...(bestBefore !== undefined && { bestBefore }) };
}

/** A lot without what its ledger says. */
export function factsOf(lot: StockLot): LotFacts {
  const { added, stock, reserved, revision, createdAt, ...facts } = lot;
  return facts;
}
