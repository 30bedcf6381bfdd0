import type { PictureReading } from '../../../../integrations/receipts/tesseract/read-picture.ts';

/** Stands in for the thread of a reader: does what the bytes of the picture say. */
export default async function readInThread(bytes: Uint8Array): Promise<PictureReading> {
  const deed = Buffer.from(bytes).toString();
  if (deed === 'throw') throw new Error('broken');
  if (deed === 'exit') process.exit(1);
  if (deed === 'reject outside') {
    setImmediate(() => {
      throw new Error('outside');
    });
    await new Promise(() => undefined);
  }
  while (deed === 'spin');
  return { status: 'read', lines: [{ text: deed.replace('say ', ''), confidence: 1 }] };
}
