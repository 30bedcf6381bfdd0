import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../../catalog/load-catalog.ts';
import { optimizeRecipes } from '../../../../domain/recipes/optimizer/optimize-recipes.ts';
import { weather } from '../../../../domain/recipes/rules/weather.ts';
import { SLOTS } from '../../../../domain/recipes/slots.ts';
import { isForWarmWeather } from '../../../../domain/recipes/warm-weather.ts';
import { aRecipe, aRuleContext, aSelectionInput, someTargets } from '../../../support/recipes.ts';

const catalog = loadCatalog();
const gazpacho = aRecipe('gazpacho', { kind: 'soup', steps: ['Blend.', 'Chill for an hour.'] });
const hotSoup = aRecipe('hot-soup', { kind: 'soup', steps: ['Simmer with the chilli and serve hot.'] });

describe('a cold soup', () => {
  it.each([
    [1, -1],
    [12, -1],
    [7, 0],
    [undefined, 0],
  ])('in month %s of the local year scores %d', (seasonMonth, score) => {
    expect(weather.score(gazpacho, aRuleContext({ seasonMonth }))).toBe(score);
    expect(weather.score(hotSoup, aRuleContext({ seasonMonth }))).toBe(0);
  });

  it('comes first for nobody on 40 days of a northern winter', () => {
    const first = Array.from({ length: 40 }, (_, user) => {
      const targets = someTargets({ localDate: '2026-12-01', energyKcal: 1700 + 30 * user });
      const input = aSelectionInput({ catalog, targets, hemisphere: 'northern', seed: `winter-${user}` });
      const selected = optimizeRecipes(input);
      return selected.status === 'selected'
        ? SLOTS.map((slot) => selected.meals[slot][0]?.recipeId ?? '')
        : [];
    }).flat();
    const cold = first.filter((id) => {
      const recipe = catalog.recipes.get(id);
      return recipe?.kind === 'soup' && isForWarmWeather(recipe);
    });
    expect(cold).toEqual([]);
  });
});
