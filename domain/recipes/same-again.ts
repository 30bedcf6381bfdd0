import { type CountedFood, WEEKLY_DISHES } from './counted-foods.ts';
import type { Recipe } from './recipe.ts';
import type { RuleContext } from './rules/rule.ts';

/** Points that a second dish of pulses, meat or fish on a day costs where a week has seven of them at most, and else. */
const AGAIN_COST = 3;
const OFTEN_AGAIN_COST = 1;
/** Points that a dish costs whose main foods are of the same group as another's: porridge, then pasta, then rice. */
const SAME_GROUP_COST = 0.7;
/** Points that a day without meat and fish costs who eats them: a few such days a week are well, most are not. */
const NO_FLESH_COST = 2;

const DAYS = 7;
const FLESH = ['red_meat', 'poultry', 'fish'] as const satisfies readonly CountedFood[];

type Eater = Pick<RuleContext, 'countedOf' | 'preferences' | 'unloved'>;

/** What dishes that make a day together cost for being alike, and for leaving out what the person eats. */
export function sameAgain({
  dishes,
  context: { countedOf, preferences, unloved },
}: {
  dishes: readonly { recipe: Recipe }[];
  context: Eater;
}): number {
  const weekly = WEEKLY_DISHES[preferences.diet];
  const counted = dishes.flatMap(({ recipe }) => countedOf.get(recipe.id) ?? []);
  const again = counted.filter((food, at) => counted.indexOf(food) < at);
  const groups = dishes.map(({ recipe }) => recipe.mainGroup);
  const eaten = FLESH.filter((food) => weekly[food] !== undefined && !unloved.has(food));
  const lacksFlesh = eaten.length > 0 && !counted.some((food) => eaten.some((other) => other === food));
  return (
    again.reduce((sum, food) => sum + ((weekly[food]?.max ?? 0) > DAYS ? OFTEN_AGAIN_COST : AGAIN_COST), 0) +
    SAME_GROUP_COST * (groups.length - new Set(groups).size) +
    (lacksFlesh ? NO_FLESH_COST : 0)
  );
}
