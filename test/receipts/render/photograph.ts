import type { Random } from '../../../bench/random.ts';
import { tableLight } from './background.ts';
import { blurred, type Grey, greyOf, lightAt } from './grey.ts';
import { hills, pixelNoise } from './noise.ts';
import { stainsOn } from './stains.ts';

/** What happens between the paper and the file. Lengths are pixels of the paper. */
export type Camera = {
  angleDegrees: number;
  /** How much smaller the far edge looks, about 0.1. */
  tilt: number;
  /** How far the lines sag. */
  curl: number;
  crumple: number;
  folds: number;
  stains: number;
  /** 1 is daylight. */
  exposure: number;
  shadow: number;
  noise: number;
  blur: number;
  /** Paper's surroundings that are in the picture, as a share of its width. */
  border: number;
  quarterTurns: number;
};

/** Where a pixel of the photo lies on the paper, and how light falls there. */
type Surface = (x: number, y: number) => { x: number; y: number; shade: number };

/** Takes a photo of the paper on a table. */
export function photograph({ paper, camera, random }: { paper: Grey; camera: Camera; random: Random }): Grey {
  const seed = String(random.next());
  const { width, height } = frameOf(paper, camera);
  const photo = greyOf(width, height);
  const surface = surfaceOf({ paper, camera, seed });
  const table = tableLight(seed);
  const stain = stainsOn({ width: paper.width, height: paper.height, count: camera.stains, seed });
  const place = placeOf({ paper, camera, width, height });
  const light = lightOf({ camera, seed, width, height });
  const next = pixelNoise(`${seed} sensor`);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const flat = place(x, y);
      const at = surface(flat.x, flat.y);
      const isPaper = at.x >= 0 && at.y >= 0 && at.x < paper.width && at.y < paper.height;
      const seen = isPaper ? lightAt(paper, at.x, at.y) * at.shade * stain(at.x, at.y) : table(x, y);
      const grain = (next() + next() + next() - 1.5) * camera.noise;
      photo.light[y * width + x] = seen * light(x, y) + grain;
    }
  }
  return turned(blurred(photo, camera.blur), camera.quarterTurns);
}

function frameOf(paper: Grey, { border, angleDegrees }: Camera) {
  const angle = Math.abs((angleDegrees * Math.PI) / 180);
  return {
    width: Math.round(paper.width * (1 + border) + paper.height * Math.sin(angle) * 0.9),
    height: Math.round(paper.height + paper.width * (border * 0.6 + Math.sin(angle) * 0.9)),
  };
}

function placeOf({
  paper,
  camera: { angleDegrees, tilt },
  width,
  height,
}: {
  paper: Grey;
  camera: Camera;
  width: number;
  height: number;
}) {
  const angle = (angleDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x: number, y: number) => {
    const [right, down] = [x - width / 2, y - height / 2];
    const depth = 1 + tilt * (down / height) + tilt * 0.5 * (right / width);
    return {
      x: (right * cos + down * sin) / depth + paper.width / 2,
      y: (down * cos - right * sin) / depth + paper.height / 2,
    };
  };
}

/** Curl bends every line; crumples push it to and fro; a fold is a sharp valley with a dark and a bright side. */
function surfaceOf({ paper, camera, seed }: { paper: Grey; camera: Camera; seed: string }): Surface {
  const [sway, lift] = [hills(`${seed} sway`, 90), hills(`${seed} lift`, 120)];
  const next = pixelNoise(`${seed} folds`);
  const folds = Array.from({ length: camera.folds }, (_, index) => ({
    at: paper.height * ((index + 0.6 + 0.3 * next()) / (camera.folds + 0.3)),
    lean: (next() - 0.5) * 0.06,
  }));
  return (x, y) => {
    const bend = camera.curl * Math.sin(Math.PI * (x / paper.width));
    let shade = 1 - 0.0035 * camera.curl * Math.abs(x / paper.width - 0.5);
    shade += camera.crumple * 0.012 * (lift(x + 14, y + 9) - lift(x, y)) * 6;
    let shift = bend + camera.crumple * lift(x, y);
    for (const { at, lean } of folds) {
      const away = y - at - lean * x;
      const near = Math.exp(-Math.abs(away) / 14);
      shift += away > 0 ? near : -near;
      shade += (away > 0 ? -0.16 : 0.05) * near;
    }
    return { x: x + camera.crumple * sway(x, y), y: y + shift, shade };
  };
}

/** Light that comes from a side, and the shadow of whoever holds the telephone. */
function lightOf({
  camera: { exposure, shadow },
  seed,
  width,
  height,
}: {
  camera: Camera;
  seed: string;
  width: number;
  height: number;
}) {
  const next = pixelNoise(`${seed} light`);
  const [slope, fall] = [(next() - 0.5) * 0.3, (next() - 0.5) * 0.3];
  const [start, lean] = [0.35 + 0.4 * next(), (next() - 0.5) * 0.8];
  return (x: number, y: number) => {
    const [right, down] = [x / width - 0.5, y / height - 0.5];
    const edge = (down + 0.5 - start - lean * right) * 14;
    const shaded = 1 - shadow / (1 + Math.exp(-edge));
    return exposure * (1 + slope * right + fall * down) * shaded;
  };
}

function turned(photo: Grey, quarterTurns: number): Grey {
  if (quarterTurns === 0) return photo;
  const { width, height, light } = photo;
  const next = greyOf(height, width);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      next.light[x * height + (height - 1 - y)] = light[y * width + x] ?? 1;
    }
  }
  return turned(next, quarterTurns - 1);
}
