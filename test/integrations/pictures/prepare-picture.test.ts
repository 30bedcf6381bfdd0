import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { preparePicture } from '../../../integrations/pictures/prepare-picture.ts';
import { bombPng, cornerPicture } from '../../support/pictures.ts';

async function prepared(bytes: Uint8Array) {
  const outcome = await preparePicture({ bytes });
  if (outcome.status !== 'prepared') throw new Error(`It is ${outcome.code}`);
  return outcome.picture.bytes;
}

/** The colour of a pixel, as its strongest channel. */
async function colourAt(bytes: Uint8Array, x: number, y: number) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  if (red > 200 && green > 200 && blue > 200) return 'white';
  return red > blue ? 'red' : 'blue';
}

describe('a prepared picture', () => {
  it('stands upright, and says nothing of where and with what it was taken', async () => {
    const sideways = await cornerPicture({ width: 60, height: 40 })
      .withExif({ IFD0: { Make: 'Phone', Copyright: 'A Person' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const bytes = await prepared(sideways);
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width: 40, height: 60 });
    expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc, metadata.orientation]).toEqual(
      Array(5).fill(undefined),
    );
    expect(Buffer.from(bytes).includes('Person')).toBe(false);
    // Turned by a quarter to the right: what was on the left is above.
    expect(await colourAt(bytes, 38, 2)).toBe('red');
    expect(await colourAt(bytes, 2, 2)).toBe('white');
  });

  it('holds nothing of what stood behind the picture in its file', async () => {
    const picture = await cornerPicture({ width: 60, height: 40 }).jpeg().toBuffer();
    const bytes = await prepared(
      Buffer.concat([picture, Buffer.from('PK\x03\x04<script>alert(1)</script>')]),
    );
    expect(Buffer.from(bytes).includes('script')).toBe(false);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 60, height: 40 });
  });

  it.each([
    { title: 'keeps its size where that is enough to read it', from: [900, 1600], to: [900, 1600] },
    { title: 'has eight million pixels at most', from: [4000, 6000], to: [2309, 3464] },
    { title: 'keeps the width of a long bill', from: [600, 12_000], to: [500, 10_000] },
    { title: 'is a pixel wide at least', from: [1, 20_000], to: [1, 10_000] },
  ])('$title', async ({ from: [width = 0, height = 0], to }) => {
    const picture = await cornerPicture({ width, height }).png().toBuffer();
    const metadata = await sharp(await prepared(picture)).metadata();
    expect([metadata.width, metadata.height]).toEqual(to);
  });

  it('is white where the picture was transparent', async () => {
    const clear = { width: 8, height: 8, channels: 4 as const, background: '#00000000' };
    const bytes = await prepared(await sharp({ create: clear }).webp().toBuffer());
    expect(await colourAt(bytes, 4, 4)).toBe('white');
  });

  it('comes from every kind of picture that is taken, in grey, 16 bits or the colours of print', async () => {
    const picture = () => cornerPicture({ width: 60, height: 40 });
    const kinds = [
      picture().webp({ lossless: true }),
      picture().greyscale().png(),
      picture().toColourspace('rgb16').png(),
      picture().toColourspace('cmyk').jpeg(),
      picture().png({ palette: true, colours: 4 }),
    ];
    for (const kind of kinds) {
      const metadata = await sharp(await prepared(await kind.toBuffer())).metadata();
      expect(metadata).toMatchObject({ format: 'jpeg', space: 'srgb', width: 60, height: 40 });
    }
  });
});

const whole = cornerPicture({ width: 600, height: 400 });
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);
const cut = {
  jpeg: half(await whole.clone().jpeg().toBuffer()),
  png: half(await whole.clone().png().toBuffer()),
  webp: half(await whole.clone().webp().toBuffer()),
};

describe('a picture that cannot be used', () => {
  it.each([
    { title: 'a JPEG that was cut short', bytes: cut.jpeg },
    { title: 'a PNG that was cut short', bytes: cut.png },
    { title: 'a WebP that was cut short', bytes: cut.webp },
    {
      title: 'a drawing',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    },
    { title: 'a PDF', bytes: Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj') },
    { title: 'nothing', bytes: new Uint8Array() },
  ])('is $title', async ({ bytes }) => {
    expect(await preparePicture({ bytes })).toEqual({ status: 'unusable', code: 'picture_unreadable' });
  });

  it('is one of 40 million pixels, which is not decoded', async () => {
    const bytes = bombPng({ width: 8000, height: 5000 });
    expect(bytes.length).toBeLessThan(20_000);
    expect(await preparePicture({ bytes })).toEqual({ status: 'unusable', code: 'picture_too_large' });
  });
});
