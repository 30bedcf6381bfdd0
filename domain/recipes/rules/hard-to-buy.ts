import type { SoftRule } from './rule.ts';

/** Dishes with a food that shops of the person's region rarely have step back, unless it is a cuisine that they like. */
export const hardToBuy: SoftRule = {
  id: 'hard_to_buy',
  hard: false,
  reach: { kind: 'named', ids: ({ hardToBuy: dishes }) => dishes },
  score: ({ id, cuisine }, { hardToBuy: dishes, preferences, leftovers }) =>
    dishes.has(id) && !preferences.likedCuisines.includes(cuisine) && !leftovers.has(id) ? -1 : 0,
  // Nobody is told why teff is absent in Berlin.
  reason: () => undefined,
};
