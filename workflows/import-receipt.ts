import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import type { ImportKey, StepResult } from '../activities/import-receipt/import-step.ts';
import { erasing, patient, quick, receipts } from './activity-options.ts';
import { persistently } from './persistently.ts';

/** The person has confirmed or discarded the import; which of them, the row says. */
export const decided = defineSignal('decided');

/** How often the row of a review is looked at before it is thrown away, and what time lies in between. */
export type ReviewPatience = { looks: number; everyMs: number };

/** The signal may get lost, and the row cannot; a review that nobody wants to look at is gone after a month. */
const MONTH: ReviewPatience = { looks: 30, everyMs: 24 * 60 * 60_000 };

/** A bill or photo on its way to the stock: see `bringIn`. */
export const importReceipt = (key: ImportKey): Promise<StepResult> => bringIn(key, MONTH);

/**
 * Prepare → read → match → wait for a person → delete the files. Every step goes on from the row as it finds it, so
 * that a run may begin anywhere.
 */
export async function bringIn(key: ImportKey, { looks, everyMs }: ReviewPatience): Promise<StepResult> {
  let isDecided = false;
  setHandler(decided, () => {
    isDecided = true;
  });
  let { status } = await work(key);
  for (let look = 0; look < looks && status === 'review'; look++) {
    await condition(() => isDecided, everyMs);
    isDecided = false;
    ({ status } = await at(key, 'findImportStatus'));
  }
  if (status === 'review') ({ status } = await at(key, 'expireImport'));
  await erasing.deleteImportFiles(key);
  return { status };
}

async function work(key: ImportKey): Promise<StepResult> {
  try {
    await receipts.prepareImport(key);
    await receipts.readImport(key);
    return await receipts.matchImport(key);
  } catch {
    return await at(key, 'failImport');
  }
}

const at = (key: ImportKey, step: 'findImportStatus' | 'expireImport' | 'failImport') =>
  persistently(
    () => quick[step](key),
    () => patient[step](key),
  );
