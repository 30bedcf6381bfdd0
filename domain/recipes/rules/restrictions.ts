import type { EaterPreferences } from '../../profile/eater-preferences.ts';
import type { Diet } from '../../profile/preferences.ts';
import type { Allergen } from '../allergen.ts';
import { fitsDiet } from '../diet-fit.ts';
import { type FoodRisk, type RiskyStage, risksIn, riskText } from '../food-risk.ts';
import type { Recipe } from '../recipe.ts';
import type { HardRule } from './rule.ts';

/** A restriction that a recipe breaks. */
export type BrokenRestriction =
  | { kind: 'allergen'; allergen: Allergen }
  | { kind: 'diet'; diet: Diet }
  | { kind: 'life_stage'; lifeStage: RiskyStage; risk: FoodRisk };

/** Every restriction of `preferences` that `recipe` breaks: empty when the person may eat it. */
export function brokenRestrictions({
  recipe,
  preferences,
}: {
  recipe: Recipe;
  preferences: EaterPreferences;
}): BrokenRestriction[] {
  const allergens = preferences.allergens
    .filter((allergen) => recipe.allergens.includes(allergen))
    .map((allergen) => ({ kind: 'allergen' as const, allergen }));
  const { diet, lifeStage = 'none' } = preferences;
  return [
    ...allergens,
    ...(fitsDiet({ fit: recipe.diets, diet }) ? [] : [{ kind: 'diet' as const, diet }]),
    ...(lifeStage === 'none'
      ? []
      : risksIn({ risks: recipe.risks, lifeStage }).map((risk) => ({
          kind: 'life_stage' as const,
          lifeStage,
          risk,
        }))),
  ];
}

/** Why a dish must not be eaten, to follow its name and a comma: `which is not for your diet`. */
export const whyForbidden = (broken: BrokenRestriction): string =>
  broken.kind === 'life_stage' ? `which ${riskText(broken)}` : 'which is not for your diet';

/** Diet, allergens, and what is unsafe in pregnancy or while breastfeeding. No `relaxedBy`: nothing ever gives this rule up. */
export const restrictions: HardRule = {
  id: 'restrictions',
  hard: true,
  reach: () => 'any',
  allows: (recipe, { preferences }) => brokenRestrictions({ recipe, preferences }).length === 0,
};
