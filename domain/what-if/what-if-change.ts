import { z } from 'zod';
import { IsoDate } from '../calendar.ts';
import type { EaterPreferences } from '../profile/eater-preferences.ts';
import { Diet } from '../profile/preferences.ts';
import { Goal, Profile } from '../profile/profile.ts';
import { Allergen } from '../recipes/allergen.ts';
import { isAsStrict } from '../recipes/diet-fit.ts';
import { PantryFood } from '../recipes/pantry-food.ts';
import { AddedActivity } from './added-activity.ts';
import { EatingOut, slotsLeft } from './eating-out.ts';

const { targetMassKg, paceKgPerWeek } = Profile.shape;

/** Another aim for the day. */
export const ChangedTarget = z
  .object({
    goal: Goal.optional(),
    paceKgPerWeek: paceKgPerWeek.unwrap().optional(),
    targetMassKg,
    energyKcal: z.int().min(500).max(8000).optional(),
  })
  .refine(
    ({ energyKcal, ...goal }) =>
      energyKcal === undefined || Object.values(goal).every((v) => v === undefined),
    { path: ['energyKcal'], message: 'cannot go with a goal: give one or the other' },
  )
  .meta({
    id: 'ChangedTarget',
    description:
      'Another goal, pace and target mass, or another energy. The limits of the profile hold: what lies beyond ' +
      'them is held back, and the notes of the plan say so',
    example: { goal: 'maintain' },
  });
export type ChangedTarget = z.infer<typeof ChangedTarget>;

/** Restrictions to keep beside the person's own. */
export const AddedRestrictions = z
  .object({ diet: Diet.optional(), allergens: z.array(Allergen).max(14).default([]) })
  .meta({
    id: 'AddedRestrictions',
    description: 'Kept beside your own, for a guest at the table: nothing can be taken away here',
    example: { allergens: ['peanuts'] },
  });

/** A day with something changed: what is left out stays as it is. */
export const WhatIfChange = z
  .object({
    localDate: IsoDate.optional().meta({ description: 'Today or tomorrow, where you live; absent: today' }),
    activity: z
      .array(AddedActivity)
      .max(10)
      .default([])
      .meta({ description: 'Added to the day that the plan follows: the day before `localDate`' }),
    eatingOut: z
      .array(EatingOut)
      .default([])
      .refine((meals) => new Set(meals.map(({ slot }) => slot)).size === meals.length, 'names a meal twice')
      .refine((meals) => slotsLeft(meals).length > 0, 'leaves no meal to plan'),
    target: ChangedTarget.optional(),
    restrictions: AddedRestrictions.optional(),
    pantry: z
      .array(PantryFood)
      .max(200)
      .optional()
      .meta({ description: 'In place of the foods that are known to be there; leftovers stay' }),
  })
  .meta({
    id: 'WhatIfChange',
    description: 'A day with something changed; what is left out stays as it is',
    example: {
      activity: [{ metCode: '12050', distanceKm: 10 }],
      eatingOut: [{ slot: 'dinner', energyKcal: 900 }],
    },
  });
export type WhatIfChange = z.infer<typeof WhatIfChange>;

/**
 * The person's preferences with further restrictions; `undefined` where another diet would give up something that
 * their own one keeps.
 */
export function withRestrictions({
  preferences,
  added,
}: {
  preferences: EaterPreferences;
  added: WhatIfChange['restrictions'];
}): EaterPreferences | undefined {
  if (added === undefined) return preferences;
  const diet = added.diet ?? preferences.diet;
  if (!isAsStrict({ diet, as: preferences.diet })) return undefined;
  const allergens = Allergen.options.filter(
    (allergen) => preferences.allergens.includes(allergen) || added.allergens.includes(allergen),
  );
  return { ...preferences, diet, allergens };
}
