import { hashAfter } from '../domain/recipes/hash-string.ts';

/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** In 0..1, 1 excluded. */
  next: () => number;
  between: (min: number, max: number) => number;
  /** About −3..3, mean 0, deviation 1. */
  normal: () => number;
  pick: <Item>(items: readonly Item[]) => Item;
};

export function createRandom(seed: string): Random {
  const hash = hashAfter(`${seed}:`);
  let count = 0;
  const next = (): number => {
    count += 1;
    return hash(String(count));
  };
  return {
    next,
    between: (min, max) => min + (max - min) * next(),
    // Twelve uniform numbers less six: near enough to normal, without tails.
    normal: () => Array.from({ length: 12 }, next).reduce((sum, value) => sum + value, -6),
    pick: (items) => {
      const [item] = items.slice(Math.floor(next() * items.length));
      // An item may well be undefined: an empty list is what has none.
      if (items.length === 0) throw new RangeError('Nothing to pick from');
      return item as (typeof items)[number];
    },
  };
}
