/** A picture's own words about its size, before anything is decoded. */
export type PictureSize = { width: number; height: number };

/** Own code because the library for this copies the rest of the file at every segment: a crafted one takes minutes. */
const READERS = {
  'image/jpeg': jpegSize,
  'image/png': pngSize,
  'image/webp': webpSize,
};

/** Width and height in the header, in pixels; undefined where there are none to be found. */
export function pictureSize({
  bytes,
  mediaType,
}: {
  bytes: Uint8Array;
  mediaType: keyof typeof READERS;
}): PictureSize | undefined {
  try {
    const size = READERS[mediaType](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return size && size.width > 0 && size.height > 0 ? size : undefined;
  } catch (error) {
    // The view was asked for a byte behind its end: the header is cut short.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const IHDR = 0x49484452;

/** PNG specification, 11.2.2: the first chunk is IHDR. */
function pngSize(view: DataView): PictureSize | undefined {
  if (view.getUint32(12) !== IHDR) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** ISO/IEC 10918-1, B.1.1.3: start of frame C0 to CF, but C4, C8 and CC, which are tables and an extension. */
const isStartOfFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Markers without a length: TEM, the restarts and the start of the picture. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

function jpegSize(view: DataView): PictureSize | undefined {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      // Any number of fill bytes may stand before a marker.
      at += 1;
    } else if (isStartOfFrame(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (marker === START_OF_SCAN || marker === END_OF_IMAGE) {
      return undefined;
    } else {
      at += isBare(marker) ? 2 : 2 + Math.max(view.getUint16(at + 2), 2);
    }
  }
}

const VP8 = 0x56503820;
const VP8L = 0x5650384c;
const VP8X = 0x56503858;

const getUint24 = (view: DataView, at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);

/** RFC 9649: the first chunk says which of the three kinds of header follows. */
function webpSize(view: DataView): PictureSize | undefined {
  switch (view.getUint32(12)) {
    case VP8:
      // RFC 6386, 9.1: 14 bits each, behind the frame tag and the start code.
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case VP8L: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case VP8X:
      return { width: getUint24(view, 24) + 1, height: getUint24(view, 27) + 1 };
    default:
      return undefined;
  }
}
