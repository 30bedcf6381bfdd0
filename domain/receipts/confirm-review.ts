import type { IsoDate } from '../calendar.ts';
import { DomainError, type FieldProblem } from '../errors.ts';
import { type GroceryUnit, Price, roundAmount } from '../inventory/lot.ts';
import { type NewLot, newLot } from '../inventory/new-lot.ts';
import { weighGrocery } from '../inventory/weigh-grocery.ts';
import type { GroceryAlias } from '../ports/grocery-alias-repository.ts';
import type { Catalog } from '../recipes/recipe.ts';
import type { Addition, ConfirmDecisions, LineDecision } from './confirm-decisions.ts';
import type { Review } from './grocery-import.ts';
import type { ReviewLine } from './review-line.ts';

type ConfirmArgs = {
  review: Review;
  decisions: ConfirmDecisions;
  /** The date where the user lives. */
  today: IsoDate;
  catalog: Catalog;
  newId: () => string;
};

/**
 * The lots that a confirmed review comes to, in the order of the decisions; what was missing comes last.
 *
 * @throws DomainError invalid `validation_failed` naming every line that cannot become stock: a position that is
 * twice, missing or unknown, a food that the catalogue does not have, a unit that nobody can weigh, a day in the future,
 * a price without a currency.
 */
export function confirmReview({ review, decisions, today, catalog, newId }: ConfirmArgs): NewLot[] {
  const {
    boughtOn = earlier(review.boughtOn, today),
    currency = review.currency,
    lines,
    more = [],
  } = decisions;
  const byPosition = new Map(review.lines.map((line) => [line.position, line]));
  const wanted = [
    ...lines.flatMap((line, index) =>
      line.action === 'add'
        ? [{ addition: line, billed: byPosition.get(line.position), path: `/lines/${index}` }]
        : [],
    ),
    ...more.map((addition, index) => ({ addition, billed: undefined, path: `/more/${index}` })),
  ];
  const made = wanted.map((one) => lotOf({ ...one, boughtOn, currency, today, catalog, newId }));
  const problems = [
    ...(boughtOn > today ? [{ path: '/boughtOn', message: 'lies in the future where you live' }] : []),
    ...positionProblems({ review, lines }),
    ...made.flatMap((one) => (one.status === 'refused' ? [one.problem] : [])),
  ];
  if (problems.length > 0) {
    throw new DomainError('invalid', 'validation_failed', 'Some fields are not valid.', { fields: problems });
  }
  return made.flatMap((one) => (one.status === 'made' ? [one.lot] : []));
}

const earlier = (date: IsoDate | undefined, today: IsoDate): IsoDate =>
  date === undefined || date > today ? today : date;

function positionProblems({
  review,
  lines,
}: {
  review: Review;
  lines: readonly LineDecision[];
}): FieldProblem[] {
  const open = new Set(review.lines.map(({ position }) => position));
  const all = new Set(open);
  const wrong = lines.flatMap(({ position }, index) => {
    if (open.delete(position)) return [];
    const message = all.has(position) ? 'was decided already, further up' : 'is not a line of this review';
    return [{ path: `/lines/${index}/position`, message }];
  });
  if (open.size === 0) return wrong;
  return [...wrong, { path: '/lines', message: `must say what becomes of: ${[...open].join(', ')}` }];
}

type Made = { status: 'made'; lot: NewLot } | { status: 'refused'; problem: FieldProblem };

const refuse = (path: string, message: string): Made => ({ status: 'refused', problem: { path, message } });

function lotOf({
  addition,
  billed,
  path,
  currency,
  boughtOn,
  ...args
}: Pick<ConfirmArgs, 'today' | 'catalog' | 'newId'> & {
  addition: Addition;
  billed: ReviewLine | undefined;
  path: string;
  currency: string | undefined;
  boughtOn: IsoDate;
}): Made {
  const { foodId, name = '', quantity, unit = 'piece', place, bestBefore } = addition;
  const food = foodId === undefined ? undefined : args.catalog.foods.get(foodId);
  if (foodId !== undefined && food === undefined) {
    return refuse(`${path}/foodId`, 'is not a food of the catalogue');
  }
  const tin = isTin({ quantity, unit, billed }) ? ({ isTinned: true } as const) : {};
  const weighing = weighGrocery({ amount: { quantity, unit, ...tin }, food });
  if (weighing.status === 'unweighed') return refuse(`${path}/unit`, weighing.message);
  if (roundAmount(weighing.amount) <= 0) return refuse(`${path}/quantity`, 'is less than can be counted');
  if (typeof addition.price === 'number' && currency === undefined) {
    return refuse('/currency', 'is needed for prices: the bill does not say it');
  }
  const { status: _, ...weighed } = weighing;
  const price = priceOf({ stated: addition.price, billed: billed?.price, currency });
  const details = { place, boughtOn, bestBefore, price };
  return {
    status: 'made',
    lot: newLot({ id: args.newId(), today: args.today, food, name, weighed, details }),
  };
}

/** Tins count by what is left of them without liquid. A weight that the person has changed is what it says. */
function isTin({
  quantity,
  unit,
  billed,
}: Pick<Addition, 'quantity'> & { unit: GroceryUnit; billed: ReviewLine | undefined }): boolean {
  const { amount } = billed ?? {};
  return (
    amount?.isTinned === true && amount.unit === unit && (unit === 'package' || amount.quantity === quantity)
  );
}

function priceOf({
  stated,
  billed,
  currency,
}: {
  stated: number | null | undefined;
  billed: number | undefined;
  currency: string | undefined;
}): Price | undefined {
  const amount = stated === undefined ? billed : stated;
  // A bill may give money back, and a misread line may cost millions: a lot has no such price.
  return Price.safeParse({ amount, currency }).data;
}

/**
 * What a confirmed review teaches of the names of the user's shops: where the user corrected what was suggested, or
 * confirmed what was a guess. What was sure and is right needs no teaching.
 */
export function taughtAliases({
  review,
  decisions,
}: Pick<ConfirmArgs, 'review' | 'decisions'>): GroceryAlias[] {
  const byPosition = new Map(review.lines.map((line) => [line.position, line]));
  const taught = decisions.lines.flatMap((decision) => {
    const line = byPosition.get(decision.position);
    const foodId = line === undefined ? undefined : lessonOf({ line, decision });
    return line === undefined || foodId === undefined ? [] : [[line.name, foodId] as const];
  });
  // Said twice of one name, the last one counts.
  return [...new Map(taught)]
    .filter(([name]) => name.trim() !== '')
    .map(([name, foodId]) => ({ name, foodId }));
}

/** What the name of a line means from now on; undefined: nothing new. */
function lessonOf({
  line: { suggestion, doubts, candidates },
  decision,
}: {
  line: ReviewLine;
  decision: LineDecision;
}): string | null | undefined {
  const wasSkipped = suggestion.action === 'skip';
  const isGuess = doubts.includes('food');
  if (decision.action === 'add') {
    const isRight = !wasSkipped && !isGuess && candidates[0]?.foodId === decision.foodId;
    return isRight ? undefined : decision.foodId;
  }
  const { because = isGuess ? 'nothing_to_eat' : 'not_now' } = decision;
  return because === 'nothing_to_eat' && !wasSkipped ? null : undefined;
}
