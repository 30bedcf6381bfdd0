import { Minerals } from '../domain/recipes/food-facts.ts';
import { Nutrition } from '../domain/recipes/recipe.ts';
import type { SourceFile } from './read-files.ts';

/** Every figure of a food that a source may report, per 100 g. */
export const SOURCE_FIGURES = [
  ...Nutrition.keyof().options,
  ...Minerals.keyof().exclude(['potassiumMg']).options,
] as const;
export type SourceFigure = (typeof SOURCE_FIGURES)[number];

/** What a source reports of one food; a figure that is absent was not reported. */
export type SourceRow = Partial<Record<SourceFigure, number>>;

/** Parses the USDA's rows by NDB number: comma-separated without quotes, a blank cell is a figure not reported. */
export function parseSourceFigures({ text }: SourceFile): Map<string, SourceRow> {
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const columns = header.split(',');
  return new Map(
    lines.map((line) => {
      const cells = line.split(',');
      const cellOf = (column: string): string => cells[columns.indexOf(column)] ?? '';
      const given = SOURCE_FIGURES.filter((figure) => cellOf(figure) !== '');
      return [cellOf('ndbNo'), Object.fromEntries(given.map((figure) => [figure, Number(cellOf(figure))]))];
    }),
  );
}
