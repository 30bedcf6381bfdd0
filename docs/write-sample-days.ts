import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { addDays } from '../domain/calendar.ts';
import { computeDayTargets } from '../domain/energy/compute-day-targets.ts';
import type { DayTargets } from '../domain/energy/day-targets.ts';
import { buildPlan } from '../domain/plan/build-plan.ts';
import type { MealOption } from '../domain/plan/meal-plan.ts';
import type { PlanContent } from '../domain/ports/plan-repository.ts';
import { optimizeRecipes } from '../domain/recipes/optimizer/optimize-recipes.ts';
import type { Catalog, MealSlot } from '../domain/recipes/recipe.ts';
import { rulesVersion } from '../domain/recipes/rules/registry.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import { SLOTS } from '../domain/recipes/slots.ts';
import {
  reportsOf,
  SAMPLE_DATE,
  SAMPLE_PEOPLE,
  type SamplePerson,
  workoutsOf,
  YESTERDAY,
} from './sample-people.ts';

const PAGE = path.resolve(import.meta.dirname, 'sample-days.md');

/** Days that are planned before the one that is shown, so that nobody's history is empty. */
const DAYS_BEFORE = 7;

/** A person with their plan. */
export type SampleDay = { person: SamplePerson; plan: PlanContent };

type Sample = { person: SamplePerson; catalog: Catalog };

/** A person's plan of the sample date, after a week of plans before it. Throws when there is none. */
export function sampleDay({ person, catalog }: Sample): PlanContent {
  const targets = targetsOf(person);
  let recent: SelectionInput['recent'] = [];
  for (let back = DAYS_BEFORE; back > 0; back -= 1) {
    const localDate = addDays(SAMPLE_DATE, -back);
    const { meals } = choose({ person, catalog, targets: { ...targets, localDate }, recent });
    const recipeIds = SLOTS.flatMap((slot) => meals[slot].map(({ recipeId }) => recipeId));
    recent = [{ localDate, recipeIds }, ...recent];
  }
  return buildPlan({
    ...choose({ person, catalog, targets, recent }),
    targets,
    diet: person.preferences.diet,
    catalogVersion: catalog.version,
    inputsHash: person.name,
    createdAt: `${SAMPLE_DATE}T02:00:00.000Z`,
  });
}

function targetsOf(person: SamplePerson): DayTargets {
  const { profile } = person;
  const { massKg } = profile;
  const day = { localDate: SAMPLE_DATE, activityDate: YESTERDAY };
  return computeDayTargets({
    ...day,
    profile,
    massKg,
    reports: reportsOf(person),
    workouts: workoutsOf(person),
  });
}

function choose({
  person: { name, preferences, pantry },
  ...day
}: Sample & Pick<SelectionInput, 'targets' | 'recent'>) {
  const seed = `${name}:${day.targets.localDate}`;
  const input = { ...day, preferences, feedback: new Map(), ...(pantry && { pantry }), seed };
  const selected = optimizeRecipes(input);
  if (selected.status === 'selected') return selected;
  throw new Error(`${name}: ${selected.reason}`);
}

/** Everybody's sample day, in the order of the page. */
export const sampleDays = (catalog: Catalog): SampleDay[] =>
  SAMPLE_PEOPLE.map((person) => ({ person, plan: sampleDay({ person, catalog }) }));

/** The page of sample days that were made with a catalogue. */
export function sampleDaysPage({ days, catalog }: { days: readonly SampleDay[]; catalog: Catalog }): string {
  return [
    '# Ten days of ten people',
    '',
    `What the planner puts before ten very different people on ${SAMPLE_DATE}, after a week of plans, as each of them`,
    'would read it. One option of each meal makes the day, whichever they choose; the first is the default.',
    '',
    `Made by \`npm run docs:sample-days\` with catalogue ${catalog.version} and rules ${rulesVersion}.`,
    ...days.flatMap(personSection),
    '',
  ].join('\n');
}

function personSection({ person, plan }: SampleDay): string[] {
  const { targets, notes, meals } = plan;
  const { energyKcal, proteinG, carbohydrateG, fatG, fibreG } = targets;
  const amounts = [
    `${Math.round(energyKcal)} kcal`,
    `${Math.round(proteinG)} g protein`,
    `${Math.round(carbohydrateG)} g carbohydrate`,
    `${Math.round(fatG)} g fat`,
    `${Math.round(fibreG)} g fibre`,
  ];
  return [
    '',
    `## ${person.name}`,
    '',
    `${person.about}.`,
    '',
    `**${amounts.join(', ')}.** ${notes.join(' ')}`,
    '',
    `| | | Portion | Minutes | kcal | Protein | Why |`,
    `| --- | --- | --: | --: | --: | --: | --- |`,
    ...SLOTS.flatMap((slot) => meals[slot].map((option, index) => optionRow({ slot, option, index }))),
  ];
}

function optionRow({ slot, option, index }: { slot: MealSlot; option: MealOption; index: number }): string {
  const { name, portion, minutes, nutrition, reasons } = option;
  const title = index === 0 ? `**${slot.charAt(0).toUpperCase()}${slot.slice(1)}**` : '';
  const why = reasons.map(({ text }) => text).join('; ');
  const { energyKcal, proteinG } = nutrition;
  const cells = [title, name, portion, minutes, Math.round(energyKcal), `${Math.round(proteinG)} g`, why];
  return `| ${cells.join(' | ')} |`;
}

if (import.meta.main) {
  const catalog = loadCatalog();
  writeFileSync(PAGE, sampleDaysPage({ days: sampleDays(catalog), catalog }));
}
