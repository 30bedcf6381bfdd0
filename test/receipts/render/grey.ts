import { createCanvas, ImageData } from '@napi-rs/canvas';

/** A grey picture; 0 is black and 1 is white. */
export type Grey = { width: number; height: number; light: Float32Array };

export const greyOf = (width: number, height: number, fill = 1): Grey => ({
  width,
  height,
  light: new Float32Array(width * height).fill(fill),
});

/** Between the four pixels around; the edge goes on for ever. */
export function lightAt({ width, height, light }: Grey, x: number, y: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 2);
  const right = Math.min(Math.max(x - left, 0), 1);
  const down = Math.min(Math.max(y - top, 0), 1);
  const at = top * width + left;
  const upper = (light[at] ?? 1) * (1 - right) + (light[at + 1] ?? 1) * right;
  const lower = (light[at + width] ?? 1) * (1 - right) + (light[at + width + 1] ?? 1) * right;
  return upper * (1 - down) + lower * down;
}

/** The mean of each pixel and those around it, `times` times. */
export function blurred(grey: Grey, times: number): Grey {
  if (times === 0) return grey;
  const { width, height } = grey;
  const light = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy += 1) {
        const row = Math.min(Math.max(y + dy, 0), height - 1) * width;
        for (let dx = -1; dx <= 1; dx += 1) {
          sum += grey.light[row + Math.min(Math.max(x + dx, 0), width - 1)] ?? 1;
        }
      }
      light[y * width + x] = sum / 9;
    }
  }
  return blurred({ width, height, light }, times - 1);
}

/** As a file; `tint` are the shares of red, green and blue. */
export async function encodeGrey({
  grey: { width, height, light },
  tint,
  format,
  quality,
}: {
  grey: Grey;
  tint: readonly [number, number, number];
  format: 'jpeg' | 'webp';
  quality: number;
}): Promise<Buffer> {
  const pixels = new Uint8ClampedArray(width * height * 4);
  light.forEach((value, index) => {
    for (const [channel, share] of tint.entries()) pixels[index * 4 + channel] = value * share * 255;
    pixels[index * 4 + 3] = 255;
  });
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  return format === 'jpeg' ? canvas.encode('jpeg', quality) : canvas.encode('webp', quality);
}
