import type { DayTargets } from '../energy/day-targets.ts';
import { bandsLeftBy, type LeftBand } from '../recipes/optimizer/left-bands.ts';
import type { PlanMeals } from './meal-plan.ts';

const NAMES = {
  proteinG: 'g protein',
  fatG: 'g fat',
  carbohydrateG: 'g carbohydrate',
  fibreG: 'g fibre',
  sodiumMg: 'mg sodium',
  saturatedFatG: 'g saturated fat',
} satisfies Record<LeftBand['nutrient'], string>;

/** Says which bounds of the day some choices leave, and by how much. */
export function bandsNote(plan: { meals: PlanMeals; targets: DayTargets }): string {
  const left = bandsLeftBy(plan).map(({ nutrient, side, amount, bound }) => {
    const [much, least] = side === 'upper' ? ['much', 'at most'] : ['little', 'at least'];
    return `as ${much} as ${Math.round(amount)} ${NAMES[nutrient]} (${least} ${Math.round(bound)} would be better)`;
  });
  const day = left.length === 0 ? 'more or less of something than it should' : left.join(' and ');
  return `Depending on what you choose the day has ${day}: no recipes that fit you were found that keep to all of it.`;
}
