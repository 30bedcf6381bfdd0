import { z } from 'zod';
import { IsoDate } from '../calendar.ts';

/** A lot of one food that the person has at home. */
export const PantryFood = z
  .object({
    foodId: z.string(),
    massG: z.number().positive(),
    /** The last day on which it is good; absent where it keeps. */
    bestBefore: IsoDate.optional(),
  })
  .meta({ id: 'PantryFood', description: 'A lot of one food at home, g' });
export type PantryFood = z.infer<typeof PantryFood>;
