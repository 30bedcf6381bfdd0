import type { MealSlot } from './recipe.ts';

/** The slots in the order of the day. */
export const SLOTS = ['breakfast', 'lunch', 'dinner', 'snack'] as const satisfies readonly MealSlot[];

/** The slots of `wanted` in the order of the day; all where nothing is said. */
export const slotsAmong = (wanted: readonly MealSlot[] = SLOTS): readonly MealSlot[] =>
  SLOTS.filter((slot) => wanted.includes(slot));

/** One value for each slot. */
export type BySlot<Value> = Record<MealSlot, Value>;

/** Makes one value for each slot, in the order of the day. */
export function mapSlots<Value>(make: (slot: MealSlot) => Value): BySlot<Value> {
  return {
    breakfast: make('breakfast'),
    lunch: make('lunch'),
    dinner: make('dinner'),
    snack: make('snack'),
  };
}
