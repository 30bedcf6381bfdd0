import type { Optimality } from '../../domain/plan/meal-plan.ts';

type Limit = Optimality['binding'][number];

const NUTRIENT_NAMES: Record<Limit['nutrient'], string> = {
  energyKcal: 'energy',
  proteinG: 'protein',
  fatG: 'fat',
  carbohydrateG: 'carbohydrate',
  fibreG: 'fibre',
  sodiumMg: 'sodium',
  saturatedFatG: 'saturated fat',
};

/** A nutrient by the name that people use. */
export const nutrientName = (nutrient: Limit['nutrient']): string => NUTRIENT_NAMES[nutrient];

/** Less is not shown: it would round to nothing. */
const LEAST_PRICE = 0.005;

/** What is proven of a day, as named lines: its worth, how far the best could be above it, what holds it back. */
export function renderProof({ objective, bound, gapPercent, binding, rung }: Optimality): [string, string][] {
  const { givesUp, energyBandPercent, shares } = rung;
  const given = givesUp.length === 0 ? '' : `; may give up ${givesUp.join(', ')}`;
  return [
    ['worth', `${points(objective)} points`],
    ['at best', `${points(bound)} points, proven: the gap is ${gapPercent.toFixed(2)} %`],
    ['within', `${energyBandPercent} % of the energy, ${shares} shares of the meals${given}`],
    ...binding
      .filter(({ price }) => price >= LEAST_PRICE)
      .map((limit): [string, string] => ['held back', limitText(limit)]),
  ];
}

const limitText = ({ nutrient, side, price }: Limit): string =>
  `by the ${side} bound of ${nutrientName(nutrient)}: 1 % wider would be worth ${points(price)} points more`;

/** Points to a hundredth. */
export const points = (value: number): string => value.toFixed(2);
