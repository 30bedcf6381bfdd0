/**
 * A number in 0..1 (1 excluded) that depends on nothing but `text`: equal texts give equal numbers, similar
 * ones give unrelated numbers. FNV-1a (32 bit) with MurmurHash3's finalizer; for breaking ties, not for secrets.
 */
export function hashToUnit(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
