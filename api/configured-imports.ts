import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createGroceryAliasRepository } from '../db/repositories/grocery-aliases.ts';
import { createGroceryImportRepository } from '../db/repositories/grocery-imports.ts';
import type { ImportControl } from '../domain/ports/import-control.ts';
import { createFileStore } from '../integrations/files/file-store.ts';
import { inspectUpload } from '../integrations/pictures/inspect-upload.ts';
import type { AppDeps } from './app-deps.ts';
import { createImportTriggers } from './imports/import-triggers.ts';

type ImportParts = Pick<
  AppDeps,
  'files' | 'groceryAliases' | 'imports' | 'importTriggers' | 'inspectUpload' | 'readsPhotos'
>;

/** What takes bills and photos in, as the settings say. */
export function configuredImports({
  config: { FILES_DIR, FILES_S3, VISION_MODEL },
  orm,
  logger,
  control,
}: {
  config: Config;
  orm: MikroORM;
  logger: Logger;
  control: ImportControl;
}): ImportParts {
  const files = createFileStore({ dir: FILES_DIR, s3: FILES_S3 });
  return {
    imports: createGroceryImportRepository({ orm }),
    importTriggers: createImportTriggers({ control, files, logger }),
    groceryAliases: createGroceryAliasRepository({ orm }),
    files,
    inspectUpload,
    readsPhotos: VISION_MODEL !== undefined,
  };
}
