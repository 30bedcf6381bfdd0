import { z } from 'zod';
import type { IsoDate } from '../calendar.ts';
import type { DayTargets } from '../energy/day-targets.ts';
import type { UserId } from '../ids.ts';
import { listViolations, withhold } from '../plan/check-plan.ts';
import { isWithinBand } from '../plan/day-energy.ts';
import { keepChoices } from '../plan/keep-wishes.ts';
import { MealOption, MealPlan, type PlanMeals, Relaxation } from '../plan/meal-plan.ts';
import { planNotes } from '../plan/plan-notes.ts';
import { selectionInput } from '../plan/selection-input.ts';
import { shownDishes } from '../plan/shown-dishes.ts';
import type { EnergyInputs, SelectionInputs } from '../ports/plan-repository.ts';
import type { EaterPreferences } from '../profile/eater-preferences.ts';
import type { Catalog } from '../recipes/recipe.ts';
import { PROMISED_BAND } from '../recipes/relaxation-ladder.ts';
import type { SelectDay, SelectionInput, SelectionResult } from '../recipes/select-day.ts';
import { mapSlots } from '../recipes/slots.ts';
import { changedTargets } from './changed-targets.ts';
import { type EatingOut, eatenOption, restOfDay, slotsLeft } from './eating-out.ts';
import { type ComparedDay, PlanDifferences, planDifferences } from './plan-differences.ts';
import type { WhatIfChange } from './what-if-change.ts';
import { whatIfSentences } from './what-if-sentences.ts';

/** The plan as it would be: a meal that is eaten out has no alternatives. */
const WhatIfPlan = MealPlan.pick({
  localDate: true,
  targets: true,
  choices: true,
  relaxed: true,
  notes: true,
  catalogVersion: true,
})
  .extend({ meals: z.object(mapSlots(() => z.array(MealOption))) })
  .meta({ id: 'WhatIfPlan', description: 'The plan as it would be; a meal eaten out has no alternatives' });

/** A plan that nobody saved, and what is different in it. */
export const WhatIf = z
  .object({
    localDate: MealPlan.shape.localDate,
    comparedWith: z
      .enum(['saved_plan', 'unchanged_day'])
      .meta({ description: '`unchanged_day`: there is no plan yet, so what it would be without the change' }),
    plan: WhatIfPlan,
    differences: PlanDifferences,
  })
  .meta({
    id: 'WhatIf',
    description: 'The plan as it would be, and what would be different. Nothing is saved.',
  });
export type WhatIf = z.infer<typeof WhatIf>;

/** `infeasible`: nothing fits; `reason` is a sentence for the person. */
export type WhatIfResult = { status: 'planned'; whatIf: WhatIf } | { status: 'infeasible'; reason: string };

type Given = {
  change: WhatIfChange;
  userId: UserId;
  localDate: IsoDate;
  /** What the day's energy is computed from, as it is. */
  energyInputs: EnergyInputs;
  /** What the day's recipes are chosen from, as it is. */
  inputs: SelectionInputs;
  /** The person's preferences with the change's restrictions. */
  preferences: EaterPreferences;
  saved: MealPlan | undefined;
  catalog: Catalog;
  selectDay: SelectDay;
  at: Date;
};

/**
 * Plans a changed day as a night would, and says what is different from the plan that is there; without one, from
 * the same day unchanged. Saves nothing. What the person must not eat is neither in the plan nor named as gone.
 */
export async function planWhatIf(given: Given): Promise<WhatIfResult> {
  const { change, inputs, energyInputs, saved, at } = given;
  const targets = changedTargets({ change, stored: inputs.targets, energyInputs, at });
  const rest = restOfDay({ targets, eatingOut: change.eatingOut });
  const selected = await selectChanged({ given, rest });
  if (selected.status === 'infeasible') return selected;
  const { plan, dishes } = changedPlan({ given, targets, selected });
  const before = await comparedDay(given);
  const differences = planDifferences({ before, after: { targets, meals: plan.meals, dishes } });
  const sentences = whatIfSentences({ change, before: before.targets, after: targets, rest, differences });
  return {
    status: 'planned',
    whatIf: {
      localDate: given.localDate,
      comparedWith: saved === undefined ? 'unchanged_day' : 'saved_plan',
      plan,
      differences: { ...differences, sentences },
    },
  };
}

async function selectChanged({ given, rest }: { given: Given; rest: DayTargets }): Promise<SelectionResult> {
  const { change, preferences, catalog, selectDay } = given;
  const { eatingOut, pantry } = change;
  const selected = await selectDay({
    ...inputFor({ given, targets: rest, preferences }),
    ...(eatingOut.length > 0 && { slots: slotsLeft(eatingOut) }),
    ...(pantry !== undefined && { pantry }),
  });
  if (selected.status === 'infeasible') return selected;
  // What restrictions forbid leaves nobody's planner; if it ever does, it ends here.
  if (listViolations({ meals: selected.meals, preferences, catalog }).length > 0) {
    throw new Error('A what-if plan broke a restriction');
  }
  return selected;
}

/** The plan as a person reads it, and what they eat: its relaxations and notes are those of the whole day. */
function changedPlan({
  given: { change, inputs, preferences, catalog, localDate },
  targets,
  selected: { meals, relaxed: given, unlock },
}: {
  given: Given;
  targets: DayTargets;
  selected: Extract<SelectionResult, { status: 'selected' }>;
}): { plan: WhatIf['plan']; dishes: MealOption[] } {
  const whole = withEatenOut({ meals, eatingOut: change.eatingOut, targets });
  const relaxed = relaxedOf({ given, whole, targets });
  const choices = keepChoices({ meals, choices: inputs.current?.choices ?? {} });
  const { diet } = preferences;
  const notes = planNotes({ targets, meals: whole, relaxed, unlock, fallbackKind: undefined, diet });
  return {
    plan: { localDate, targets, meals, choices, relaxed, notes, catalogVersion: catalog.version },
    dishes: shownDishes({ meals: whole, choices }),
  };
}

function inputFor({
  given: { inputs, catalog, userId, localDate },
  targets,
  preferences,
}: {
  given: Given;
  targets: DayTargets;
  preferences: EaterPreferences;
}): SelectionInput {
  const changed = { ...inputs, targets, preferences };
  const avoided = inputs.current?.swappedAway;
  return selectionInput({ inputs: changed, catalog, userId, localDate, avoided });
}

/** The plan that is there without what its reader must not eat, or what a night would make of the day as it is. */
async function comparedDay(given: Given): Promise<ComparedDay> {
  const { saved, inputs, catalog, selectDay } = given;
  const { targets, preferences } = inputs;
  if (saved !== undefined) {
    const violations = listViolations({ meals: saved.meals, preferences, catalog });
    const meals = withhold({ meals: saved.meals, violations });
    return { targets: saved.targets, meals, dishes: shownDishes({ meals, choices: saved.choices }) };
  }
  const unchanged = await selectDay(inputFor({ given, targets, preferences }));
  const meals = unchanged.status === 'selected' ? unchanged.meals : mapSlots(() => []);
  return { targets, meals, dishes: shownDishes({ meals, choices: {} }) };
}

type Whole = { meals: PlanMeals; eatingOut: readonly EatingOut[]; targets: DayTargets };

/** The day with the meals eaten out in their places: what its sums are made of. */
function withEatenOut({ meals, eatingOut, targets }: Whole): PlanMeals {
  return mapSlots((slot) => {
    const meal = eatingOut.find((one) => one.slot === slot);
    return meal === undefined ? meals[slot] : [eatenOption({ meal, targets })];
  });
}

/** Whether the energy strays is a matter of the whole day, not of the meals that were planned. */
function relaxedOf({
  given,
  whole,
  targets,
}: {
  given: readonly Relaxation[];
  whole: PlanMeals;
  targets: DayTargets;
}): Relaxation[] {
  const { energyKcal } = targets;
  const strays = !isWithinBand({ meals: whole, energyKcal, band: PROMISED_BAND });
  return Relaxation.options.filter((relaxation) =>
    relaxation === 'energy_band' ? strays : given.includes(relaxation),
  );
}
