import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { SERVABLE_KCAL } from '../../../domain/energy/constants.ts';
import { dayMacros } from '../../../domain/energy/macros.ts';
import { Preferences } from '../../../domain/profile/preferences.ts';
import type { Allergen } from '../../../domain/recipes/allergen.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { targetsOf } from './samples.ts';

const catalog = loadCatalog();

/** The days that are hardest to fill. */
const EATERS: { diet: Preferences['diet']; allergens: Allergen[] }[] = [
  { diet: 'omnivore', allergens: [] },
  { diet: 'pescatarian', allergens: ['milk', 'eggs'] },
  { diet: 'vegetarian', allergens: ['milk', 'eggs', 'gluten'] },
  { diet: 'halal', allergens: ['gluten'] },
  { diet: 'kosher_style', allergens: ['gluten', 'milk'] },
  { diet: 'vegan', allergens: ['gluten', 'tree_nuts', 'peanuts', 'soybeans'] },
];

describe('the least and the most energy of a target', () => {
  const days = EATERS.flatMap((eater) =>
    [SERVABLE_KCAL.min, SERVABLE_KCAL.max].map((energyKcal) => ({ ...eater, energyKcal })),
  );

  it.each(days)('can be served: $energyKcal kcal, $diet without $allergens', ({ energyKcal, ...eater }) => {
    const body = {
      balance: 'balance',
      load: 'usual',
      age: 35,
      lifeStage: 'none',
      leanKg: undefined,
    } as const;
    const macros = dayMacros({ ...body, energyKcal, massKg: energyKcal / 40 });
    const selected = optimizeRecipes({
      catalog,
      targets: { ...targetsOf({}), ...macros, energyKcal, expenditureKcal: energyKcal },
      preferences: Preferences.parse(eater),
      feedback: new Map(),
      recent: [],
      seed: 'servable',
    });
    if (selected.status === 'infeasible') throw new Error(selected.reason);
    expect(selected.relaxed).not.toContain('energy_band');
  });
});
