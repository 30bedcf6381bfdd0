import { checkCatalog } from '../../catalog/check-catalog.ts';

export const HEADER =
  'id,name,family,aisle,energyKcal,proteinG,fatG,saturatedFatG,carbohydrateG,fibreG,sugarG,sodiumMg,calciumMg,ironMg,potassiumMg,allergens,origins,cupG,tablespoonG,teaspoonG,pieceG,pieceName,shelfPantryDays,shelfFridgeDays,shelfFreezerDays,aliases,ndbNo,atwaterNote,source';
export const RICE =
  'rice,White rice,,dry_goods,365,7.13,0.66,0.18,79.95,1.3,0.12,5,28,4.31,115,,plant,185,,,,,730,,,arroz|Reis,20044,,';
export const CHEDDAR =
  'cheddar,Cheddar,,dairy_and_eggs,404,22.87,33.31,18.867,3.09,0,0.48,653,710,0.14,,milk,dairy,113,,,28,slice,,28,180,,01009,,';
export const SALT =
  'salt,Salt,,herbs_and_spices,0,0,0,0,0,0,0,38758,24,0.33,8,,plant,292,18,6,,,1095,,,,02047,,';
export const WATER = 'water,Water,,drinks,0,0,0,0,0,0,0,4,3,0,0,,plant,,,,,,,,,,14411,,';

export const RECIPE = `name: Cheese rice
slots: [lunch]
kind: rice
cuisine: international
servings: 2
minutes: 20
equipment: [hob]
ingredients:
  - 200 g rice
  - 60 g cheddar, grated
steps:
  - Cook the rice.
  - Stir in the cheese.
`;

/** Food rows and recipe files, each of them as it ships unless a test says otherwise. */
export type Fixture = { rows?: string[]; header?: string; recipe?: string; recipes?: Record<string, string> };

/** Checks a small catalogue of three foods and one recipe. */
export function check({ rows = [RICE, CHEDDAR, SALT], header = HEADER, recipe = RECIPE, recipes }: Fixture) {
  const texts = recipes ?? { 'recipes/lunch/cheese-rice.yaml': recipe };
  return checkCatalog({
    foods: [{ file: 'foods/all.csv', text: [header, ...rows, ''].join('\n') }],
    recipes: Object.entries(texts).map(([file, text]) => ({ file, text })),
  });
}

/** Problems as `check` prints them: file, line and message. */
export function problemsOf(fixture: Fixture): string[] {
  const checked = check(fixture);
  return checked.status === 'valid'
    ? []
    : checked.problems.map((each) => `${each.file}:${each.line}: ${each.message}`);
}
