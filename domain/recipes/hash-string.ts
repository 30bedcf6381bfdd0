/**
 * A number in 0..1 (1 excluded) that depends on nothing but `text`: equal texts give equal numbers, similar
 * ones give unrelated numbers. FNV-1a (32 bit) with MurmurHash3's finalizer; for breaking ties, not for secrets.
 */
export const hashToUnit = (text: string): number => toUnit(hashToInt(text));

/** `hashToUnit` of texts that all begin with `prefix`, which is read once. */
export function hashAfter(prefix: string): (text: string) => number {
  const state = hashToInt(prefix);
  return (text) => toUnit(mix(state, text));
}

/** FNV-1a of `text` as it is, 32 bits. Two of them, `a ^ b`, make a number of their own by `toUnit`. */
export const hashToInt = (text: string): number => mix(FNV_OFFSET, text) | 0;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function mix(state: number, text: string): number {
  let hash = state;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return hash;
}

/** Spreads 32 bits evenly over 0..1 (1 excluded): numbers that differ in one bit have nothing in common after it. */
export function toUnit(state: number): number {
  let hash = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
