import { workerData } from 'node:worker_threads';
import type { Worker } from 'tesseract.js';
import type { Recognise } from './find-upright.ts';
import { openEngine } from './open-engine.ts';
import { type PictureReading, readPicture } from './read-picture.ts';
import type { ThreadData } from './thread-data.ts';

/** Opened with the first picture: a thread that fails while it starts would leave that picture waiting. */
let engine: Promise<Worker> | undefined;

/** Runs in the thread of a reader. What fails in it fails this reading alone. */
export default async function readInThread(bytes: Uint8Array): Promise<PictureReading> {
  return await readPicture({ bytes, recognise });
}

const recognise: Recognise = async (png) => {
  engine ??= openEngine(threadData().languages);
  const { data } = await (await engine).recognize(png, {}, { blocks: true, text: false });
  const paragraphs = (data.blocks ?? []).flatMap((block) => block.paragraphs);
  const words = paragraphs.flatMap(({ lines }) => lines.flatMap((line) => line.words));
  return words.map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
    text,
    confidence: confidence / 100,
    box: { left: x0, top: y0, right: x1, bottom: y1 },
  }));
};

/** The pool gives every thread a `ThreadData` when it starts it. */
function threadData(): ThreadData {
  return workerData as ThreadData;
}
