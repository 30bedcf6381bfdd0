import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture without text: a colour for each corner, so that it shows which way is up. */
export function cornerPicture({ width, height }: { width: number; height: number }): Sharp {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2), channels: 3 as const };
  const corner = (background: string, top: number, left: number) => ({
    input: { create: { ...half, background } },
    top,
    left,
  });
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite([
    corner('#ff0000', 0, 0),
    corner('#0000ff', height - half.height, width - half.width),
  ]);
}

/** A PNG of one colour whose header claims any size: some kilobytes that unpack to `width` × `height` pixels. */
export function bombPng({ width, height }: { width: number; height: number }): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
