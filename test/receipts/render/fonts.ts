import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

type Font = { family: string; file: string; isMonospace: boolean };

/** Freely licensed faces that stand for printers: matrix, thermal, typewriter, office. */
const FONTS: readonly Font[] = [
  { family: 'Cousine', file: 'cousine', isMonospace: true },
  { family: 'VT323', file: 'vt323', isMonospace: true },
  { family: 'Inconsolata', file: 'inconsolata', isMonospace: true },
  { family: 'Roboto Condensed', file: 'roboto-condensed', isMonospace: false },
  { family: 'Share Tech Mono', file: 'share-tech-mono', isMonospace: true },
  { family: 'IBM Plex Mono', file: 'ibm-plex-mono', isMonospace: true },
  { family: 'Courier Prime', file: 'courier-prime', isMonospace: true },
];

/** Each face in both parts: the second has `₹` and `€` where the first lacks them. */
export function registerFonts(): void {
  for (const { family, file } of FONTS) {
    for (const part of ['latin', 'latin-ext']) {
      const path = import.meta.resolve(`@fontsource/${file}/files/${file}-${part}-400-normal.woff2`);
      GlobalFonts.registerFromPath(fileURLToPath(path), part === 'latin' ? family : `${family} Ext`);
    }
  }
}

/** The face at a place of the round. */
export function fontAt(index: number): Font {
  const [font] = FONTS.slice(index % FONTS.length);
  if (font === undefined) throw new RangeError('There is no font');
  return font;
}
