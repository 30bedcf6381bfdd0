import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { addDays } from '../domain/calendar.ts';
import { UserId } from '../domain/ids.ts';
import { adaptPreviousPlan } from '../domain/plan/adapt-plan.ts';
import { buildPlan } from '../domain/plan/build-plan.ts';
import type { MealPlan, PlanMeals, Relaxation } from '../domain/plan/meal-plan.ts';
import { selectionInput } from '../domain/plan/selection-input.ts';
import { starterPlan } from '../domain/plan/starter-plan.ts';
import { optimizeRecipes } from '../domain/recipes/optimizer/optimize-recipes.ts';
import type { RecentPlan, SelectionInput } from '../domain/recipes/select-day.ts';
import { SLOTS } from '../domain/recipes/slots.ts';
import { readDishes } from './judge/food-table.ts';
import { type DayFindings, judgeDay } from './judge/judge-day.ts';
import { type JudgedWeek, judgeReport } from './judge/report.ts';
import { firstDateOf, type InventedPerson, inventedPerson, isMinor, targetsOn } from './judge-people.ts';

const Arguments = z.object({
  plans: z.coerce.number().int().min(1).max(1_000_000),
  from: z.coerce.number().int().min(0),
  way: z.enum(['optimizer', 'fallback', 'starter']),
});
const { values } = parseArgs({
  options: {
    /** A week each: as many people as make so many plans. */
    plans: { type: 'string', default: '700' },
    /** Number of the first person: other numbers, other people. */
    from: { type: 'string', default: '0' },
    /** How plans are made: `fallback` fits yesterday's plan to today's target, `starter` needs no rules. */
    way: { type: 'string', default: 'optimizer' },
  },
});
const { plans, from, way } = Arguments.parse(values);

const DAYS = 7;
/** A fallback is fitted to a day this much larger or smaller than the one that it was made for. */
const OTHER_DAY = [0.8, 0.9, 1.1, 1.25];

const catalog = loadCatalog();
const dishes = readDishes();

type Made = { meals: PlanMeals; relaxed: readonly Relaxation[] };

/** Plans seven days in a row of somebody who takes the first options, and has each judged. */
function judgedWeek(person: InventedPerson): JudgedWeek & { noPlan: number } {
  const days: DayFindings[] = [];
  let recent: RecentPlan[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const input = inputOf({ person, day, recent });
    const made = make(input, day);
    if (made === undefined) continue;
    const { localDate } = input.targets;
    const offered = SLOTS.flatMap((slot) => made.meals[slot].map(({ recipeId }) => recipeId));
    const eaten = SLOTS.flatMap((slot) => made.meals[slot].slice(0, 1).map(({ recipeId }) => recipeId));
    recent = [{ localDate, recipeIds: offered, eatenIds: eaten }, ...recent];
    days.push(judged({ person, input: made.input, made }));
  }
  const { diet } = person.preferences;
  return { diet, isMinor: isMinor(person), days, noPlan: DAYS - days.length };
}

function inputOf({
  person,
  day,
  recent,
}: {
  person: InventedPerson;
  day: number;
  recent: readonly RecentPlan[];
}): SelectionInput {
  const localDate = addDays(firstDateOf(person), day);
  const { timeZone } = person.profile;
  return selectionInput({
    inputs: {
      timeZone,
      targets: targetsOn(person, localDate),
      preferences: person.preferences,
      feedback: new Map(),
      recent,
      pantry: [],
      leftovers: [],
      current: undefined,
    },
    catalog,
    userId: UserId.parse(`00000000-0000-4000-8000-${String(person.number).padStart(12, '0')}`),
    localDate,
  });
}

/** A plan the chosen way; undefined where there is none. */
function make(input: SelectionInput, day: number): (Made & { input: SelectionInput }) | undefined {
  if (way === 'starter') {
    const starter = starterPlan(input);
    return starter.status === 'selected' ? { ...starter, input } : undefined;
  }
  const selected = optimizeRecipes(input);
  if (selected.status === 'infeasible') return undefined;
  if (way === 'optimizer') return { ...selected, input };
  const factor = OTHER_DAY[day % OTHER_DAY.length] ?? 1;
  const next = { ...input, targets: scaled(input.targets, factor) };
  const previous = { localDate: addDays(input.targets.localDate, -1), meals: selected.meals };
  const adapted = adaptPreviousPlan({ ...next, previous });
  return adapted.status === 'adapted' ? { ...adapted, input: next } : undefined;
}

function scaled(targets: MealPlan['targets'], factor: number): MealPlan['targets'] {
  const times = (value: number): number => Math.round(value * factor);
  const { energyKcal, proteinG, fatG, carbohydrateG, fibreG, saturatedFatMaxG } = targets;
  return {
    ...targets,
    energyKcal: times(energyKcal),
    proteinG: times(proteinG),
    fatG: times(fatG),
    carbohydrateG: times(carbohydrateG),
    fibreG: times(fibreG),
    saturatedFatMaxG: times(saturatedFatMaxG),
  };
}

function judged({
  person: { preferences, profile },
  input: { targets },
  made,
}: {
  person: InventedPerson;
  input: SelectionInput;
  made: Made;
}): DayFindings {
  const { diet, allergens, dislikedRecipes } = preferences;
  const content = buildPlan({
    ...made,
    targets,
    diet,
    catalogVersion: catalog.version,
    inputsHash: 'judged',
    createdAt: `${targets.localDate}T02:00:00.000Z`,
  });
  const { lifeStage } = profile;
  return judgeDay({ plan: content, person: { diet, allergens, lifeStage, dislikedRecipes }, dishes });
}

const people = Array.from({ length: Math.ceil(plans / DAYS) }, (_, index) =>
  inventedPerson({ catalog, number: from + index }),
);
const weeks = people.map((person) => judgedWeek(person));
const noPlan = weeks.reduce((sum, week) => sum + week.noPlan, 0);
process.stdout.write(`${judgeReport(weeks)}\nno plan at all: ${noPlan} days\n`);
