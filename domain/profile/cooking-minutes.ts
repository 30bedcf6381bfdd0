import type { DayKind } from '../calendar.ts';
import type { MealSlot } from '../recipes/recipe.ts';
import type { CookingMinutes, Preferences } from './preferences.ts';

type Limits = Pick<Preferences, 'cookingMinutes' | 'maxCookingMinutes'>;

/** The longest that the person wants to cook for a meal: what they said of this meal, or of all; else undefined. */
export const cookingLimitOf = ({
  limits: { cookingMinutes, maxCookingMinutes },
  dayKind,
  slot,
}: {
  limits: Limits;
  dayKind: DayKind;
  slot: MealSlot;
}): number | undefined => cookingMinutes?.[dayKind]?.[slot] ?? maxCookingMinutes;

/** Every limit that was set, raised to `minutes` where it is lower. */
export function withLongerCooking(preferences: Preferences, minutes: number): Preferences {
  const { maxCookingMinutes, cookingMinutes } = preferences;
  const raised = (meals: CookingMinutes['weekday']): CookingMinutes['weekday'] =>
    meals &&
    Object.fromEntries(
      Object.entries(meals).map(([slot, limit]) => [slot, limit && Math.max(limit, minutes)]),
    );
  return {
    ...preferences,
    ...(maxCookingMinutes === undefined ? {} : { maxCookingMinutes: Math.max(maxCookingMinutes, minutes) }),
    ...(cookingMinutes === undefined
      ? {}
      : {
          cookingMinutes: {
            weekday: raised(cookingMinutes.weekday),
            weekend: raised(cookingMinutes.weekend),
          },
        }),
  };
}
