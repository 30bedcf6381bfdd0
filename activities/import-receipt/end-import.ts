import { type ImportStatus, WORKING } from '../../domain/receipts/grocery-import.ts';
import {
  deleteImportFiles,
  type ImportKey,
  type ImportStepDeps,
  runImportStep,
  statusOf,
} from './import-step.ts';

/** The steps by which an import ends, or is seen to have ended; each may run twice. */
export const createEndSteps = (deps: ImportStepDeps) => {
  const { imports, clock } = deps;
  return {
    /** What could not be done in hours is given up. */
    failImport: (key: ImportKey) =>
      runImportStep(deps, key, async () => {
        const end = { from: WORKING, to: 'failed', code: 'reading_failed' } as const;
        const { import: ended } = await imports.advance({ ...key, ...end, at: clock() });
        return statusOf(ended);
      }),

    /** A review that nobody has looked at. */
    expireImport: (key: ImportKey) =>
      runImportStep(deps, key, async () => {
        const from: readonly ImportStatus[] = ['review'];
        const end = { from, to: 'discarded', code: 'expired' } as const;
        const { import: ended } = await imports.advance({ ...key, ...end, at: clock() });
        return statusOf(ended);
      }),

    findImportStatus: (key: ImportKey) =>
      runImportStep(deps, key, async () => statusOf(await imports.find(key))),

    deleteImportFiles: (key: ImportKey): Promise<void> => deleteImportFiles(deps, key),
  };
};
