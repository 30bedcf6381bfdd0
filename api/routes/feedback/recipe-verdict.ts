import { z } from 'zod';
import { IsoInstant } from '../../../domain/calendar.ts';
import type { RecipeVerdict as StoredVerdict } from '../../../domain/ports/recipe-feedback-repository.ts';
import { freeText } from '../../../domain/text.ts';

export const RecipeVerdict = z
  .object({ recipeId: z.string(), verdict: z.enum(['like', 'dislike']), updatedAt: IsoInstant })
  .meta({ id: 'RecipeVerdict', description: 'What the user thinks of a recipe' });
RecipeVerdict satisfies z.ZodType<StoredVerdict>;

/** Path of a verdict. Ids of recipes are short; longer ones need no look-up. */
export const RecipeParams = z.object({ recipeId: freeText({ max: 80 }) });
