import { z } from 'zod';
import { MealSlot } from './recipe.ts';

/** The least change of one limit that the person set which makes room for the day; diet and allergens never are one. */
export const Unlock = z
  .discriminatedUnion('limit', [
    z.object({
      limit: z.literal('cooking_minutes'),
      slot: MealSlot,
      minutes: z.int().meta({ description: 'Raise every lower limit to this many' }),
      text: z.string(),
    }),
    z.object({
      limit: z.literal('disliked_food'),
      slot: MealSlot,
      food: z.string().meta({ description: 'Take it off the foods that you dislike, as you named it' }),
      text: z.string(),
    }),
    z.object({
      limit: z.literal('disliked_recipes'),
      slot: MealSlot,
      recipeIds: z.array(z.string()).meta({ description: 'Allow these again' }),
      text: z.string(),
    }),
  ])
  .meta({
    id: 'Unlock',
    description: 'The least change of your own limits that gives every meal three choices',
  });
export type Unlock = z.infer<typeof Unlock>;
