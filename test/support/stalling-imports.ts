import type { createGroceryImportRepository } from '../../db/repositories/grocery-imports.ts';
import type { FileStore } from '../../domain/ports/file-store.ts';
import type { GroceryImportRepository } from '../../domain/ports/grocery-import-repository.ts';
import { pictureKey } from '../../domain/receipts/import-files.ts';

/** Where a worker stands still in an import: in the middle of each step, and after each step's last write. */
export const STALLS = [
  'picture written',
  'prepared',
  'picture taken for reading',
  'read',
  'reading taken for matching',
  'review written',
] as const;
export type Stall = (typeof STALLS)[number];

/** Says that an import has come to its stall, and never answers. */
type StandStill = (importId: string) => Promise<never>;

type Key = { userId: string; importId: string };

/** Imports and files of a worker that never gets past the stall that `stallOf` names. */
export function stallImports({
  imports,
  files,
  stallOf,
  standStill,
}: {
  imports: ReturnType<typeof createGroceryImportRepository>;
  files: FileStore;
  stallOf: (importId: string) => Stall | undefined;
  standStill: StandStill;
}): { imports: GroceryImportRepository; files: FileStore } {
  const pass = async ({ importId }: Pick<Key, 'importId'>, stall: Stall) => {
    if (stallOf(importId) === stall) await standStill(importId);
  };
  const passPicture = async (key: string, stall: Stall) => {
    const [userId = '', name = ''] = key.split('/');
    const [importId = ''] = name.split('.');
    if (key === pictureKey({ userId, importId })) await pass({ importId }, stall);
  };
  return {
    imports: {
      ...imports,
      async advance(args) {
        const result = await imports.advance(args);
        if (args.to === 'reading') await pass(args, 'prepared');
        if (args.to === 'matching') await pass(args, 'read');
        return result;
      },
      async findReading(key) {
        const reading = await imports.findReading(key);
        await pass(key, 'reading taken for matching');
        return reading;
      },
      async saveReview(args) {
        const result = await imports.saveReview(args);
        await pass(args, 'review written');
        return result;
      },
    },
    files: {
      ...files,
      async put(args) {
        await files.put(args);
        await passPicture(args.key, 'picture written');
      },
      async find(args) {
        const bytes = await files.find(args);
        await passPicture(args.key, 'picture taken for reading');
        return bytes;
      },
    },
  };
}
