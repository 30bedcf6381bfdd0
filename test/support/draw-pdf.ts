/** A text at a place of the page, in points from its lower left corner. */
export type PdfText = { x: number; y: number; text: string; size?: number };

/** A picture that fills the page: rows of grey, one byte a pixel. */
export type PdfImage = { pixels: Uint8Array; width: number; height: number };

type PdfFile = { name: string; content: string };

type Page = { texts?: readonly PdfText[]; image?: PdfImage; rotate?: number };

/**
 * A PDF with a text layer in Courier (WinAnsi), drawn in the order given: `texts` of each page, a picture that fills it,
 * and files that it carries. `isLocked`: it opens with a password only, which nobody knows.
 */
export function drawPdf({
  pages,
  files = [],
  isLocked = false,
}: {
  pages: readonly Page[];
  files?: readonly PdfFile[];
  isLocked?: boolean;
}): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.from(body)) + 2;
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>');
  const kids = pages.map((page) => addPage({ page, font, add }));
  const names = files.map((file) => `(${file.name}) ${addFile({ file, add })} 0 R`);
  const embedded = names.length > 0 ? `/Names << /EmbeddedFiles << /Names [${names.join(' ')}] >> >>` : '';
  const catalog = `<< /Type /Catalog /Pages 2 0 R ${embedded} >>`;
  const tree = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  return writeFile({ objects: [Buffer.from(catalog), Buffer.from(tree), ...objects], isLocked });
}

type Add = (body: string | Buffer) => number;

function addPage({ page, font, add }: { page: Page; font: number; add: Add }): number {
  const { texts = [], image, rotate = 0 } = page;
  const picture = image && add(imageOf(image));
  const drawn = texts.map(
    ({ x, y, text, size = 10 }) => `BT /F ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`,
  );
  const content = [...(picture ? ['q 595 0 0 842 0 0 cm /I Do Q'] : []), ...drawn].join('\n');
  const stream = add(streamOf('', Buffer.from(content, 'latin1')));
  const resources = `<< /Font << /F ${font} 0 R >> ${picture ? `/XObject << /I ${picture} 0 R >>` : ''} >>`;
  return add(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} /Resources ${resources} /Contents ${stream} 0 R >>`,
  );
}

function addFile({ file, add }: { file: PdfFile; add: Add }): number {
  const stream = add(streamOf('/Type /EmbeddedFile', Buffer.from(file.content)));
  return add(`<< /Type /Filespec /F (${file.name}) /UF (${file.name}) /EF << /F ${stream} 0 R >> >>`);
}

const imageOf = ({ pixels, width, height }: PdfImage): Buffer =>
  streamOf(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
    Buffer.from(pixels),
  );

const streamOf = (entries: string, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);

const escaped = (text: string): string => text.replaceAll('€', '\x80').replace(/[\\()]/g, '\\$&');

/** PDF 1.7, 7.6.3: keys of the standard handler that fit no password. */
const LOCK = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'a1'.repeat(32)}> /U <${'b2'.repeat(32)}> /P -4 >> /ID [<00> <00>]`;

function writeFile({ objects, isLocked }: { objects: readonly Buffer[]; isLocked: boolean }): Uint8Array {
  const parts = [Buffer.from('%PDF-1.7\n')];
  let length = parts[0]?.length ?? 0;
  const offsets = objects.map((body, at) => {
    const start = length;
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
    return start;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer << /Size ${size} /Root 1 0 R ${isLocked ? LOCK : ''} >>\nstartxref\n${length}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(end)]));
}
