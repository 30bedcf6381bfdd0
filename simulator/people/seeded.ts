import { createHash } from 'node:crypto';

/** A number in 0..1 (1 excluded) that is always the same for the same words. */
export function seeded(...words: (string | number)[]): number {
  const digest = createHash('sha256').update(words.join(':')).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** About normally distributed, mean 0 and deviation 1, within ±3.5: four uniform numbers of the same words. */
export function seededNormal(...words: (string | number)[]): number {
  const sum = [0, 1, 2, 3].reduce((total, round) => total + seeded(...words, round), 0);
  return (sum - 2) * Math.sqrt(3);
}

/** One of the weighted items, always the same for the same words. */
export function seededPick<Item>(
  items: readonly (readonly [Item, number])[],
  ...words: (string | number)[]
): Item {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let left = seeded(...words) * total;
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  throw new RangeError('Nothing to pick from');
}
