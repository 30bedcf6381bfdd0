import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { computeDayTargets } from '../../../domain/energy/compute-day-targets.ts';
import { listViolations } from '../../../domain/plan/check-plan.ts';
import { energyBounds } from '../../../domain/plan/day-energy.ts';
import type { MealPlan } from '../../../domain/plan/meal-plan.ts';
import type { Preferences } from '../../../domain/profile/preferences.ts';
import type { Profile } from '../../../domain/profile/profile.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectDay, SelectionInput } from '../../../domain/recipes/select-day.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { planWhatIf, type WhatIf } from '../../../domain/what-if/plan-what-if.ts';
import { WhatIfChange, withRestrictions } from '../../../domain/what-if/what-if-change.ts';
import { aPlanFor } from '../../support/plans.ts';
import { aProfile } from '../../support/profiles.ts';
import { anyPreferences, somePreferences } from '../../support/recipes.ts';

const catalog = loadCatalog();
const [localDate, activityDate] = ['2026-11-22', '2026-11-21'];
const selectDay: SelectDay = async (input) => optimizeRecipes(input);

type Person = { profile?: Partial<Profile>; preferences?: Preferences; isPlanned?: boolean };

/** One plan for everybody with the same targets: what is asked about it is another matter. */
const plans = new Map<string, MealPlan>();
function savedPlan(input: SelectionInput): MealPlan {
  const key = JSON.stringify([input.targets, input.preferences]);
  const plan = plans.get(key) ?? aPlanFor(input);
  plans.set(key, plan);
  return plan;
}

/** What would be on the day of a woman of 80 kg who wants to lose some, of whose activity nothing is known. */
function ask(
  change: Record<string, unknown>,
  { profile, preferences = somePreferences(), isPlanned = true }: Person = {},
) {
  const energyInputs = {
    profile: aProfile(profile),
    reports: [],
    workouts: [],
    deviceWorkouts: [],
    earlierTarget: undefined,
    history: undefined,
  };
  const { massKg } = energyInputs.profile;
  const targets = computeDayTargets({ ...energyInputs, massKg, localDate, activityDate });
  const inputs = {
    timeZone: 'Europe/Berlin',
    targets,
    preferences,
    feedback: new Map(),
    recent: [],
    pantry: [],
    leftovers: [],
    current: undefined,
  };
  const seed = `user:${localDate}`;
  const { feedback, recent } = inputs;
  const saved = isPlanned ? savedPlan({ catalog, targets, preferences, feedback, recent, seed }) : undefined;
  const parsed = WhatIfChange.parse(change);
  const together = withRestrictions({ preferences, added: parsed.restrictions });
  if (together === undefined) throw new Error('A diet was given up');
  const at = new Date(`${localDate}T10:00:00.000Z`);
  const rest = { energyInputs, inputs, saved, catalog, selectDay, at };
  return planWhatIf({ change: parsed, userId: 'user', localDate, preferences: together, ...rest });
}

async function whatIf(...args: Parameters<typeof ask>): Promise<WhatIf> {
  const result = await ask(...args);
  if (result.status !== 'planned') throw new Error(result.reason);
  return result.whatIf;
}

const RUN = [{ metCode: '12050', distanceKm: 10 }];

describe('planWhatIf', () => {
  it('plans more food for a run, and says how much', async () => {
    const { plan, differences } = await whatIf({ activity: RUN });
    const { energyKcal } = differences.targets;
    // 664 kcal of running stand in for the 271 of the usual level; three quarters of it at the most is the deficit.
    expect(energyKcal.change).toBeGreaterThan(300);
    expect(plan.targets).toMatchObject({ energyKcal: energyKcal.after, load: 'endurance' });
    expect(differences.day.energyKcal.after / energyKcal.after).toBeCloseTo(1, 1);
    expect(differences.sentences[0]).toMatch(
      /^With 10 km of running \(about 10 km\/h\) on 2026-11-21 you would have used about \d+ kcal more: \d+ kcal\.$/,
    );
    expect(differences.sentences[1]).toBe(
      `Your target would be ${energyKcal.after} kcal, ${energyKcal.change} kcal more than planned, with ${plan.targets.proteinG} g protein, ${plan.targets.fatG} g fat and ${plan.targets.carbohydrateG} g carbohydrate.`,
    );
  });

  it('says that a walk is already in the usual level', async () => {
    const { differences } = await whatIf({ activity: [{ metCode: '17160', durationMin: 20 }] });
    expect(differences.targets.energyKcal.change).toBe(0);
    expect(differences.sentences[0]).toMatch(
      /^The energy of 20 minutes of walking for pleasure is already counted in your usual activity level/,
    );
  });

  it('plans the other meals around a dinner out', async () => {
    const { plan, differences } = await whatIf({ eatingOut: [{ slot: 'dinner', energyKcal: 900 }] });
    const { energyKcal } = plan.targets;
    expect(SLOTS.map((slot) => plan.meals[slot].length)).toEqual([3, 3, 0, 3]);
    const { minKcal, maxKcal } = energyBounds(plan.meals);
    expect(minKcal + 900).toBeGreaterThan(energyKcal * 0.95);
    expect(maxKcal + 900).toBeLessThan(energyKcal * 1.05);
    expect(differences.meals.dinner).toMatchObject({ in: [], kept: [], out: [{}, {}, {}] });
    expect(differences.sentences).toContain(
      `Dinner out takes 900 kcal; breakfast, lunch and snack share the other ${energyKcal - 900} kcal.`,
    );
    expect(plan.relaxed).toEqual([]);
  });

  it('says how far a feast takes the day over its target', async () => {
    const { plan, differences } = await whatIf({ eatingOut: [{ slot: 'dinner', energyKcal: 3000 }] });
    expect(plan.relaxed).toEqual(['energy_band']);
    expect(plan.notes.join(' ')).toMatch(/Depending on what you choose the day comes to/);
    expect(differences.sentences[1]).toMatch(
      /^Dinner out takes 3000 kcal\. The other meals keep half of their usual size, \d+ kcal, so the day goes \d+ kcal over its target\.$/,
    );
  });

  it('changes nothing where nothing is changed', async () => {
    const { comparedWith, differences } = await whatIf({}, { isPlanned: false });
    expect(comparedWith).toBe('unchanged_day');
    for (const { change } of [...Object.values(differences.targets), ...Object.values(differences.day)]) {
      expect(change).toBe(0);
    }
    expect(differences.sentences).toEqual([
      `Your target stays ${differences.targets.energyKcal.after} kcal.`,
      'Breakfast, lunch, dinner and snack stay as they are.',
    ]);
  });

  it('holds another energy to the floors of every plan, and the notes say so', async () => {
    const least = await whatIf({ target: { energyKcal: 600 } });
    expect(least.plan.targets.energyKcal).toBeGreaterThanOrEqual(0.9 * least.plan.targets.restingKcal);
    expect(least.plan.targets.limits).not.toEqual([]);
    expect(least.differences.sentences[1]).toBe(
      `The 600 kcal that you asked for are outside the plan's limits: ${least.plan.targets.energyKcal} kcal are within.`,
    );
  });

  it('holds another energy to the cap of every plan', async () => {
    const most = await whatIf({ target: { energyKcal: 6000 } });
    expect(most.plan.targets.adjustmentKcal).toBe(500);
  });

  it('plans for another energy within the limits as asked', async () => {
    const within = await whatIf({ target: { energyKcal: 2000 } });
    expect(within.plan.targets).toMatchObject({ energyKcal: 2000, limits: [] });
    expect(within.differences.sentences.join(' ')).not.toContain('asked for');
  });

  it('leads nobody into a deficit who must not be in one', async () => {
    const { plan } = await whatIf({ target: { energyKcal: 1500 } }, { profile: { lifeStage: 'pregnant' } });
    expect(plan.targets.adjustmentKcal).toBeGreaterThan(0);
    expect(plan.targets.limits).toContain('no_deficit_pregnancy');
  });

  it('plans for another goal', async () => {
    const { plan, differences } = await whatIf({ target: { goal: 'maintain' } });
    expect(plan.targets.adjustmentKcal).toBe(0);
    expect(differences.targets.energyKcal.change).toBe(
      -(differences.targets.energyKcal.before - plan.targets.expenditureKcal),
    );
  });

  it('refuses a plan that breaks a restriction, wherever it comes from', async () => {
    const careless: SelectDay = (input) =>
      selectDay({ ...input, preferences: { ...input.preferences, diet: 'omnivore', allergens: [] } });
    const energyInputs = {
      profile: aProfile(),
      reports: [],
      workouts: [],
      deviceWorkouts: [],
      earlierTarget: undefined,
      history: undefined,
    };
    const targets = computeDayTargets({ ...energyInputs, massKg: 80, localDate, activityDate });
    const preferences = somePreferences({ diet: 'vegan', allergens: ['gluten', 'soybeans'] });
    const asked = planWhatIf({
      change: WhatIfChange.parse({}),
      userId: 'user',
      localDate,
      energyInputs,
      inputs: {
        timeZone: 'Europe/Berlin',
        targets,
        preferences,
        feedback: new Map(),
        recent: [],
        pantry: [],
        leftovers: [],
        current: undefined,
      },
      preferences,
      saved: undefined,
      catalog,
      selectDay: careless,
      at: new Date(`${localDate}T10:00:00.000Z`),
    });
    await expect(asked).rejects.toThrow('restriction');
  });

  it('never names what a person must not eat, whatever they ask', async () => {
    const anyChange = fc.record(
      {
        activity: fc.constant(RUN),
        eatingOut: fc
          .subarray([...SLOTS], { maxLength: 3 })
          .map((slots) => slots.map((slot) => ({ slot, energyKcal: 600 }))),
        target: fc.constantFrom({ goal: 'maintain' }, { energyKcal: 1900 }),
        restrictions: fc.constantFrom({ allergens: ['milk'] }, { allergens: ['gluten', 'eggs'] }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(anyPreferences(catalog), anyChange, async (preferences, change) => {
        const result = await ask(change, { preferences, isPlanned: false });
        if (result.status !== 'planned') return;
        const { plan, differences } = result.whatIf;
        const own = {
          ...preferences,
          allergens: [...preferences.allergens, ...(change.restrictions?.allergens ?? [])],
        };
        expect(listViolations({ meals: plan.meals, preferences: own as Preferences, catalog })).toEqual([]);
        const named = SLOTS.flatMap((slot) => differences.meals[slot].out.map(({ recipeId }) => recipeId));
        for (const id of named) {
          const recipe = catalog.recipes.get(id);
          expect(recipe?.allergens.filter((allergen) => preferences.allergens.includes(allergen))).toEqual(
            [],
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('added restrictions', () => {
  it.each([
    ['omnivore', 'vegan', 'vegan'],
    ['pescatarian', 'vegetarian', 'vegetarian'],
    ['vegetarian', 'vegan', 'vegan'],
    ['kosher_style', 'vegan', 'vegan'],
    ['vegetarian', 'pescatarian', undefined],
    ['halal', 'vegan', undefined],
    ['halal', 'kosher_style', undefined],
    ['vegan', 'omnivore', undefined],
  ] as const)('of a person who eats %s, %s makes %s', (diet, added, together) => {
    const preferences = somePreferences({ diet, allergens: ['eggs'] });
    const result = withRestrictions({ preferences, added: { diet: added, allergens: ['celery'] } });
    expect(result?.diet).toBe(together);
    if (together !== undefined) expect(result?.allergens).toEqual(['eggs', 'celery']);
  });
});
