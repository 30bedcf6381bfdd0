import type { AccountRepository } from '../../../domain/ports/account-repository.ts';
import type { EraseRepository } from '../../../domain/ports/erase-repository.ts';
import type { FileStore } from '../../../domain/ports/file-store.ts';
import type { GroceryImportRepository } from '../../../domain/ports/grocery-import-repository.ts';
import type { NightControl } from '../../../domain/ports/night-control.ts';
import type { RateLimits } from '../../../domain/ports/rate-limits.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { deleteAccount } from './delete-account.ts';
import { exportAccount } from './export-account.ts';
import { findAccount } from './find-account.ts';

/** The account itself: what is known of it, all of it to take along, and its end. */
export function meRoutes(deps: {
  accounts: AccountRepository;
  imports: GroceryImportRepository;
  files: FileStore;
  erase: EraseRepository;
  control: NightControl;
  rateLimits: RateLimits;
}): UserRouter {
  const router = createUserRouter();
  findAccount(router, deps);
  exportAccount(router, deps);
  deleteAccount(router, deps);
  return router;
}
