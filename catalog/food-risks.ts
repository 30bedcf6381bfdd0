import { FoodRisk } from '../domain/recipes/food-risk.ts';
import type { Food, FoodOrigin } from '../domain/recipes/recipe.ts';
import type { FoodRow } from './food-table.ts';
import { goneFoods } from './gone-foods.ts';
import type { CatalogProblem } from './problem.ts';
import type { SourceFile } from './read-files.ts';

/** Foods of these origins are looked at one by one: no new one is taken to be safe because nobody thought of it. */
const LOOKED_AT: readonly FoodOrigin[] = [
  'meat',
  'poultry',
  'fish',
  'shellfish',
  'egg',
  'dairy',
  'gelatine',
  'alcohol',
];

/** Fish that FDA and EPA tell to avoid for their mercury, and raw sprouts: a name is enough to know them by. */
const KNOWN_BY_NAME: readonly (readonly [FoodRisk, RegExp])[] = [
  ['mercury', /\b(shark|swordfish|marlin|king mackerel|tilefish|bigeye|orange roughy)\b/i],
  ['raw_sprouts', /\b(?<!brussels )sprouts\b/i],
  ['vitamin_a', /\b(livers?|pâté|pate|foie gras|liverwurst)\b/i],
  ['soft_cheese', /\b(brie|camembert|roquefort|gorgonzola|stilton|blue cheese|queso fresco|feta)\b/i],
  ['alcohol', /\b(wine|beer|rum|brandy|sherry|sake|mirin|vodka|liqueur)\b(?! vinegar)/i],
];

const HEADER = 'food,risks,caffeineMg,note';
const COLUMNS = 4;

type Read = {
  risksOf: ReadonlyMap<string, Pick<Food, 'risks' | 'caffeineMgPer100g'>>;
  problems: CatalogProblem[];
};

/** Reads `food-risks.csv`: a food a line, its risks separated by spaces or `none`, caffeine in mg per 100 g. */
export function readFoodRisks({ file, text }: SourceFile): Read {
  const [header, ...lines] = text.trimEnd().split(/\r?\n/);
  const risksOf = new Map<string, Pick<Food, 'risks' | 'caffeineMgPer100g'>>();
  const problems: CatalogProblem[] = [];
  if (header !== HEADER) problems.push({ file, line: 1, message: `The header must be ${HEADER}` });
  for (const [index, content] of lines.entries()) {
    const cells = content.split(',');
    const [food = '', risks = '', caffeine = ''] = cells;
    const parsed = FoodRisk.array().safeParse(risks === 'none' ? [] : risks.split(' '));
    const caffeineMg = Number(caffeine || 0);
    if (cells.length !== COLUMNS || !parsed.success || !(caffeineMg >= 0)) {
      problems.push({ file, line: index + 2, message: `"${content}" is not written as ${HEADER}` });
      continue;
    }
    risksOf.set(food, {
      risks: parsed.data,
      ...(caffeineMg > 0 && { caffeineMgPer100g: caffeineMg }),
    });
  }
  return { risksOf, problems };
}

/** The rows with what is known of their risks. */
export const withRisks = (rows: readonly FoodRow[], { risksOf }: Read): FoodRow[] =>
  rows.map((row) => ({ ...row, food: { ...row.food, ...risksOf.get(row.food.id) } }));

/** Finds animal foods that nobody looked at, names that are known to be a risk, and lines of foods that are gone. */
export function checkFoodRisks({
  rows,
  read: { risksOf, problems },
  file,
}: {
  rows: readonly FoodRow[];
  read: Read;
  file: string;
}): CatalogProblem[] {
  return [
    ...problems,
    ...goneFoods({ ids: risksOf.keys(), rows, file }),
    ...rows.flatMap(({ food, file: table, line }) =>
      riskMessages({ food, risks: risksOf.get(food.id)?.risks }).map((message) => ({
        file: table,
        line,
        message: `${food.id}: ${message}`,
      })),
    ),
  ];
}

function riskMessages({ food, risks }: { food: Food; risks: readonly FoodRisk[] | undefined }): string[] {
  const names = [food.name, food.id.replaceAll('-', ' ')];
  const unsaid = KNOWN_BY_NAME.filter(
    ([risk, pattern]) => names.some((name) => pattern.test(name)) && !risks?.includes(risk),
  ).map(([risk]) => `by its name it has the risk ${risk}: say so in food-risks.csv`);
  const isUnseen = risks === undefined && food.origins.some((origin) => LOOKED_AT.includes(origin));
  return isUnseen
    ? [...unsaid, 'it needs a line in food-risks.csv: its risks in pregnancy, or none']
    : unsaid;
}
