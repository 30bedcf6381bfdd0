import { extremeAround } from './extreme-around.ts';
import type { GreyPicture } from './grey-picture.ts';
import { growRegion } from './grow-region.ts';
import { inkLimit } from './ink.ts';

/** What lies around the sheet is darker than this part of it; anything brighter may be its own shadow. */
const DARKEST_SHADE = 0.8;

/** A smaller sheet is a spot of light. */
const LEAST_PART = 0.08;

/** Brightness drops at an edge within so many pixels at each side; in a shadow it takes more. */
const EDGE_PX = 4;
/** The part of the rows, or columns, that must end at such an edge, at each side. */
const CLEAR_EDGES = 0.6;

/** The edge itself, with its shadow, is left away. */
const MARGIN_PX = 4;

/** From the first to the last pixel of a row that is on the sheet. */
type Span = { first: number; last: number };
/** The rows of a sheet, from `top` on. */
type Sheet = { top: number; spans: readonly Span[] };
type Point = { x: number; y: number };

/**
 * Makes black what is around a sheet of paper that lies on something darker. A picture that shows no such sheet comes
 * back as it is: all of it may be paper, with shadows.
 *
 * @param picture small, and without letters: as bright as the paper is at each place
 */
export function isolateSheet(picture: GreyPicture): GreyPicture {
  const sheet = findSheet(picture);
  if (!sheet) return picture;
  const { width, height } = picture;
  const mask = new Uint8Array(picture.pixels.length);
  sheet.spans.forEach(({ first, last }, at) => {
    const row = (sheet.top + at) * width;
    mask.fill(1, row + first, row + last + 1);
  });
  const inner = extremeAround({
    picture: { pixels: mask, width, height },
    reach: MARGIN_PX,
    extreme: Math.min,
  });
  return { ...picture, pixels: picture.pixels.map((pixel, at) => pixel * (inner.pixels[at] ?? 0)) };
}

function findSheet(picture: GreyPicture): Sheet | undefined {
  const limit = inkLimit(picture.pixels);
  const shade = meanOf(picture.pixels.filter((pixel) => pixel < limit));
  const light = meanOf(picture.pixels.filter((pixel) => pixel >= limit));
  if (shade > light * DARKEST_SHADE) return undefined;
  const bright = largestBright({ picture, limit });
  if (bright.length < picture.pixels.length * LEAST_PART) return undefined;
  const sheet = fillHull(hullOf(bright));
  return hasEdges({ picture, sheet, step: (light - shade) / 2 }) ? sheet : undefined;
}

const meanOf = (pixels: Uint8Array): number =>
  pixels.reduce((sum, pixel) => sum + pixel, 0) / Math.max(1, pixels.length);

/** The largest region of bright pixels that touch, row by row. */
function largestBright({ picture, limit }: { picture: GreyPicture; limit: number }): Point[] {
  const { pixels, width } = picture;
  const seen = new Uint8Array(pixels.length);
  let largest: number[] = [];
  for (let start = 0; start < pixels.length; start++) {
    const region = growRegion({ starts: [start], picture, seen, belongs: (pixel) => pixel >= limit });
    if (region.length > largest.length) largest = region;
  }
  return largest.sort((a, b) => a - b).map((at) => ({ x: at % width, y: Math.floor(at / width) }));
}

/**
 * The left and the right side of the smallest convex shape around points, each from top to bottom.
 *
 * Source: A. M. Andrew, Another efficient algorithm for convex hulls in two dimensions, 1979.
 */
function hullOf(points: readonly Point[]): { left: Point[]; right: Point[] } {
  const left: Point[] = [];
  const right: Point[] = [];
  for (const point of points) {
    while (left.length > 1 && turnOf(left.at(-2), left.at(-1), point) >= 0) left.pop();
    left.push(point);
    while (right.length > 1 && turnOf(right.at(-2), right.at(-1), point) <= 0) right.pop();
    right.push(point);
  }
  return { left, right };
}

/** Positive when the way over three points bends to the right, as one sees it in a picture. */
function turnOf(from: Point | undefined, over: Point | undefined, to: Point): number {
  if (!from || !over) return 0;
  return (over.x - from.x) * (to.y - from.y) - (over.y - from.y) * (to.x - from.x);
}

function fillHull({ left, right }: { left: Point[]; right: Point[] }): Sheet {
  const top = left[0]?.y ?? 0;
  const rows = (left.at(-1)?.y ?? -1) - top + 1;
  const spans = Array.from({ length: rows }, (_, at) => ({
    first: Math.round(Math.min(...crossings(left, top + at))),
    last: Math.round(Math.max(...crossings(right, top + at))),
  }));
  return { top, spans };
}

/** Where a chain of points crosses a row. */
function crossings(chain: readonly Point[], y: number): number[] {
  return chain.flatMap((to, at) => {
    if (to.y === y) return [to.x];
    const from = chain[at - 1];
    if (!from || from.y >= y || to.y <= y) return [];
    return [from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y)];
  });
}

/**
 * Whether brightness drops at all four sides of a sheet: a shadow across the paper has such an edge at one side only,
 * and a soft one at none.
 */
function hasEdges({ picture, sheet, step }: { picture: GreyPicture; sheet: Sheet; step: number }): boolean {
  const { pixels, width, height } = picture;
  const brightness = (x: number, y: number) =>
    x < 0 || x >= width || y < 0 || y >= height ? Number.POSITIVE_INFINITY : (pixels[y * width + x] ?? 0);
  const clear = (drops: readonly number[]) =>
    drops.filter((drop) => drop > step).length > drops.length * CLEAR_EDGES;
  const rows = sheet.spans.map((span, at) => ({ ...span, y: sheet.top + at }));
  const columns = columnsOf(sheet);
  return (
    clear(rows.map(({ first, y }) => brightness(first + EDGE_PX, y) - brightness(first - EDGE_PX, y))) &&
    clear(rows.map(({ last, y }) => brightness(last - EDGE_PX, y) - brightness(last + EDGE_PX, y))) &&
    clear(columns.map(({ top, x }) => brightness(x, top + EDGE_PX) - brightness(x, top - EDGE_PX))) &&
    clear(columns.map(({ bottom, x }) => brightness(x, bottom - EDGE_PX) - brightness(x, bottom + EDGE_PX)))
  );
}

/** The first and the last row of a sheet in each of its columns. */
function columnsOf({ top, spans }: Sheet): { x: number; top: number; bottom: number }[] {
  const from = Math.min(...spans.map(({ first }) => first));
  const to = Math.max(...spans.map(({ last }) => last));
  const covers = (x: number) => (span: Span) => span.first <= x && x <= span.last;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at).map((x) => ({
    x,
    top: top + spans.findIndex(covers(x)),
    bottom: top + spans.findLastIndex(covers(x)),
  }));
}
