import { pictureKey, uploadKey } from '../../domain/receipts/import-files.ts';
import type { PreparePicture } from '../../domain/receipts/upload.ts';
import {
  type ImportKey,
  type ImportStepDeps,
  runImportStep,
  type StepResult,
  statusOf,
} from './import-step.ts';

type Deps = ImportStepDeps & { preparePicture: PreparePicture };

/**
 * Writes an uploaded picture anew and deletes what was uploaded. Text and e-mail have nothing to prepare. Ends the
 * import where the picture cannot be used.
 */
export const createPrepareImport = (deps: Deps) => (key: ImportKey) =>
  runImportStep(deps, key, () => prepare(deps, key));

async function prepare(deps: Deps, key: ImportKey): Promise<StepResult> {
  const { imports, files, clock } = deps;
  const begun = await imports.advance({ ...key, from: ['received'], to: 'preparing', at: clock() });
  const isPicture = begun.import.mediaType.startsWith('image/');
  if (begun.status === 'moved') {
    const outcome = isPicture ? await preparedPicture(deps, key) : ({ status: 'prepared' } as const);
    const to =
      outcome.status === 'prepared'
        ? ({ to: 'reading' } as const)
        : ({ to: 'failed', code: outcome.code } as const);
    await imports.advance({ ...key, from: ['preparing'], ...to, at: clock() });
  }
  // Also where a worker was killed just before this.
  if (isPicture) await files.delete({ key: uploadKey(key) });
  return statusOf(await imports.find(key));
}

async function preparedPicture({ files, preparePicture }: Deps, key: ImportKey) {
  const bytes = await files.find({ key: uploadKey(key) });
  if (!bytes) return { status: 'unusable', code: 'file_lost' } as const;
  const outcome = await preparePicture({ bytes });
  if (outcome.status === 'prepared') await files.put({ key: pictureKey(key), ...outcome.picture });
  return outcome;
}
