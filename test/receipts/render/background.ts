import { hills, pixelNoise } from './noise.ts';

/** The table under the paper: boards, cloth, stone or a dark desk. */
export function tableLight(seed: string): (x: number, y: number) => number {
  const kind = Math.floor(pixelNoise(`${seed} table`)() * 4);
  const [wide, fine] = [hills(`${seed} wide`, 150), hills(`${seed} fine`, 9)];
  switch (kind) {
    case 0:
      // Boards: rings drawn out along the grain.
      return (x, y) => 0.42 + 0.09 * Math.sin(x / 11 + 4 * wide(x, y / 6)) + 0.04 * fine(x, y / 12);
    case 1:
      return (x, y) => 0.55 + 0.06 * Math.sin(x / 2.2) * Math.sin(y / 2.2) + 0.05 * wide(x, y);
    case 2:
      return (x, y) => 0.7 + 0.1 * wide(x, y) + 0.05 * fine(x, y);
    default:
      return (x, y) => 0.16 + 0.04 * wide(x, y);
  }
}
