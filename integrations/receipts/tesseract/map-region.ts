import { assertNever } from '../../../domain/errors.ts';
import type { PictureRegion } from '../../../domain/receipts/text-line.ts';
import type { Box } from './group-words.ts';

/** Quarters of a circle, clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

type Size = { width: number; height: number };
type Point = { x: number; y: number };

/** How a picture was made upright: turned by quarters, then scaled, then turned by some degrees about its centre. */
export type Straightening = { turn: Turn; degrees: number; scaled: Size; straightened: Size };

/** Where a box of the straightened picture is in the one that was given. */
export function toRegion(args: { box: Box; straightening: Straightening }): PictureRegion {
  const { box, straightening } = args;
  const corners = [
    { x: box.left, y: box.top },
    { x: box.right, y: box.top },
    { x: box.left, y: box.bottom },
    { x: box.right, y: box.bottom },
  ].map((corner) => mapBack({ corner, straightening }));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function mapBack({ corner, straightening }: { corner: Point; straightening: Straightening }): Point {
  const { turn, degrees, scaled, straightened } = straightening;
  const x = corner.x - straightened.width / 2;
  const y = corner.y - straightened.height / 2;
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const turned = {
    x: toFraction((x * cos + y * sin) / scaled.width + 0.5),
    y: toFraction((y * cos - x * sin) / scaled.height + 0.5),
  };
  return turnBack({ turned, turn });
}

function turnBack({ turned: { x, y }, turn }: { turned: Point; turn: Turn }): Point {
  switch (turn) {
    case 0:
      return { x, y };
    case 90:
      return { x: y, y: 1 - x };
    case 180:
      return { x: 1 - x, y: 1 - y };
    case 270:
      return { x: 1 - y, y: x };
    default:
      return assertNever(turn);
  }
}

const toFraction = (value: number): number => Math.min(1, Math.max(0, value));
