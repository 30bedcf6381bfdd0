import type { Cuisine } from './recipe.ts';

/** A cuisine as it stands in a sentence: `West African`, but `international`. */
export function cuisineLabel(cuisine: Cuisine): string {
  if (cuisine === 'international') return cuisine;
  return cuisine
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
