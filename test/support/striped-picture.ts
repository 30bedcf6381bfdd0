import sharp from 'sharp';
import { type GreyPicture, toGrey } from '../../integrations/receipts/tesseract/grey-picture.ts';

/** A white page with dark bars where lines of text would be, turned clockwise by `degrees`. */
export async function stripedPicture(args: { barHeight: number; degrees?: number }): Promise<GreyPicture> {
  const { barHeight, degrees = 0 } = args;
  const bars = Array.from({ length: 12 }, (_, nth) => {
    const words = [0, 1, 2, 3].map(
      (word) =>
        `<rect x="${40 + 110 * word + 7 * nth}" y="${40 + nth * 3 * barHeight}" width="${60 + 10 * word}" height="${barHeight}"/>`,
    );
    return words.join('');
  });
  const height = 80 + 36 * barHeight;
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${height}"><rect width="640" height="${height}" fill="#fff"/>${bars.join('')}</svg>`;
  const upright = await sharp(Buffer.from(page)).flatten().png().toBuffer();
  return await toGrey(sharp(upright).rotate(degrees, { background: '#fff' }));
}
