import type { Food } from '../domain/recipes/recipe.ts';
import { readFigureNotes } from './figure-notes.ts';
import type { FoodRow } from './food-table.ts';
import type { CatalogProblem } from './problem.ts';
import { SOURCE_FIGURES, type SourceFigure, type SourceRow } from './source-figures.ts';

/** How far a figure that was worked out may lie from its source: a rounding, g, mg or kcal, or a share of it. */
const ROUNDING = { absolute: 0.005, share: 0.02 };

type Sources = ReadonlyMap<string, SourceRow>;

/**
 * Finds figures that are not what their own source says: the row of `ndbNo` reports them, or the note in `source`
 * names the row that they were taken from.
 */
export function checkSourceFigures({
  rows,
  sources,
}: {
  rows: readonly FoodRow[];
  sources: Sources;
}): CatalogProblem[] {
  return rows.flatMap(({ food, file, line }) =>
    foodMessages(food, sources).map((message) => ({ file, line, message: `${food.id}: ${message}` })),
  );
}

function foodMessages(food: Food, sources: Sources): string[] {
  const { ndbNo, source: note = '' } = food;
  if (ndbNo === undefined) return [];
  const own = sources.get(ndbNo);
  if (own === undefined) return [`NDB ${ndbNo} is not in sources/usda-sr28.csv: add its row`];
  const { expected, messages } = readFigureNotes({ note, own, sources });
  return [
    ...messages,
    ...SOURCE_FIGURES.flatMap((figure) => figureMessages({ figure, food, own, noted: expected.get(figure) })),
  ];
}

function figureMessages({
  figure,
  food,
  own,
  noted,
}: {
  figure: SourceFigure;
  food: Food;
  own: SourceRow;
  noted: number | undefined;
}): string[] {
  const stated: number | undefined = { ...food.per100g, ...food.minerals }[figure];
  const reported = own[figure];
  if (noted !== undefined) {
    const isNear =
      stated !== undefined &&
      Math.abs(stated - noted) <= Math.max(ROUNDING.absolute, ROUNDING.share * Math.abs(noted));
    return isNear ? [] : [`${figure} is ${stated}, by its own note ${Number(noted.toPrecision(4))}`];
  }
  if (stated === reported) return [];
  return reported === undefined
    ? [`${figure} is ${stated}, NDB ${food.ndbNo} does not report it: say in source where it is from`]
    : [`${figure} is ${stated}, NDB ${food.ndbNo} says ${reported}`];
}
