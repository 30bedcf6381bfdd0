import { Minerals } from '../domain/recipes/food-facts.ts';
import { Food, Nutrition } from '../domain/recipes/recipe.ts';
import { foodGroup } from './food-group.ts';
import type { CatalogProblem } from './problem.ts';
import type { SourceFile } from './read-files.ts';

/** A food with the place it was written at. */
export type FoodRow = { food: Food; file: string; line: number };

const FIGURES = Nutrition.keyof().options;
const MINERALS = Minerals.keyof().options;
const UNITS = ['cupG', 'tablespoonG', 'teaspoonG'] as const;
const SHELF_LIFE = {
  pantryDays: 'shelfPantryDays',
  fridgeDays: 'shelfFridgeDays',
  freezerDays: 'shelfFreezerDays',
} as const;
const COLUMNS = [
  'id',
  'name',
  'family',
  'aisle',
  ...FIGURES,
  ...MINERALS,
  'allergens',
  'origins',
  ...UNITS,
  'pieceG',
  'pieceName',
  ...Object.values(SHELF_LIFE),
  'aliases',
  'ndbNo',
  'atwaterNote',
  'source',
] as const;

type Cells = Record<(typeof COLUMNS)[number], string>;

/**
 * Parses one food table: a header, then one food a line, comma-separated and without quotes.
 *
 * Several allergens or origins in a cell are separated by spaces, aliases by `|`. A blank figure is refused: "not
 * reported" is not zero. Minerals, units and shelf life may be blank; a blank family is the food's own id.
 */
export function parseFoodTable({ file, text }: SourceFile): { rows: FoodRow[]; problems: CatalogProblem[] } {
  const [header = '', ...lines] = text.split(/\r?\n/);
  if (header !== COLUMNS.join(',')) {
    return { rows: [], problems: [{ file, line: 1, message: `The header must be ${COLUMNS.join(',')}` }] };
  }
  const rows: FoodRow[] = [];
  const problems: CatalogProblem[] = [];
  for (const [index, content] of lines.entries()) {
    if (content.trim() === '') continue;
    const line = index + 2;
    const parsed = parseRow({ content, file });
    if (parsed.status === 'parsed') rows.push({ food: parsed.food, file, line });
    else problems.push(...parsed.messages.map((message) => ({ file, line, message })));
  }
  return { rows, problems };
}

type ParsedRow = { status: 'parsed'; food: Food } | { status: 'refused'; messages: string[] };

function parseRow({ content, file }: { content: string; file: string }): ParsedRow {
  const values = content.split(',').map((value) => value.trim());
  if (values.length !== COLUMNS.length || content.includes('"')) {
    const message = `Expected ${COLUMNS.length} cells, found ${values.length}; a cell holds no comma and no quote`;
    return { status: 'refused', messages: [message] };
  }
  const cells = Object.fromEntries(COLUMNS.map((column, at) => [column, values[at] ?? ''])) as Cells;
  const blank = FIGURES.filter((figure) => cells[figure] === '');
  if (blank.length > 0) {
    return {
      status: 'refused',
      messages: blank.map((figure) => `${figure} is blank: not reported is not 0`),
    };
  }
  const parsed = Food.safeParse(foodOf({ cells, file }));
  if (parsed.success) return { status: 'parsed', food: parsed.data };
  const messages = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return { status: 'refused', messages };
}

function foodOf({ cells, file }: { cells: Cells; file: string }): unknown {
  const family = cells.family || cells.id;
  const origins = wordsOf(cells.origins);
  return {
    id: cells.id,
    name: cells.name,
    family,
    group: foodGroup({ file, family, origins }),
    aisle: cells.aisle,
    aliases: cells.aliases.split('|').filter((alias) => alias !== ''),
    ndbNo: cells.ndbNo || undefined,
    source: cells.source || undefined,
    per100g: Object.fromEntries(FIGURES.map((figure) => [figure, Number(cells[figure])])),
    minerals: givenNumbers(MINERALS.map((mineral) => [mineral, cells[mineral]])),
    units: { ...givenNumbers(UNITS.map((unit) => [unit, cells[unit]])), ...pieceOf(cells) },
    shelfLife: givenNumbers(Object.entries(SHELF_LIFE).map(([place, column]) => [place, cells[column]])),
    allergens: wordsOf(cells.allergens),
    origins,
    atwaterNote: cells.atwaterNote || undefined,
  };
}

function givenNumbers(entries: readonly (readonly [string, string])[]): Record<string, number> {
  return Object.fromEntries(entries.flatMap(([key, cell]) => (cell === '' ? [] : [[key, Number(cell)]])));
}

function pieceOf({ pieceG, pieceName }: Cells): { piece?: unknown } {
  return pieceG === '' && pieceName === '' ? {} : { piece: { massG: Number(pieceG), name: pieceName } };
}

function wordsOf(cell: string): string[] {
  return cell.split(' ').filter((word) => word !== '');
}
