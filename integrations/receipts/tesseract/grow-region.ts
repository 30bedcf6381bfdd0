import type { GreyPicture } from './grey-picture.ts';

/**
 * The pixels that belong together: those of `starts` that belong, and all that can be reached from them over pixels
 * that do. Notes in `seen` which ones were found, and finds none of those again.
 */
export function growRegion(args: {
  starts: readonly number[];
  picture: GreyPicture;
  seen: Uint8Array;
  belongs: (pixel: number) => boolean;
}): number[] {
  const { starts, picture, seen, belongs } = args;
  const { pixels, width } = picture;
  const region: number[] = [];
  const add = (at: number): void => {
    const pixel = pixels[at];
    if (pixel === undefined || seen[at] === 1 || !belongs(pixel)) return;
    seen[at] = 1;
    region.push(at);
  };
  starts.forEach(add);
  for (let next = 0; next < region.length; next++) {
    const at = region[next] ?? 0;
    if (at % width > 0) add(at - 1);
    if (at % width < width - 1) add(at + 1);
    add(at - width);
    add(at + width);
  }
  return region;
}
