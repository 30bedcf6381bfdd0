import { z } from 'zod';
import { Allergen } from './allergen.ts';
import { Equipment } from './food-facts.ts';
import { FoodRisk, RISKY_STAGES, risksIn, riskText } from './food-risk.ts';
import { AmountSystem, KitchenAmount, kitchenAmount, roundMass } from './kitchen-amount.ts';
import { portionNutrition } from './portion.ts';
import { type Catalog, Cuisine, DietFit, MealSlot, Nutrition, type Recipe } from './recipe.ts';

/** A recipe as somebody cooks it: amounts and nutrition are those of `portion` servings. */
export const RecipeView = z
  .object({
    id: z.string(),
    name: z.string(),
    slots: z.array(MealSlot),
    cuisine: Cuisine,
    minutes: z.int(),
    leadMinutes: z
      .int()
      .optional()
      .meta({ description: 'Begin so long before you cook: it soaks or chills meanwhile' }),
    equipment: z.array(Equipment),
    portion: z.number(),
    units: AmountSystem,
    ingredients: z.array(
      z.object({
        foodId: z.string(),
        name: z.string(),
        massG: z.number(),
        amount: KitchenAmount,
        note: z.string().optional(),
      }),
    ),
    steps: z.array(z.string()),
    nutrition: Nutrition,
    allergens: z.array(Allergen),
    diets: DietFit,
    notAdvised: z
      .array(z.object({ lifeStage: z.enum(RISKY_STAGES), risk: FoodRisk, text: z.string() }))
      .meta({ description: 'Who should not eat the dish as its steps make it, and why' }),
  })
  .meta({ id: 'Recipe', description: 'How a dish is cooked; amounts are for `portion` servings' });
export type RecipeView = z.infer<typeof RecipeView>;

/** Scales a recipe to `portion` servings. Masses are rounded to a gram, below ten grams to a tenth; amounts as cooks do. */
export function recipeView({
  recipe,
  catalog,
  portion,
  units,
}: {
  recipe: Recipe;
  catalog: Catalog;
  portion: number;
  units: AmountSystem;
}): RecipeView {
  const { id, name, slots, cuisine, minutes, equipment, steps, allergens, diets, servings } = recipe;
  return {
    id,
    name,
    slots,
    cuisine,
    minutes,
    ...(recipe.leadMinutes !== undefined && { leadMinutes: recipe.leadMinutes }),
    equipment,
    portion,
    units,
    ingredients: recipe.ingredients.map(({ food: foodId, grams, note }) => {
      const food = catalog.foods.get(foodId);
      const massG = (grams * portion) / servings;
      return {
        foodId,
        name: food?.name ?? foodId,
        massG: roundMass(massG),
        amount: kitchenAmount({ massG, units: food?.units ?? {}, system: units }),
        ...(note !== undefined && { note }),
      };
    }),
    steps,
    nutrition: portionNutrition({ recipe, portion }),
    allergens,
    diets,
    notAdvised: RISKY_STAGES.flatMap((lifeStage) =>
      risksIn({ risks: recipe.risks, lifeStage }).map((risk) => ({
        lifeStage,
        risk,
        text: `${name} ${riskText({ risk, lifeStage })}.`,
      })),
    ),
  };
}
