import type { Diet, Preferences } from '../../profile/preferences.ts';
import type { Allergen } from '../allergen.ts';
import { fitsDiet } from '../diet-fit.ts';
import type { Recipe } from '../recipe.ts';
import type { HardRule } from './rule.ts';

/** A restriction that a recipe breaks. */
export type BrokenRestriction = { kind: 'allergen'; allergen: Allergen } | { kind: 'diet'; diet: Diet };

/** Every restriction of `preferences` that `recipe` breaks: empty when the person may eat it. */
export function brokenRestrictions({
  recipe,
  preferences,
}: {
  recipe: Recipe;
  preferences: Preferences;
}): BrokenRestriction[] {
  const allergens = preferences.allergens
    .filter((allergen) => recipe.allergens.includes(allergen))
    .map((allergen) => ({ kind: 'allergen' as const, allergen }));
  return fitsDiet({ fit: recipe.diets, diet: preferences.diet })
    ? allergens
    : [...allergens, { kind: 'diet' as const, diet: preferences.diet }];
}

/** Diet and allergens. No `relaxedBy`: nothing ever gives this rule up. */
export const restrictions: HardRule = {
  id: 'restrictions',
  hard: true,
  reach: () => 'any',
  allows: (recipe, { preferences }) => brokenRestrictions({ recipe, preferences }).length === 0,
};
