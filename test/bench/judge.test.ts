import { describe, expect, it } from 'vitest';
import { amountOf, readDishes } from '../../bench/judge/food-table.ts';
import { judgeDay, type ShownPlan } from '../../bench/judge/judge-day.ts';
import { eggsIn, isForbidden } from '../../bench/judge/what-is-in-it.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';

const dishes = readDishes();
const dishNamed = (id: string) => {
  const dish = dishes.get(id);
  if (dish === undefined) throw new Error(`no ${id}`);
  return dish;
};
const anybody = { diet: 'omnivore', allergens: [], lifeStage: 'none', dislikedRecipes: [] };

const PLAN: ShownPlan = {
  targets: { energyKcal: 2000, proteinG: 80 },
  meals: {
    breakfast: [
      { recipeId: 'shakshuka', portion: 1, minutes: 30 },
      { recipeId: 'baked-beans-on-toast', portion: 1, minutes: 30 },
    ],
    dinner: [{ recipeId: 'palak-paneer', portion: 2, minutes: 35 }],
  },
  notes: [
    'Fibre: at least 28 g, 14 g for every 1000 kcal.',
    'At most 22 g saturated fat (10 % of the energy) and 2300 mg sodium (the limit for adults).',
  ],
  relaxed: [],
};

describe('the judge of plans', () => {
  it('comes to the figures of the catalogue for every dish, though it reads the files itself', () => {
    const { recipes } = loadCatalog();
    expect(dishes.size).toBe(recipes.size);
    for (const { id, perServing } of recipes.values()) {
      const kcal = amountOf({ dish: dishNamed(id), portion: 1, figure: 'energyKcal' });
      expect(Math.abs(kcal - perServing.energyKcal), id).toBeLessThan(0.1);
    }
  });

  it('finds what each restriction forbids', () => {
    const paneer = dishNamed('palak-paneer');
    expect(isForbidden(paneer, { ...anybody, diet: 'vegan' })).toBe(true);
    expect(isForbidden(paneer, { ...anybody, allergens: ['milk'] })).toBe(true);
    expect(isForbidden(paneer, { ...anybody, diet: 'vegetarian' })).toBe(false);
  });

  it('counts a day over what it prints, every combination, and what is said of it', () => {
    const silent = judgeDay({ plan: PLAN, person: { ...anybody, dislikedRecipes: ['shakshuka'] }, dishes });
    expect(silent.printed).toEqual({ sodiumMg: 2300, saturatedFatG: 22, fibreG: 28 });
    expect(silent.combinations).toBe(2);
    expect(silent.turnedDown).toBe(1);
    expect(silent.first.saturatedFatG).toBeGreaterThan(22);
    expect(silent.saysOfSaturatedFat).toBe(false);
    const open = { ...PLAN, notes: [...PLAN.notes, 'The first choices have 40 g saturated fat.'] };
    expect(judgeDay({ plan: open, person: anybody, dishes }).saysOfSaturatedFat).toBe(true);
  });

  it('tells one and a half eggs from two small ones', () => {
    const eggs = (grams: number) => {
      const [part] = dishNamed('shakshuka').parts.filter(({ row }) => row.id === 'eggs');
      if (part === undefined) throw new Error('no eggs');
      return eggsIn({ ...dishNamed('shakshuka'), parts: [{ ...part, grams }] }, 1)?.isBroken;
    };
    expect([75, 25, 50, 60, 100, 150].map(eggs)).toEqual([true, true, false, false, false, false]);
  });
});
