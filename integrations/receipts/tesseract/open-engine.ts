import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import tesseract, { type Worker } from 'tesseract.js';

/** The languages whose data is installed, by Tesseract's codes. */
export type ReceiptLanguage = 'eng' | 'deu' | 'spa' | 'fra';

/** The packages hold data for two engines; this is the smaller one, of the engine that is used. */
const LSTM_DATA = '4.0.0_best_int';

const require = createRequire(import.meta.url);

/**
 * Tesseract with its languages loaded, in a thread of its own. Nothing is fetched, and no cache is written.
 *
 * The page is read as one block: with a search for columns, first digits of prices get lost between them.
 */
export async function openEngine(languages: readonly ReceiptLanguage[]): Promise<Worker> {
  const { createWorker, OEM, PSM } = tesseract;
  const langPath = await mkdtemp(join(tmpdir(), 'tesseract-'));
  try {
    // Tesseract.js looks for all languages in one folder, and each is installed in its own.
    await Promise.all(languages.map((language) => copyData({ language, to: langPath })));
    const engine = await createWorker([...languages], OEM.LSTM_ONLY, { langPath, cacheMethod: 'none' });
    await engine.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK, user_defined_dpi: '300' });
    return engine;
  } finally {
    await rm(langPath, { recursive: true, force: true });
  }
}

async function copyData({ language, to }: { language: ReceiptLanguage; to: string }): Promise<void> {
  const file = `${language}.traineddata.gz`;
  const folder = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
  await copyFile(join(folder, LSTM_DATA, file), join(to, file));
}
