import type { MealSlot } from '../recipes/recipe.ts';
import { SLOTS } from '../recipes/slots.ts';
import { energyBounds } from './day-energy.ts';
import type { MealOption, MealPlan } from './meal-plan.ts';
import { wrapText } from './wrap-text.ts';

const WIDTH = 100;
const INDENT = '     ';

/**
 * A plan as a person reads it in a terminal: at most 100 columns, plain text, meals in the order of the day with
 * the chosen (`*`) or default option marked, and the notes at the end.
 */
export function renderPlanText(plan: MealPlan): string {
  const lines = [
    ...header(plan),
    ...SLOTS.flatMap((slot) => ['', ...mealLines({ plan, slot })]),
    ...(plan.notes.length === 0 ? [] : ['', 'Notes']),
    ...plan.notes.flatMap((note) => wrapText({ text: note, width: WIDTH, first: '  - ', rest: '    ' })),
  ];
  return `${lines.join('\n')}\n`;
}

function header({ localDate, targets, meals }: MealPlan): string[] {
  const { minKcal, maxKcal } = energyBounds(meals);
  return [
    `Plan for ${localDate}`,
    `Target ${kcal(targets.energyKcal)}: ${grams(targets.proteinG)} protein, ${grams(targets.carbohydrateG)} carbohydrate, ${grams(targets.fatG)} fat`,
    `One option of each meal makes the day: ${Math.round(minKcal)}-${kcal(maxKcal)}, whichever you choose`,
  ];
}

function mealLines({ plan, slot }: { plan: MealPlan; slot: MealSlot }): string[] {
  const options = plan.meals[slot];
  const chosenId = plan.choices[slot] ?? options[0]?.recipeId;
  const title = slot.charAt(0).toUpperCase() + slot.slice(1);
  return [
    title,
    ...options.flatMap((option, index) =>
      optionLines({ option, index, isChosen: option.recipeId === chosenId }),
    ),
  ];
}

function optionLines({
  option,
  index,
  isChosen,
}: {
  option: MealOption;
  index: number;
  isChosen: boolean;
}): string[] {
  const { name, portion, nutrition, minutes, reasons } = option;
  const figures = [
    `${portion} ${portion === 1 ? 'serving' : 'servings'}`,
    kcal(nutrition.energyKcal),
    `${grams(nutrition.proteinG)} protein`,
    `${minutes} min`,
  ].join(', ');
  const why = reasons.map(({ text }) => text).join('; ');
  return [
    ...wrapText({
      text: `${name} (${figures})`,
      width: WIDTH,
      first: ` ${isChosen ? '*' : ' '}${index + 1} `,
      rest: INDENT,
    }),
    ...wrapText({ text: why, width: WIDTH, first: INDENT, rest: INDENT }),
  ];
}

const kcal = (energyKcal: number): string => `${Math.round(energyKcal)} kcal`;
const grams = (massG: number): string => `${Math.round(massG)} g`;
