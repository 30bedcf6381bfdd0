import type { PartBound } from './bound-parts.ts';
import { WIDTH } from './nutrients.ts';
import { holds, type Part, type PartSearch, repeatIn, type TrioList } from './search-parts.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** Differences under this are the last digits of sums. */
const LEAST_WIDTH = 1e-9;

/**
 * Cuts a part of the search in two, so that the bound of each half is lower: where the slots' best trios share a
 * recipe, by who may have it; else where the trios of one slot differ most in what is dear. The half that holds the
 * best trios comes first. Undefined where all trios are alike.
 */
export function splitParts(
  search: PartSearch,
  parts: readonly Part[],
  bounded: PartBound,
): readonly (readonly Part[])[] | undefined {
  const { lists } = search;
  const { day } = bounded;
  const repeat = repeatIn({ lists, day });
  if (repeat !== undefined) {
    const { recipe, slot: first } = repeat;
    const cut = (isInFirst: boolean): Part[] =>
      parts.map((part, slot) => {
        if (slot !== first && !isInFirst) return copyOf(part, () => true);
        const wanted = slot === first && isInFirst;
        return copyOf(part, (id) => holds(lists[slot] as TrioList, id, recipe) === wanted);
      });
    return [cut(true), cut(false)];
  }
  const widest = widestEnd(search, parts, bounded);
  if (widest === undefined) return undefined;
  const { slot: cutSlot, at, isHigh, middle } = widest;
  const { trios } = lists[cutSlot] as TrioList;
  const ends = isHigh ? trios.high : trios.low;
  const isUpper = (id: number): boolean => floatAt(ends, id * WIDTH + at) > middle;
  const half = (wanted: boolean): Part[] =>
    parts.map((part, slot) => copyOf(part, slot === cutSlot ? (id) => isUpper(id) === wanted : () => true));
  const isUpperFirst = isUpper(intAt(day, cutSlot));
  return [half(isUpperFirst), half(!isUpperFirst)];
}

function copyOf({ ids, count }: Part, isKept: (id: number) => boolean): Part {
  const kept = new Int32Array(count);
  let size = 0;
  for (let place = 0; place < count; place += 1) {
    const id = intAt(ids, place);
    if (!isKept(id)) continue;
    kept[size] = id;
    size += 1;
  }
  return { ids: kept, count: size };
}

type End = { slot: number; at: number; isHigh: boolean; middle: number; width: number };

function widestEnd(
  { lists }: PartSearch,
  parts: readonly Part[],
  { prices: { over, under } }: PartBound,
): End | undefined {
  let widest: End | undefined;
  for (let slot = 0; slot < parts.length; slot += 1) {
    const { trios } = lists[slot] as TrioList;
    for (let at = 0; at < WIDTH; at += 1) {
      for (const isHigh of [true, false]) {
        const price = floatAt(isHigh ? over : under, at);
        if (price <= 0) continue;
        const { min, max } = rangeOf(isHigh ? trios.high : trios.low, parts[slot] as Part, at);
        const width = price * (max - min);
        if (width <= (widest?.width ?? LEAST_WIDTH)) continue;
        widest = { slot, at, isHigh, middle: (min + max) / 2, width };
      }
    }
  }
  return widest;
}

function rangeOf(ends: Float64Array, { ids, count }: Part, at: number): { min: number; max: number } {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < count; place += 1) {
    const value = floatAt(ends, intAt(ids, place) * WIDTH + at);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}
