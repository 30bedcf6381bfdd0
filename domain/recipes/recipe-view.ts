import { z } from 'zod';
import { Allergen } from './allergen.ts';
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
    portion: z.number(),
    ingredients: z.array(
      z.object({
        food: z.string(),
        name: z.string(),
        massG: z.number(),
        note: z.string().optional(),
      }),
    ),
    steps: z.array(z.string()),
    nutrition: Nutrition,
    allergens: z.array(Allergen),
    diets: DietFit,
  })
  .meta({ id: 'Recipe', description: 'How a dish is cooked; amounts are for `portion` servings' });
export type RecipeView = z.infer<typeof RecipeView>;

/** Scales a recipe to `portion` servings. Masses are rounded to a gram, below ten grams to a tenth. */
export function recipeView({
  recipe,
  catalog,
  portion,
}: {
  recipe: Recipe;
  catalog: Catalog;
  portion: number;
}): RecipeView {
  const { id, name, slots, cuisine, minutes, steps, allergens, diets, servings } = recipe;
  return {
    id,
    name,
    slots,
    cuisine,
    minutes,
    portion,
    ingredients: recipe.ingredients.map(({ food, grams, note }) => ({
      food,
      name: catalog.foods.get(food)?.name ?? food,
      massG: roundMass((grams * portion) / servings),
      ...(note !== undefined && { note }),
    })),
    steps,
    nutrition: portionNutrition({ recipe, portion }),
    allergens,
    diets,
  };
}

const roundMass = (massG: number): number => (massG < 10 ? Math.round(massG * 10) / 10 : Math.round(massG));
