import { z } from 'zod';

/** The 14 allergens of EU Regulation 1169/2011, Annex II. `gluten` is cereals containing gluten. */
export const Allergen = z
  .enum([
    'gluten',
    'crustaceans',
    'eggs',
    'fish',
    'peanuts',
    'soybeans',
    'milk',
    'tree_nuts',
    'celery',
    'mustard',
    'sesame',
    'sulphites',
    'lupin',
    'molluscs',
  ])
  .meta({ id: 'Allergen', description: 'One of the 14 allergens of EU Regulation 1169/2011 Annex II' });
export type Allergen = z.infer<typeof Allergen>;
