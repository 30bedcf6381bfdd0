import { z } from 'zod';
import { IsoDate } from '../calendar.ts';

/** What was cooked and not eaten. */
export const Leftover = z
  .object({
    recipeId: z.string(),
    servings: z.number().positive(),
    cookedOn: IsoDate,
    /** The last day on which it is good; absent where it keeps. */
    bestBefore: IsoDate.optional(),
  })
  .meta({ id: 'Leftover', description: 'Servings of a dish that were cooked and not eaten' });
export type Leftover = z.infer<typeof Leftover>;
