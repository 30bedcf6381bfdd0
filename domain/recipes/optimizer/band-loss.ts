import type { Bands } from './bands.ts';
import { leavesHardBand } from './day-state.ts';
import { WIDTH } from './nutrients.ts';
import type { Prices } from './prices.ts';
import { countWithin, type TrioLevel } from './trio-levels.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** The trios chosen so far, added up. */
type Sums = {
  bands: Bands;
  prices: Prices;
  high: Float64Array;
  low: Float64Array;
};

/**
 * What the bands make a day lose against the bound that a trio completes: leaving a band costs more than its price
 * has paid, and what is left of a band was paid for nothing. ∞ outside a hard band; more than `limit` as soon as
 * it is more.
 */
export function bandLoss(
  { bands, prices, high, low }: Sums,
  { trios, rank, limit }: { trios: TrioLevel; rank: number; limit: number },
): number {
  const row = rank * WIDTH;
  for (let at = 0; at < bands.hardCount; at += 1) {
    const most = floatAt(high, at) + floatAt(trios.high, row + at);
    const least = floatAt(low, at) + floatAt(trios.low, row + at);
    if (leavesHardBand({ bands, at, high: most, low: least })) return Number.POSITIVE_INFINITY;
  }
  let loss = 0;
  for (let at = 0; at < WIDTH && loss <= limit; at += 1) {
    const over = floatAt(high, at) + floatAt(trios.high, row + at) - floatAt(bands.upper, at);
    const overPrice = floatAt(prices.over, at);
    loss += over > 0 ? over * (floatAt(bands.overCost, at) - overPrice) : -over * overPrice;
    const under = floatAt(bands.lower, at) - floatAt(low, at) - floatAt(trios.low, row + at);
    const underPrice = floatAt(prices.under, at);
    loss += under > 0 ? under * (floatAt(bands.underCost, at) - underPrice) : -under * underPrice;
  }
  return loss;
}

/** The least `bandLoss` of all days that the levels from `level` on complete with trios that lose at most `limit`. */
export function leastBandLoss(
  { bands, prices, high, low }: Sums,
  {
    levels,
    level,
    limit,
    ranks,
  }: {
    levels: readonly TrioLevel[];
    level: number;
    limit: number;
    /** Room for one number for each level. */
    ranks: Int32Array;
  },
): number {
  for (let rest = level; rest < levels.length; rest += 1) {
    const within = countWithin(levels[rest] as TrioLevel, limit);
    if (within === 0) return Number.POSITIVE_INFINITY;
    ranks[rest] = (within - 1) * WIDTH;
  }
  let loss = 0;
  for (let at = 0; at < WIDTH && loss <= limit; at += 1) {
    let [highMin, highMax] = [floatAt(high, at), floatAt(high, at)];
    let [lowMin, lowMax] = [floatAt(low, at), floatAt(low, at)];
    for (let rest = level; rest < levels.length; rest += 1) {
      const row = intAt(ranks, rest) + at;
      const other = levels[rest] as TrioLevel;
      highMin += floatAt(other.highMin, row);
      highMax += floatAt(other.highMax, row);
      lowMin += floatAt(other.lowMin, row);
      lowMax += floatAt(other.lowMax, row);
    }
    const upper = floatAt(bands.upper, at);
    const lower = floatAt(bands.lower, at);
    if (leavesHardBand({ bands, at, high: highMin, low: lowMax })) return Number.POSITIVE_INFINITY;
    const overPrice = floatAt(prices.over, at);
    if (highMin > upper) loss += (highMin - upper) * (floatAt(bands.overCost, at) - overPrice);
    else if (highMax < upper) loss += (upper - highMax) * overPrice;
    const underPrice = floatAt(prices.under, at);
    if (lowMax < lower) loss += (lower - lowMax) * (floatAt(bands.underCost, at) - underPrice);
    else if (lowMin > lower) loss += (lowMin - lower) * underPrice;
  }
  return loss;
}
