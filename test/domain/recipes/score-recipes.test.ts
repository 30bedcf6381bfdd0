import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogIndex } from '../../../domain/recipes/catalog-index.ts';
import { dayContext } from '../../../domain/recipes/day-context.ts';
import { scoreCandidates } from '../../../domain/recipes/optimizer/score-candidates.ts';
import { rankRecipes, rulesGivenUp } from '../../../domain/recipes/rank-recipes.ts';
import type { Recipe } from '../../../domain/recipes/recipe.ts';
import { RULE_WEIGHTS, SOFT_RULES, type SoftRuleName } from '../../../domain/recipes/rules/registry.ts';
import { brokenRestrictions, restrictions } from '../../../domain/recipes/rules/restrictions.ts';
import type { RuleContext, SoftRule } from '../../../domain/recipes/rules/rule.ts';
import { scoreRecipes } from '../../../domain/recipes/score-recipes.ts';
import { SLOTS } from '../../../domain/recipes/slots.ts';
import { anyCatalog, anyCircumstances, aSelectionInput } from '../../support/recipes.ts';

const NAMES = Object.keys(SOFT_RULES) as SoftRuleName[];
const NO_WEIGHTS = Object.fromEntries(NAMES.map((name) => [name, 0])) as typeof RULE_WEIGHTS;
const anyDay = anyCatalog.chain((catalog) =>
  anyCircumstances(catalog).map((circumstances) => ({ catalog, ...circumstances })),
);

/** The weighted sum as the rules define it, each asked about the recipe. */
function askEach(recipe: Recipe, context: RuleContext): number {
  let sum = 0;
  for (const name of NAMES) {
    const rule: SoftRule = SOFT_RULES[name];
    if (rule.reach.kind !== 'beside_chosen') sum += RULE_WEIGHTS[name] * rule.score(recipe, context);
  }
  return sum;
}

describe('scoreRecipes', () => {
  it('says what asking every rule about every recipe says', () => {
    fc.assert(
      fc.property(anyDay, ({ catalog, seed, ...day }) => {
        for (const slot of SLOTS) {
          const context: RuleContext = { ...dayContext({ catalog, ...day }), slot, chosen: [] };
          const { score, breaks } = scoreRecipes({ catalog, context, seed });
          const chance = scoreRecipes({ catalog, context, seed, weights: NO_WEIGHTS }).score;
          for (const [row, recipe] of catalogIndex(catalog).bySlot[slot].entries()) {
            expect((score[row] ?? 0) - (chance[row] ?? 0)).toBeCloseTo(askEach(recipe, context), 9);
            if (restrictions.allows(recipe, context))
              expect(breaks[row]).toEqual(rulesGivenUp(recipe, context));
          }
        }
      }),
    );
  });

  it('keeps every rule between −1 and 1', () => {
    fc.assert(
      fc.property(anyDay, ({ catalog, seed: _, ...day }) => {
        for (const slot of SLOTS) {
          const context: RuleContext = { ...dayContext({ catalog, ...day }), slot, chosen: [] };
          for (const recipe of catalog.recipes.values()) {
            for (const rule of Object.values<SoftRule>(SOFT_RULES)) {
              expect(Math.abs(rule.score(recipe, context))).toBeLessThanOrEqual(1);
            }
          }
        }
      }),
    );
  });

  it('cannot bring back what breaks a restriction, however well the rules like it', () => {
    fc.assert(
      fc.property(anyDay, ({ catalog, seed, ...day }) => {
        const context = dayContext({ catalog, ...day });
        const ranking = rankRecipes({ catalog, context, seed });
        const candidates = scoreCandidates({ catalog, context, seed });
        for (const slot of SLOTS) {
          const { table, rows } = candidates[slot];
          const offered = [
            ...ranking[slot].map(({ recipe }) => recipe),
            ...[...rows].map((row) => table.recipes[row]),
          ];
          for (const recipe of offered) {
            if (recipe === undefined) throw new RangeError('A row without a recipe');
            expect(brokenRestrictions({ recipe, preferences: day.preferences })).toEqual([]);
          }
        }
      }),
    );
  });

  it('lets the seed decide between recipes that the rules hold equal', () => {
    const { seed: _, ...day } = aSelectionInput();
    const context: RuleContext = { ...dayContext(day), slot: 'dinner', chosen: [] };
    const scoresFor = (seed: string) => [...scoreRecipes({ catalog: day.catalog, context, seed }).score];
    expect(scoresFor('a')).toEqual(scoresFor('a'));
    expect(scoresFor('a')).not.toEqual(scoresFor('b'));
  });
});
