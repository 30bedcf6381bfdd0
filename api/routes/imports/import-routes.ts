import type { AppDeps } from '../../app-deps.ts';
import { createAtOnce } from '../../at-once.ts';
import { WATCH_TIMING } from '../../imports/watch-progress.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { confirmImport } from './confirm-import.ts';
import { createImport } from './create-import.ts';
import { discardImport } from './discard-import.ts';
import { findImport } from './find-import.ts';
import { findPicture } from './find-picture.ts';
import { listImports } from './list-imports.ts';
import { watchImport } from './watch-import.ts';

/** Where bills are uploaded: the one path that takes large bodies. */
export const IMPORTS_PATH = '/v1/inventory/imports';

/** A person has a few devices, and looks at one bill at a time. */
const MOST_STREAMS = 4;

type Deps = Pick<
  AppDeps,
  | 'catalog'
  | 'files'
  | 'groceryAliases'
  | 'imports'
  | 'importTriggers'
  | 'inspectUpload'
  | 'logger'
  | 'profiles'
  | 'rateLimits'
  | 'readsPhotos'
>;

/** Bills and photos on their way to the stock. */
export function importRoutes(deps: Deps): UserRouter {
  const streams = createAtOnce({
    most: MOST_STREAMS,
    longestMs: WATCH_TIMING.longestMs,
    code: 'too_many_streams',
    message: `You watch ${MOST_STREAMS} imports already. Close one of them.`,
    retryAfterMs: 5_000,
  });
  const router = createUserRouter();
  createImport(router, deps);
  listImports(router, deps);
  findImport(router, deps);
  watchImport(router, { ...deps, streams });
  findPicture(router, deps);
  confirmImport(router, deps);
  discardImport(router, deps);
  return router;
}
