import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES } from '../../../domain/receipts/upload.ts';
import { inspectUpload } from '../../../integrations/pictures/inspect-upload.ts';
import { pictureSize } from '../../../integrations/pictures/picture-size.ts';
import { bombPng, cornerPicture } from '../../support/pictures.ts';

const text = (content: string) => new TextEncoder().encode(content);
const latin1 = (content: string) => new Uint8Array(Buffer.from(content, 'latin1'));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const small = { width: 40, height: 30 };
const jpeg = await cornerPicture(small).jpeg().toBuffer();
const png = await cornerPicture(small).png().toBuffer();
const webp = await cornerPicture(small).webp().toBuffer();
const MAIL = 'Received: from shop\r\nFrom: Shop <a@example.com>\r\nSubject: Your bill\r\n\r\nMilk 1.20\r\n';

describe('an upload that is taken', () => {
  it.each([
    { title: 'a JPEG', bytes: jpeg, declaredType: 'image/jpeg', mediaType: 'image/jpeg' },
    { title: 'a PNG', bytes: png, declaredType: 'image/png', mediaType: 'image/png' },
    { title: 'a WebP', bytes: webp, declaredType: 'image/webp', mediaType: 'image/webp' },
    {
      title: 'a PNG that is called a JPEG, as the PNG it is',
      bytes: png,
      declaredType: 'image/jpeg',
      mediaType: 'image/png',
    },
    {
      title: 'a JPEG with an archive behind its end, of which nothing goes further',
      bytes: joined(jpeg, latin1('PK\x03\x04 <script>')),
      declaredType: 'image/jpeg',
      mediaType: 'image/jpeg',
    },
    {
      title: 'text in UTF-8',
      bytes: text('Brötchen\t2,40 €\r\nपनीर 90'),
      declaredType: 'text/plain; charset=utf-8',
      mediaType: 'text/plain',
    },
    {
      title: 'text with a script in it, which stays text',
      bytes: text('Milk <script>alert(1)</script> 1.20'),
      declaredType: 'Text/Plain',
      mediaType: 'text/plain',
    },
    {
      title: 'a PDF',
      bytes: text('%PDF-1.7\n'),
      declaredType: 'application/pdf',
      mediaType: 'application/pdf',
    },
    {
      title: 'a PDF that is called a JPEG, as the PDF it is',
      bytes: text('%PDF-1.7\n'),
      declaredType: 'image/jpeg',
      mediaType: 'application/pdf',
    },
    {
      title: 'a PDF behind other words, as programs write it',
      bytes: text(`a\n${' '.repeat(900)}%PDF-1.7`),
      declaredType: 'application/pdf',
      mediaType: 'application/pdf',
    },
    { title: 'an e-mail', bytes: text(MAIL), declaredType: 'message/rfc822', mediaType: 'message/rfc822' },
  ])('is $title', ({ bytes, declaredType, mediaType }) => {
    expect(inspectUpload({ bytes, declaredType })).toEqual({ status: 'accepted', mediaType });
  });
});

describe('an upload that is refused', () => {
  it.each([
    ['nothing', new Uint8Array(), 'image/jpeg', 'upload_empty'],
    ['blank text', text(' \n\t\n'), 'text/plain', 'upload_empty'],
    [
      'more bytes than any upload may have',
      new Uint8Array(MAX_UPLOAD_BYTES + 1),
      'image/png',
      'upload_too_large',
    ],
    ['a long text', text('a'.repeat(132_000)), 'text/plain', 'upload_too_large'],
    ['an e-mail of 6 MB', text(MAIL + 'a'.repeat(6_000_000)), 'message/rfc822', 'upload_too_large'],
    ['40 megapixels', bombPng({ width: 8000, height: 5000 }), 'image/png', 'upload_too_many_pixels'],
    ['a width of no pixels', bombPng({ width: 0, height: 10 }), 'image/png', 'upload_corrupt'],
    ['a JPEG that ends in its header', jpeg.subarray(0, 30), 'image/jpeg', 'upload_corrupt'],
    ['a signature alone', png.subarray(0, 8), 'image/png', 'upload_corrupt'],
    ['a GIF', latin1('GIF89a\x01\x00\x01\x00'), 'image/gif', 'upload_unsupported'],
    ['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', 'upload_unsupported'],
    [
      'a drawing that is called a picture',
      text('\n<?xml version="1.0"?><svg/>'),
      'image/png',
      'upload_unsupported',
    ],
    ['a page that is called text', text('\ufeff<!DOCTYPE html><p>'), 'text/plain', 'upload_unsupported'],
    ['a HEIC', latin1('\0\0\0\x24ftypheic\0\0\0\0'), 'image/heic', 'upload_unsupported'],
    ['an archive', latin1('PK\x03\x04'), 'application/zip', 'upload_unsupported'],
    ['text in Latin-1', latin1('Br\xf6tchen 2,40'), 'text/plain', 'upload_unsupported'],
    ['text with a zero byte', text('Milk\0 1.20'), 'text/plain', 'upload_unsupported'],
    ['text with an escape', text('Milk \x1b[2J'), 'text/plain', 'upload_unsupported'],
    ['text of no declared type', text('Milk 1.20'), 'application/octet-stream', 'upload_unsupported'],
    ['an e-mail without its header', text('Milk 1.20\n\nFrom: you'), 'message/rfc822', 'upload_unsupported'],
    ['an e-mail with a zero byte', text(`${MAIL}\0`), 'message/rfc822', 'upload_unsupported'],
  ])('is %s', (_title, bytes, declaredType, code) => {
    expect(inspectUpload({ bytes, declaredType })).toMatchObject({ status: 'refused', code });
  });

  it('says what to send instead of a HEIC', () => {
    const heic = latin1('\0\0\0\x24ftypheic\0\0\0\0');
    expect(inspectUpload({ bytes: heic, declaredType: 'image/heic' })).toMatchObject({
      message: 'HEIC pictures cannot be read. Send it as JPEG.',
    });
  });
});

describe('the size in the header', () => {
  it.each([
    { title: 'a JPEG', make: 'jpeg', options: {}, mediaType: 'image/jpeg' },
    { title: 'a progressive JPEG', make: 'jpeg', options: { progressive: true }, mediaType: 'image/jpeg' },
    { title: 'a PNG', make: 'png', options: {}, mediaType: 'image/png' },
    { title: 'a lossy WebP', make: 'webp', options: {}, mediaType: 'image/webp' },
    { title: 'a lossless WebP', make: 'webp', options: { lossless: true }, mediaType: 'image/webp' },
  ] as const)(
    'of $title is that of the picture, with a profile and EXIF before it or without',
    async (format) => {
      for (const size of [{ width: 1, height: 1 }, small, { width: 517, height: 1203 }]) {
        for (const picture of [
          cornerPicture(size),
          cornerPicture(size)
            .withIccProfile('p3')
            .withExif({ IFD0: { Copyright: 'nobody' } }),
        ]) {
          const bytes = await picture.toFormat(format.make, format.options).toBuffer();
          expect(pictureSize({ bytes, mediaType: format.mediaType })).toEqual(size);
        }
      }
    },
  );

  it('is looked for in any bytes without a throw, and quickly', () => {
    const anything = fc.record({
      start: fc.constantFrom(jpeg, png, webp),
      kept: fc.nat(60),
      rest: fc.uint8Array({ maxLength: 400 }),
    });
    fc.assert(
      fc.property(anything, ({ start, kept, rest }) => {
        const bytes = joined(start.subarray(0, kept), rest);
        expect(['accepted', 'refused']).toContain(
          inspectUpload({ bytes, declaredType: 'image/jpeg' }).status,
        );
      }),
    );
    const begun = performance.now();
    const empty = joined(latin1('\xff\xd8\xff\xe0\0\x02'), new Uint8Array(8_000_000).fill(0xff));
    expect(inspectUpload({ bytes: empty, declaredType: 'image/jpeg' }).status).toBe('refused');
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
