import { WIDTH } from './nutrients.ts';
import { SHARE_EPSILON } from './objective.ts';
import type { Part, PartSearch, TrioList } from './search-parts.ts';
import { floatAt, intAt } from './typed-arrays.ts';

/** Drops trios with which no day of the part keeps the hard bands; false when that leaves no day. */
export function fitParts(search: PartSearch, parts: readonly Part[]): boolean {
  for (let at = 0; at < search.problem.bands.hardCount; at += 1) {
    if (!fitAt(search, parts, at)) return false;
  }
  return true;
}

function fitAt(search: PartSearch, parts: readonly Part[], at: number): boolean {
  const { problem, lists } = search;
  let over = floatAt(problem.bands.upper, at) + SHARE_EPSILON;
  let under = SHARE_EPSILON - floatAt(problem.bands.lower, at);
  const ends = parts.map((part, slot) => endsAt(lists[slot] as TrioList, part, at));
  for (const { least, most } of ends) [over, under] = [over - least, under + most];
  if (over < 0 || under < 0) return false;
  for (const [slot, part] of parts.entries()) {
    const { high, low } = (lists[slot] as TrioList).trios;
    const { least, most, largest, smallest } = ends[slot] as Ends;
    search.nodes += part.count / WIDTH;
    if (largest - least <= over && most - smallest <= under) continue;
    let kept = 0;
    for (let place = 0; place < part.count; place += 1) {
      const id = intAt(part.ids, place);
      const row = id * WIDTH + at;
      if (floatAt(high, row) - least > over || most - floatAt(low, row) > under) continue;
      part.ids[kept] = id;
      kept += 1;
    }
    part.count = kept;
    if (kept === 0) return false;
  }
  return true;
}

/** Of a part's trios: the least and the largest of their largest shares, the most and the smallest of their smallest. */
type Ends = { least: number; largest: number; most: number; smallest: number };

function endsAt({ trios: { high, low } }: TrioList, { ids, count }: Part, at: number): Ends {
  let [least, smallest] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [largest, most] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < count; place += 1) {
    const row = intAt(ids, place) * WIDTH + at;
    const [top, bottom] = [floatAt(high, row), floatAt(low, row)];
    if (top < least) least = top;
    if (top > largest) largest = top;
    if (bottom > most) most = bottom;
    if (bottom < smallest) smallest = bottom;
  }
  return { least, largest, most, smallest };
}
