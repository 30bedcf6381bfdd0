import type { ImportKey } from '../../activities/import-receipt/import-step.ts';
import { bringIn } from '../../workflows/import-receipt.ts';

/** Imports whose review is looked at twice a second, and thrown away after one. */
export const importReceipt = (key: ImportKey) => bringIn(key, { looks: 2, everyMs: 500 });
