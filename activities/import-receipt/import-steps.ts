import type { ImportControl } from '../../domain/ports/import-control.ts';
import { type ReportLeftOut, workThrough } from '../../domain/work-through.ts';
import { createEndSteps } from './end-import.ts';
import { createMatchImport } from './match-import.ts';
import { createPrepareImport } from './prepare-import.ts';
import { createReadImport } from './read-import.ts';

/** What is younger than this was started by whoever took the upload. */
const GRACE_MS = 5 * 60_000;

const SWEEP_PAGE = 200;

type Deps = Parameters<typeof createPrepareImport>[0] &
  Parameters<typeof createReadImport>[0] &
  Parameters<typeof createMatchImport>[0] & { importControl: ImportControl; report: ReportLeftOut };

/** The steps of the workflow `importReceipt`: each goes on from the row as it finds it, so that it may run twice. */
export const createImportSteps = (deps: Deps) => ({
  prepareImport: createPrepareImport(deps),
  readImport: createReadImport(deps),
  matchImport: createMatchImport(deps),
  ...createEndSteps(deps),

  /** Starts what was taken and is not worked on: the API ended in between, or Temporal was away. */
  async startLostImports(): Promise<void> {
    const before = new Date(deps.clock().getTime() - GRACE_MS);
    const lost = await deps.imports.listLost({ before, limit: SWEEP_PAGE });
    await workThrough({
      loop: 'lost_imports',
      items: lost,
      nameOf: ({ importId }) => ({ importId }),
      work: (key) => deps.importControl.startImport(key),
      report: deps.report,
    });
  },
});
