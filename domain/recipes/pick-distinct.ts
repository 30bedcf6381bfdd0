import type { MealSlot } from './recipe.ts';
import { type BySlot, mapSlots, SLOTS } from './slots.ts';

/** Whatever a slot may hold: recognised by the recipe, which a day has at most once. */
type Pickable = { recipe: { id: string } };

/** Chooses among the free items of a slot, given what it already holds. */
export type Prefer<Item> = (args: {
  slot: MealSlot;
  free: readonly Item[];
  picked: readonly Item[];
}) => Item | undefined;

/**
 * Gives each slot up to `count` items, no recipe twice. Slots take turns, the one with the least to choose from
 * first; where nothing is left, a slot takes an item from another that can do without it (an augmenting path, as
 * in bipartite matching), so that no slot stays short because of the order of the turns.
 */
export function pickDistinct<Item extends Pickable>({
  candidates,
  count,
  prefer,
}: {
  candidates: BySlot<readonly Item[]>;
  count: number;
  prefer: Prefer<Item>;
}): BySlot<Item[]> {
  const picks = mapSlots((): Item[] => []);
  const ownerOf = new Map<string, MealSlot>();

  const take = (slot: MealSlot, item: Item): true => {
    ownerOf.set(item.recipe.id, slot);
    picks[slot].push(item);
    return true;
  };
  const drop = (slot: MealSlot, id: string): void => {
    picks[slot] = picks[slot].filter(({ recipe }) => recipe.id !== id);
  };

  const takeOne = (slot: MealSlot, tried: Set<string>): boolean => {
    const free = candidates[slot].filter(({ recipe }) => !ownerOf.has(recipe.id));
    const best = prefer({ slot, free, picked: picks[slot] });
    if (best !== undefined) return take(slot, best);
    for (const item of candidates[slot]) {
      const { id } = item.recipe;
      const owner = ownerOf.get(id);
      if (owner === undefined || owner === slot || tried.has(id)) continue;
      tried.add(id);
      if (!takeOne(owner, tried)) continue;
      drop(owner, id);
      return take(slot, item);
    }
    return false;
  };

  const turns = [...SLOTS].sort((a, b) => candidates[a].length - candidates[b].length);
  for (let round = 0; round < count; round += 1) {
    for (const slot of turns) takeOne(slot, new Set());
  }
  return picks;
}
