import { assertNever } from '../../domain/errors.ts';
import { energyBounds } from '../../domain/plan/day-energy.ts';
import type { MealDifference } from '../../domain/plan/explain/compare-meals.ts';
import type { PlanChange, PlanExplanation } from '../../domain/plan/explain/explain-plan.ts';
import type { MealOption } from '../../domain/plan/meal-plan.ts';
import { wrapText } from '../../domain/plan/wrap-text.ts';
import { SLOTS } from '../../domain/recipes/slots.ts';
import { legendLines, renderOptions } from './render-options.ts';
import { renderProof } from './render-proof.ts';

/** An explanation as an operator reads it in a terminal: headings and aligned lines of at most 100 columns. */
export function renderExplanation(explanation: PlanExplanation): string {
  return [
    ...header(explanation),
    ...section('MADE AGAIN', madeAgain(explanation)),
    ...section('DAY', day(explanation)),
    ...section('GIVEN UP', explanation.relaxed.flatMap(givenUp)),
    ...SLOTS.flatMap((slot) => ['', ...renderOptions({ slot, options: explanation.options[slot] })]),
    ...(explanation.making === 'selected' ? ['', ...legendLines()] : []),
  ].join('\n');
}

const WIDTH = 100;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

/** A line with its name in front; what is too long goes on below. */
const fact = (name: string, text: string): string[] =>
  wrapText({ text, width: WIDTH, first: `  ${name.padEnd(12)}`, rest: ' '.repeat(14) });

function header(explanation: PlanExplanation): string[] {
  const { userId, localDate, revision, createdAt } = explanation;
  return [
    `Plan of ${localDate} for ${userId}`,
    ...fact('made', `${createdAt.slice(0, 16)}Z, revision ${revision}`),
    ...fact('how', how(explanation)),
  ];
}

function how({ making, reasonCode, previousDate }: PlanExplanation): string {
  switch (making) {
    case 'selected':
      return 'chosen for the day';
    case 'previous_plan':
      return `the plan of ${previousDate}, fitted to the day because of ${reasonCode}`;
    case 'starter_plan':
      return `the starter plan of the diet, because of ${reasonCode}`;
    default:
      return assertNever(making);
  }
}

function madeAgain({ again, changes }: PlanExplanation): string[] {
  const since = changes.flatMap((change) => fact('since then', changeText(change)));
  if (again.status === 'same') return [...fact('result', 'the same plan, to the last digit'), ...since];
  if (again.status === 'infeasible') return [...fact('result', `no plan: ${again.reason}`), ...since];
  const unexplained = changes.length === 0 ? fact('because', 'the program itself has changed') : [];
  const count = again.differences.length;
  return [
    ...fact('result', `another plan: ${count} ${count === 1 ? 'place differs' : 'places differ'}`),
    ...since,
    ...unexplained,
    ...again.differences.flatMap(differenceLines),
  ];
}

function changeText(change: PlanChange): string {
  switch (change.what) {
    case 'catalog':
      return `the catalogue changed from ${change.was} to ${change.now}`;
    case 'rules':
      return `the rules or their weights changed from ${change.was} to ${change.now}`;
    case 'earlier_plans':
      return 'earlier plans changed, so what counts as a repeat is not what it was';
    case 'edited':
      return `the plan was edited: it was made as revision ${change.madeAsRevision}`;
    default:
      return assertNever(change);
  }
}

const WHY: Record<MealDifference['why'], string> = {
  swapped: 'its reader swapped it',
  repaired: 'replaced when restrictions or the catalogue changed',
  made_differently: 'chosen differently',
};

const differenceLines = ({ slot, place, was, again, why }: MealDifference): string[] => [
  ...fact(`${slot} ${place}`, `${WHY[why]}${isSameDish(was, again) ? ': other figures or reasons' : ''}`),
  `    stored    ${dish(was)}`,
  `    again     ${dish(again)}`,
];

const isSameDish = (was: MealOption | undefined, again: MealOption | undefined): boolean =>
  was?.recipeId === again?.recipeId && was?.portion === again?.portion;

const dish = (option: MealOption | undefined): string =>
  option === undefined
    ? 'nothing'
    : `${option.name}, portion ${option.portion}, ${Math.round(option.nutrition.energyKcal)} kcal`;

function day({ targets, options, optimality }: PlanExplanation): string[] {
  const { minKcal, maxKcal } = energyBounds(options);
  const amounts = [
    `${Math.round(targets.energyKcal)} kcal`,
    `${Math.round(targets.proteinG)} g protein`,
    `${Math.round(targets.fatG)} g fat`,
    `${Math.round(targets.carbohydrateG)} g carbohydrate`,
    `${Math.round(targets.fibreG)} g fibre`,
  ];
  return [
    ...fact('target', `${amounts.join(', ')}; training load: ${targets.load}`),
    ...fact('options', `${Math.round(minKcal)} to ${Math.round(maxKcal)} kcal, whichever are eaten`),
    ...(optimality === undefined ? [] : renderProof(optimality).flatMap(([name, text]) => fact(name, text))),
  ];
}

const givenUp = ({ relaxation, where, freedBy }: PlanExplanation['relaxed'][number]): string[] => [
  `  ${relaxation}`,
  ...where.map((place) => `    ${place}`),
  ...(freedBy === undefined ? [] : [`    ${freedBy}`]),
];
