import { ROUNDING_TOLERANCE } from './kitchen-amount.ts';
import type { Food, Recipe } from './recipe.ts';

type Foods = ReadonlyMap<string, Food>;

/** Pieces of which nobody keeps a half. Half an onion keeps, and so does the rest of a tin or a loaf. */
const NEVER_HALVED = new Set(['egg', 'egg white', 'egg yolk']);

/** Lighter pieces are weighed or strewn, g: nobody counts grapes and almonds. */
const COUNTED_FROM_G = 13;

/** Points that a broken egg costs, and any other piece that one serving has whole or halved. */
const BROKEN_EGG_COST = 2;
const BROKEN_PIECE_COST = 0.3;

type Pieces = { perServing: number; step: number; isGuarded: boolean };

/**
 * What breaking pieces costs a portion, in points of the rules: 0 where each food that is counted comes out whole, or
 * halved where a half keeps. A dish for many that shares one onion breaks it in any portion, so that costs nothing.
 */
export function pieceCost({
  recipe,
  portion,
  foods,
}: {
  recipe: Recipe;
  portion: number;
  foods: Foods;
}): number {
  let cost = 0;
  for (const { perServing, step, isGuarded } of piecesOf({ recipe, foods })) {
    if (isWhole(perServing * portion, step)) continue;
    if (step === 1) return BROKEN_EGG_COST;
    if (isGuarded) cost = BROKEN_PIECE_COST;
  }
  return cost;
}

/** Whether a portion leaves half an egg, or a part that no kitchen amount calls a whole one. */
export const breaksEgg = (portioned: { recipe: Recipe; portion: number; foods: Foods }): boolean =>
  pieceCost(portioned) === BROKEN_EGG_COST;

function piecesOf({ recipe: { ingredients, servings }, foods }: { recipe: Recipe; foods: Foods }): Pieces[] {
  return ingredients.flatMap(({ food, grams }) => {
    const piece = foods.get(food)?.units.piece;
    if (piece === undefined || piece.massG < COUNTED_FROM_G) return [];
    const perServing = grams / servings / piece.massG;
    const step = NEVER_HALVED.has(piece.name) ? 1 : 1 / 2;
    return [{ perServing, step, isGuarded: isWhole(perServing, step) }];
  });
}

/** Whole as kitchen amounts round: 55 g of egg are one. */
function isWhole(pieces: number, step: number): boolean {
  const nearest = Math.max(step, Math.round(pieces / step) * step);
  return Math.abs(nearest - pieces) <= ROUNDING_TOLERANCE.usual * pieces + Number.EPSILON;
}
