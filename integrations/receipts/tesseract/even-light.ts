import { extremeAround } from './extreme-around.ts';
import { isolateSheet } from './find-sheet.ts';
import { type GreyPicture, toGrey, toSharp } from './grey-picture.ts';
import { growRegion } from './grow-region.ts';

/** Paper is looked for in a picture of this size: small enough to be quick, large enough to see between letters. */
const SMALL_PX = 480;

/** How far the paper beside a letter is looked for, as a part of the small picture: bold letters are no paper. */
const REACH = 1 / 60;

/** Against the brightest paper of the picture: what is darker than its shadows is no paper, but the table under it. */
const DARKEST_PAPER = 0.28;

/** Where paper is white, this is none, but its shadow at least. */
const RIM = 200;

/** Of all places, this part may be brighter than the paper: lamps that are mirrored in it. */
const GLARE = 0.05;

/**
 * The picture as if the paper were white everywhere: each pixel by how bright the paper around it is. Shadows, folds,
 * stains and a faded print become even, what is not paper becomes white, and ink stays.
 */
export async function evenLight(picture: GreyPicture): Promise<GreyPicture> {
  const small = await findPaper(picture);
  const darkest = DARKEST_PAPER * brightnessAt({ picture: small, part: 1 - GLARE });
  const { width, height } = picture;
  const paper = await toGrey(toSharp(small).resize({ width, height, fit: 'fill', kernel: 'linear' }));
  const pixels = picture.pixels.map((pixel, at) => {
    const light = paper.pixels[at] ?? 0;
    return light < darkest ? 255 : Math.min(255, (pixel * 255) / light);
  });
  return clearRim({ pixels, width, height });
}

/** Makes white what is dark and touches the rim of the picture: the table beside the paper, never a letter. */
function clearRim(picture: GreyPicture): GreyPicture {
  const { width, height } = picture;
  const columns = Array.from({ length: width }, (_, x) => [x, (height - 1) * width + x]);
  const rows = Array.from({ length: height }, (_, y) => [y * width, y * width + width - 1]);
  const seen = new Uint8Array(picture.pixels.length);
  const belongs = (pixel: number) => pixel < RIM;
  growRegion({ starts: [...columns, ...rows].flat(), picture, seen, belongs });
  return { ...picture, pixels: picture.pixels.map((pixel, at) => (seen[at] === 1 ? 255 : pixel)) };
}

/** How bright the paper is at each place, in small: letters are closed, edges of the paper stay where they are. */
async function findPaper(picture: GreyPicture): Promise<GreyPicture> {
  const size = { width: SMALL_PX, height: SMALL_PX } as const;
  const small = await toGrey(toSharp(picture).resize({ ...size, fit: 'outside', withoutEnlargement: true }));
  const reach = Math.max(2, Math.round(Math.min(small.width, small.height) * REACH));
  const brightest = extremeAround({ picture: small, reach, extreme: Math.max });
  const closed = extremeAround({ picture: brightest, reach, extreme: Math.min });
  const sheet = isolateSheet(closed);
  const soft = await toGrey(toSharp(closed).blur(reach / 2));
  return { ...soft, pixels: soft.pixels.map((pixel, at) => (sheet.pixels[at] === 0 ? 0 : pixel)) };
}

function brightnessAt({ picture, part }: { picture: GreyPicture; part: number }): number {
  const sorted = picture.pixels.toSorted();
  return sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
}
