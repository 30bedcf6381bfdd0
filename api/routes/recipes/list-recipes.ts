import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { PreferencesRepository } from '../../../domain/ports/preferences-repository.ts';
import { Diet } from '../../../domain/profile/preferences.ts';
import { Allergen } from '../../../domain/recipes/allergen.ts';
import { type Catalog, Cuisine, MealSlot, Recipe } from '../../../domain/recipes/recipe.ts';
import { type SearchPlace, searchRecipes } from '../../../domain/recipes/recipe-search.ts';
import { freeText } from '../../../domain/text.ts';
import { decodeCursor, PageQuery, pageOf, toPage } from '../../pagination.ts';
import type { UserRouter } from '../../router.ts';
import { RECIPE_PAGE_EXAMPLE } from './recipe-examples.ts';

const RecipeSummary = Recipe.pick({
  id: true,
  name: true,
  slots: true,
  cuisine: true,
  minutes: true,
  allergens: true,
  diets: true,
})
  .extend({ nutrition: Recipe.shape.perServing.describe('Of one serving') })
  .meta({ id: 'RecipeSummary', description: 'A recipe in a list; nutrition is of one serving' });

export const RecipePage = pageOf(RecipeSummary, 'RecipePage');

const isAllergen = (text: string): text is Allergen => Allergen.safeParse(text).success;

const FreeFrom = z
  .string()
  .max(200)
  .transform((text, context) => {
    const names = text.split(',').map((name) => name.trim());
    const unknown = names.filter((name) => !isAllergen(name));
    if (unknown.length === 0) return names.filter(isAllergen);
    context.addIssue({
      code: 'custom',
      message: `must name allergens, with commas between them: ${Allergen.options.join(', ')}`,
    });
    return z.NEVER;
  })
  .meta({ description: 'Allergens that are not in it, with commas between them', example: 'milk,tree_nuts' });

const perServing = (description: string) =>
  z.coerce
    .number()
    .min(0)
    .max(5000)
    .optional()
    .meta({ description, type: 'number', minimum: 0, maximum: 5000 });

const RecipeQuery = PageQuery.extend({
  q: freeText({ max: 100 }).optional().meta({
    description: 'Words of the name, the cuisine or the foods, at least their beginnings',
    example: 'lentil soup',
  }),
  slot: MealSlot.optional(),
  cuisine: Cuisine.optional(),
  diet: Diet.optional(),
  freeFrom: FreeFrom.optional(),
  maxMinutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(240)
    .optional()
    .meta({ description: 'Most minutes from start to table' }),
  minKcal: perServing('Least energy of a serving'),
  maxKcal: perServing('Most energy of a serving'),
  minProteinG: perServing('Least protein of a serving'),
  maxProteinG: perServing('Most protein of a serving'),
  fits: z.literal('me').optional().meta({ description: '`me`: only what your restrictions allow' }),
});

const route = createRoute({
  method: 'get',
  path: '/v1/recipes',
  operationId: 'listRecipes',
  tags: ['recipes'],
  summary: 'Find recipes',
  description:
    'Every word of `q` must be there; case and accents do not matter. Recipes with all the words in their name ' +
    'come first, then by name.',
  request: { query: RecipeQuery },
  responses: {
    200: {
      description: 'A page of recipes',
      content: { 'application/json': { schema: RecipePage, example: RECIPE_PAGE_EXAMPLE } },
    },
  },
});

const Place = z.object({ inName: z.boolean(), name: z.string(), id: z.string() });
Place satisfies z.ZodType<SearchPlace>;

export function listRecipes(
  router: UserRouter,
  { catalog, preferences }: { catalog: Catalog; preferences: PreferencesRepository },
): void {
  router.openapi(route, async (c) => {
    const { cursor, limit, q, fits, ...filter } = c.req.valid('query');
    const after = decodeCursor({ cursor, schema: Place });
    const own = fits === 'me' ? await preferences.findEater({ userId: c.var.caller.userId }) : undefined;
    const rows = searchRecipes({
      catalog,
      filter: { ...filter, text: q, fits: own?.value },
      after,
      limit: limit + 1,
    });
    const page = toPage({ rows, limit, positionOf: ({ place }) => place });
    return c.json({ ...page, items: page.items.map(({ recipe }) => recipeSummary(recipe)) }, 200);
  });
}

function recipeSummary(recipe: Recipe): z.infer<typeof RecipeSummary> {
  const { id, name, slots, cuisine, minutes, allergens, diets, perServing: nutrition } = recipe;
  return { id, name, slots, cuisine, minutes, allergens, diets, nutrition };
}
