import { hashAfter } from '../../../domain/recipes/hash-string.ts';

/** Numbers of 0..1 for every pixel: fast, and the same for the same seed (Mulberry32, Tommy Ettinger, public domain). */
export function pixelNoise(seed: string): () => number {
  let state = Math.floor(hashAfter(`${seed}:`)('noise') * 2 ** 32);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A smooth field of −1..1 whose hills are about `size` wide: random corners, eased between. */
export function hills(seed: string, size: number): (x: number, y: number) => number {
  const next = pixelNoise(seed);
  const side = 64;
  const corners = Float32Array.from({ length: side * side }, () => next() * 2 - 1);
  const corner = (x: number, y: number) => corners[(y & (side - 1)) * side + (x & (side - 1))] ?? 0;
  const ease = (share: number) => share * share * (3 - 2 * share);
  return (x, y) => {
    const [column, row] = [Math.floor(x / size), Math.floor(y / size)];
    const [right, down] = [ease(x / size - column), ease(y / size - row)];
    const upper = corner(column, row) * (1 - right) + corner(column + 1, row) * right;
    const lower = corner(column, row + 1) * (1 - right) + corner(column + 1, row + 1) * right;
    return upper * (1 - down) + lower * down;
  };
}
