import type { DayTargets } from '../../energy/day-targets.ts';
import type { MealOption, PlanMeals } from '../../plan/meal-plan.ts';
import type { MealSlot } from '../recipe.ts';
import { SLOTS } from '../slots.ts';
import { type Bands, dayBands } from './bands.ts';
import { perDayAmount } from './day-problem.ts';
import { NUTRIENTS, type Nutrient, WIDTH } from './nutrients.ts';
import { SHARE_EPSILON } from './objective.ts';
import { floatAt } from './typed-arrays.ts';

/** Largest and smallest shares of the day's targets, in the order of `NUTRIENTS`. */
export type Ends = { high: Float64Array; low: Float64Array };

/** A day but for one of its options, as shares of the day's targets. */
export type StandingDay = {
  /** What any combination of the other slots comes to. */
  others: Ends;
  /** The options that stay beside the one that goes. */
  beside: Ends;
  /** The whole day with the option that goes. */
  before: Ends;
};

/** Adds up a plan around the option `replaced` of `slot`. */
export function standingDay({
  meals,
  targets,
  slot,
  replaced,
}: {
  meals: PlanMeals;
  targets: DayTargets;
  slot: MealSlot;
  replaced: MealOption;
}): StandingDay {
  const perUnit = perDayAmount(targets);
  const others = SLOTS.filter((other) => other !== slot && meals[other].length > 0).map((other) =>
    endsOf(meals[other], perUnit),
  );
  const before = [...others, endsOf(meals[slot], perUnit)].reduce(add, noEnds(0, 0));
  const beside = endsOf(
    meals[slot].filter((option) => option !== replaced),
    perUnit,
  );
  return { others: others.reduce(add, noEnds(0, 0)), beside, before };
}

const noEnds = (high: number, low: number): Ends => ({
  high: new Float64Array(WIDTH).fill(high),
  low: new Float64Array(WIDTH).fill(low),
});

/** The ends of no options at all are −∞ and ∞: any option beside them is both ends. */
function endsOf(options: readonly MealOption[], perUnit: Float64Array): Ends {
  const shares = options.map(({ nutrition }) =>
    NUTRIENTS.map((nutrient, at) => nutrition[nutrient] * floatAt(perUnit, at)),
  );
  return {
    high: Float64Array.from(NUTRIENTS, (_, at) => Math.max(...shares.map((own) => own[at] ?? 0))),
    low: Float64Array.from(NUTRIENTS, (_, at) => Math.min(...shares.map((own) => own[at] ?? 0))),
  };
}

const add = (a: Ends, b: Ends): Ends => ({
  high: a.high.map((value, at) => value + floatAt(b.high, at)),
  low: a.low.map((value, at) => value + floatAt(b.low, at)),
});

/** The day's bands, as wide as the day was before: what was outside may stay so, and get no worse. */
export function bandsAround({
  targets,
  energyBand,
  before,
}: {
  targets: DayTargets;
  energyBand: number;
  before: Ends;
}): Bands {
  const { lower, upper, ...costs } = dayBands({ targets, energyBand, isStrict: true });
  return {
    ...costs,
    lower: lower.map((bound, at) => Math.min(bound, floatAt(before.low, at))),
    upper: upper.map((bound, at) => Math.max(bound, floatAt(before.high, at))),
  };
}

/** The bands that some combination leaves with a further option of `share` (a row of the shares at `row`). */
export function leftBands({
  day: { others, beside },
  bands,
  share,
  row,
}: {
  day: StandingDay;
  bands: Bands;
  share: Float64Array;
  row: number;
}): Nutrient[] {
  return NUTRIENTS.filter((_, at) => {
    const own = floatAt(share, row + at);
    const high = floatAt(others.high, at) + Math.max(own, floatAt(beside.high, at));
    const low = floatAt(others.low, at) + Math.min(own, floatAt(beside.low, at));
    return high > floatAt(bands.upper, at) + SHARE_EPSILON || low < floatAt(bands.lower, at) - SHARE_EPSILON;
  });
}
