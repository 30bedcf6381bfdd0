import { FoodRegion } from '../domain/recipes/food-region.ts';
import type { FoodRow } from './food-table.ts';
import { goneFoods } from './gone-foods.ts';
import type { CatalogProblem } from './problem.ts';
import type { SourceFile } from './read-files.ts';

const HEADER = 'food,regions,note';
const COLUMNS = 3;

type Read = { regionsOf: ReadonlyMap<string, FoodRegion[]>; problems: CatalogProblem[] };

/** Reads `hard-to-buy.csv`: a food a line and the regions, separated by spaces, whose ordinary shops rarely have it. */
export function readHardToBuy({ file, text }: SourceFile): Read {
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  const regionsOf = new Map<string, FoodRegion[]>();
  const problems: CatalogProblem[] = [];
  if (header !== HEADER) problems.push({ file, line: 1, message: `The header must be ${HEADER}` });
  for (const [index, content] of lines.entries()) {
    const cells = content.split(',');
    const [food = '', regions = ''] = cells;
    const parsed = FoodRegion.array().safeParse(regions.split(' '));
    if (cells.length !== COLUMNS || !parsed.success || regionsOf.has(food)) {
      problems.push({
        file,
        line: index + 2,
        message: `"${content}" is not written as ${HEADER}, once a food`,
      });
      continue;
    }
    regionsOf.set(food, parsed.data);
  }
  return { regionsOf, problems };
}

/** The rows with the regions in which they are hard to buy. */
export const withRegions = (rows: readonly FoodRow[], { regionsOf }: Read): FoodRow[] =>
  rows.map((row) => {
    const hardToBuyIn = regionsOf.get(row.food.id);
    return hardToBuyIn === undefined ? row : { ...row, food: { ...row.food, hardToBuyIn } };
  });

/** Finds lines that cannot be read and lines of foods that are gone. */
export function checkHardToBuy({
  rows,
  read: { regionsOf, problems },
  file,
}: {
  rows: readonly FoodRow[];
  read: Read;
  file: string;
}): CatalogProblem[] {
  return [...problems, ...goneFoods({ ids: regionsOf.keys(), rows, file })];
}
