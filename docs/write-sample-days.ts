import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { addDays, type IsoDate } from '../domain/calendar.ts';
import { computeDayTargets } from '../domain/energy/compute-day-targets.ts';
import type { DayTargets } from '../domain/energy/day-targets.ts';
import { buildPlan } from '../domain/plan/build-plan.ts';
import type { MealOption, PlanMeals } from '../domain/plan/meal-plan.ts';
import { shownDishes } from '../domain/plan/shown-dishes.ts';
import type { PlanContent } from '../domain/ports/plan-repository.ts';
import { hemisphereOf } from '../domain/recipes/hemisphere.ts';
import { homeCuisinesOf } from '../domain/recipes/home-cuisines.ts';
import { optimizeRecipes } from '../domain/recipes/optimizer/optimize-recipes.ts';
import type { Catalog, MealSlot } from '../domain/recipes/recipe.ts';
import { rulesVersion } from '../domain/recipes/rules/registry.ts';
import type { RecentPlan, SelectionInput, SelectionResult } from '../domain/recipes/select-day.ts';
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
const WEEKS_PAGE = path.resolve(import.meta.dirname, 'sample-weeks.md');

/** Days that are planned before the one that is shown, so that nobody's history is empty. */
const DAYS_BEFORE = 7;

/** A person with their plan. */
export type SampleDay = { person: SamplePerson; plan: PlanContent };

type Sample = { person: SamplePerson; catalog: Catalog };

/** One of a row of days. */
export type PlannedDay = { targets: DayTargets } & Extract<SelectionResult, { status: 'selected' }>;

/** Days of which a plan knows. */
const MEMORY_DAYS = 14;

/** What a person who takes the first option of each meal gets on `count` days in a row, the sample date last. */
export function plannedDays({ person, catalog, count }: Sample & { count: number }): PlannedDay[] {
  const targets = targetsOf(person);
  const days: PlannedDay[] = [];
  let recent: SelectionInput['recent'] = [];
  for (let back = count - 1; back >= 0; back -= 1) {
    const localDate = addDays(SAMPLE_DATE, -back);
    const day = { ...targets, localDate };
    const selected = choose({ person, catalog, targets: day, recent });
    days.push({ targets: day, ...selected });
    recent = [offeredOn({ localDate, meals: selected.meals }), ...recent].slice(0, MEMORY_DAYS);
  }
  return days;
}

function offeredOn({ localDate, meals }: { localDate: IsoDate; meals: PlanMeals }): RecentPlan {
  return {
    localDate,
    recipeIds: SLOTS.flatMap((slot) => meals[slot].map(({ recipeId }) => recipeId)),
    eatenIds: shownDishes({ meals, choices: {} }).map(({ recipeId }) => recipeId),
  };
}

/** A person's plan of the sample date, after a week of plans before it. Throws when there is none. */
export function sampleDay({ person, catalog }: Sample): PlanContent {
  const day = plannedDays({ person, catalog, count: DAYS_BEFORE + 1 }).at(-1);
  if (day === undefined) throw new RangeError('No day was planned');
  return buildPlan({
    ...day,
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
  person: { name, preferences, profile, pantry, leftovers },
  ...day
}: Sample & Pick<SelectionInput, 'targets' | 'recent'>) {
  const seed = `${name}:${day.targets.localDate}`;
  const hemisphere = hemisphereOf(profile.timeZone);
  const input = {
    ...day,
    preferences,
    feedback: new Map(),
    homeCuisines: homeCuisinesOf(profile.timeZone),
    ...(hemisphere && { hemisphere }),
    ...(pantry && { pantry }),
    ...(leftovers && { leftovers }),
    seed,
  };
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

/** What each of the ten eats in a week of first options, dish by dish. */
function sampleWeeksPage(catalog: Catalog): string {
  return [
    '# Ten weeks of ten people',
    '',
    `What a person eats who takes the first option of every meal, in the week up to ${SAMPLE_DATE}. How the weeks read to`,
    'somebody who would eat them stands in [their reading](sample-weeks-reading.md).',
    '',
    `Made by \`npm run docs:sample-days\` with catalogue ${catalog.version} and rules ${rulesVersion}.`,
    ...SAMPLE_PEOPLE.flatMap((person) => [
      ...['', `## ${person.name}`, '', `${person.about}.`, ''],
      '| Day | Breakfast | Lunch | Dinner | Snack | Fibre | Sodium |',
      '| --- | --- | --- | --- | --- | --: | --: |',
      ...plannedDays({ person, catalog, count: 2 * DAYS_BEFORE })
        .slice(-DAYS_BEFORE)
        .map(weekRow),
    ]),
    '',
  ].join('\n');
}

function weekRow({ targets, meals }: PlannedDay): string {
  const dishes = shownDishes({ meals, choices: {} });
  const sum = (figure: 'fibreG' | 'sodiumMg'): number =>
    Math.round(SLOTS.reduce((total, slot) => total + (meals[slot][0]?.nutrition[figure] ?? 0), 0));
  const names = dishes.map(({ slot }) => meals[slot][0]?.name ?? '');
  return `| ${[targets.localDate, ...names, `${sum('fibreG')} g`, `${sum('sodiumMg')} mg`].join(' | ')} |`;
}

if (import.meta.main) {
  const catalog = loadCatalog();
  writeFileSync(PAGE, sampleDaysPage({ days: sampleDays(catalog), catalog }));
  writeFileSync(WEEKS_PAGE, sampleWeeksPage(catalog));
}
