import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * The food tables and recipe files, read here a second time: the judge shares no code with what it judges, so that
 * a mistake of the planner's reading or arithmetic is not repeated.
 */
export type Row = {
  id: string;
  name: string;
  table: string;
  origins: readonly string[];
  allergens: readonly string[];
  aliases: readonly string[];
  /** g of one piece; absent where the food has none. */
  pieceG: number | undefined;
  /** By column, for 100 g. */
  per100g: Readonly<Record<Figure, number>>;
};

export const FIGURES = [
  ...(['energyKcal', 'proteinG', 'fatG', 'saturatedFatG'] as const),
  ...(['carbohydrateG', 'fibreG', 'sodiumMg'] as const),
];
export type Figure = (typeof FIGURES)[number];

export type Part = { row: Row; grams: number };

/** A dish as its file says it: what one serving takes of each food. */
export type Dish = {
  id: string;
  parts: readonly Part[];
  minutes: number;
  steps: string;
  /** Everything else that the file says, for fields that are newer than the judge. */
  fields: Readonly<Record<string, unknown>>;
};

const CATALOG = new URL('../../catalog/', import.meta.url);

/** Every dish of the catalogue by id. Throws where a dish names a food that no table has. */
export function readDishes(): Map<string, Dish> {
  const rows = readRows();
  const folder = new URL('recipes/', CATALOG);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  return new Map(
    files.map((name) => {
      const id = name.replace(/^.*[\\/]/, '').replace(/\.yaml$/, '');
      return [id, dishOf({ id, text: readFileSync(new URL(name, folder), 'utf8'), rows })];
    }),
  );
}

function dishOf({ id, text, rows }: { id: string; text: string; rows: Map<string, Row> }): Dish {
  const { ingredients, servings, minutes, steps, ...fields } = parse(text) as Record<string, unknown> & {
    ingredients: string[];
    servings: number;
    minutes: number;
    steps: string[];
  };
  const parts = ingredients.map((line) => {
    const [amount = '', , food = ''] = line.replace(/,.*$/, '').split(' ');
    const row = rows.get(food);
    if (row === undefined || !(Number(amount) > 0)) throw new Error(`${id}: cannot judge "${line}"`);
    return { row, grams: Number(amount) / servings };
  });
  return { id, parts, minutes, steps: steps.join(' ').toLowerCase(), fields };
}

function readRows(): Map<string, Row> {
  const folder = new URL('foods/', CATALOG);
  const tables = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const rows = tables.flatMap((table) => {
    const [head = '', ...lines] = readFileSync(new URL(table, folder), 'utf8').trim().split('\n');
    const columns = head.split(',');
    return lines.map((line) => rowOf({ table, columns, cells: cellsOf(line) }));
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The cells of a line; one in quotes may hold commas. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, ''));

function rowOf({
  table,
  columns,
  cells,
}: {
  table: string;
  columns: readonly string[];
  cells: readonly string[];
}): Row {
  const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
  const list = (text: string, by: string): string[] => text.split(by).filter((word) => word !== '');
  const figures = FIGURES.map((figure): [Figure, number] => [figure, Number(cell(figure))]);
  return {
    id: cell('id'),
    name: cell('name'),
    table: table.replace('.csv', ''),
    origins: list(cell('origins'), ' '),
    allergens: list(cell('allergens'), ' '),
    aliases: list(cell('aliases'), '|'),
    pieceG: cell('pieceG') === '' ? undefined : Number(cell('pieceG')),
    per100g: Object.fromEntries(figures) as Record<Figure, number>,
  };
}

/** What `portion` servings of a dish hold of one figure. */
export const amountOf = ({
  dish,
  portion,
  figure,
}: {
  dish: Dish;
  portion: number;
  figure: Figure;
}): number =>
  dish.parts.reduce((sum, { row, grams }) => sum + (row.per100g[figure] * grams * portion) / 100, 0);
