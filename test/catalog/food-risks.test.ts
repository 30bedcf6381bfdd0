import { describe, expect, it } from 'vitest';
import { checkCatalog } from '../../catalog/check-catalog.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import type { FoodRisk } from '../../domain/recipes/food-risk.ts';
import { CHEDDAR, HEADER, RICE } from '../support/catalog-files.ts';

const recipes = [...loadCatalog().recipes.values()];
const dishesWith = (risk: FoodRisk) =>
  recipes.filter((each) => each.risks.includes(risk)).map(({ id }) => id);

describe('the dishes of the catalogue that are unsafe in pregnancy, as they were read one by one', () => {
  it.each<[FoodRisk, string]>([
    ['vitamin_a', 'chicken-livers-pomegranate'],
    ['cured_fish', 'herring-potato-apple smoked-salmon-rye-egg'],
    ['raw_fish', 'canh-chua-tilapia lohikeitto-salmon-soup okonomiyaki-cabbage prawns-and-grits'],
    [
      'soft_cheese',
      'baiao-de-dois choclo-con-queso esquites greek-salad-with-beans lentil-beetroot-salad mamaliga-egg-cheese mish-mash-eggs smashed-pea-feta-toast solterito-fava-corn spinach-feta-omelette turkish-breakfast-plate',
    ],
    [
      'raw_meat',
      'beef-fajitas-peppers beef-stir-fry-broccoli bibimbap chimichurri-steak-salad lagman-beef-noodles lamb-beetroot-lentils-mint lomo-saltado minute-steak-beans pad-krapow-chicken turkey-avocado-sandwich',
    ],
    [
      'raw_sprouts',
      'bindaetteok canh-chua-tilapia char-kway-teow-prawns gado-gado laksa-tofu-puffs mee-goreng-tofu pho-chay soto-ayam tofu-pad-thai vietnamese-noodle-salad-prawns',
    ],
    ['caffeine', 'champorado-coconut salmon-ochazuke'],
  ])('%s', (risk, ids) => {
    expect(dishesWith(risk)).toEqual(ids.split(' '));
  });

  it('soft egg is in every dish with fried, poached, scrambled or folded eggs, and in none that is baked or boiled hard', () => {
    const ids = dishesWith('raw_egg');
    expect(ids).toEqual(
      expect.arrayContaining([
        'shakshuka',
        'herb-omelette-tomato',
        'cilbir-eggs-yogurt',
        'oyakodon',
        'bibimbap',
      ]),
    );
    const withEggs = recipes.filter((each) => each.ingredients.some(({ food }) => food === 'eggs'));
    expect(withEggs.filter(({ id }) => !ids.includes(id)).map(({ id }) => id)).toEqual(
      'banana-pikelets bobotie-lentil-beef brown-soda-scones chlodnik-egg-potatoes eggs-dukkah kuku-sabzi okonomiyaki-cabbage salade-nicoise syrniki-sour-cherries tortang-talong'.split(
        ' ',
      ),
    );
  });
});

describe('a food that is new to the catalogue', () => {
  const problemsWith = (row: string, risks: readonly string[]): string[] => {
    const checked = checkCatalog({
      foods: [{ file: 'foods/all.csv', text: [HEADER, row, ''].join('\n') }],
      recipes: [],
      foodRisks: { file: 'food-risks.csv', text: ['food,risks,caffeineMg,note', ...risks, ''].join('\n') },
    });
    return checked.status === 'valid' ? [] : checked.problems.map(({ message }) => message);
  };

  it.each([
    ['of plants needs no line', RICE, [], []],
    ['of animals with its line is right', CHEDDAR, ['cheddar,none,,hard cheese'], []],
    [
      'of animals without a line is refused',
      CHEDDAR,
      [],
      ['cheddar: it needs a line in food-risks.csv: its risks in pregnancy, or none'],
    ],
    [
      'with the name of a fish high in mercury is refused as harmless',
      CHEDDAR.replaceAll('cheddar,Cheddar', 'cheddar,Swordfish steak'),
      ['cheddar,none,,'],
      ['cheddar: by its name it has the risk mercury: say so in food-risks.csv'],
    ],
    [
      'with a risk that nobody knows is refused',
      RICE,
      ['rice,raw_rice,,'],
      ['"rice,raw_rice,," is not written as food,risks,caffeineMg,note'],
    ],
    ['that is gone leaves no line behind', RICE, ['bread,none,,'], ['bread is not in the food table']],
  ])('%s', (_, row, risks, says) => {
    expect(problemsWith(row, risks)).toEqual(says);
  });
});
