import { pixelNoise } from './noise.ts';

/** How much light stains let through at a place of the paper: cups leave rings, drops leave spots. */
export function stainsOn({
  width,
  height,
  count,
  seed,
}: {
  width: number;
  height: number;
  count: number;
  seed: string;
}): (x: number, y: number) => number {
  const next = pixelNoise(`${seed} stains`);
  const stains = Array.from({ length: count }, () => ({
    x: next() * width,
    y: next() * height,
    radius: width * (0.08 + 0.2 * next()),
    isRing: next() < 0.5,
    dark: 0.1 + 0.2 * next(),
  }));
  return (x, y) => {
    let through = 1;
    for (const { x: middle, y: level, radius, isRing, dark } of stains) {
      const away = Math.hypot(x - middle, y - level);
      if (isRing) through -= dark * Math.exp(-(((away - radius) / 6) ** 2));
      else if (away < radius) through -= dark * 0.6;
    }
    return Math.max(through, 0.3);
  };
}
