import type { InventoryRepository, ProductRepository } from '../../../domain/ports/inventory-repository.ts';
import type { ProductDirectory } from '../../../domain/ports/product-directory.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Catalog } from '../../../domain/recipes/recipe.ts';
import { createUserRouter, type UserRouter } from '../../router.ts';
import { addLines } from './add-lines.ts';
import { addLot } from './add-lot.ts';
import { editLot } from './edit-lot.ts';
import { findLot } from './find-lot.ts';
import { listHistory } from './list-history.ts';
import { listLots } from './list-lots.ts';
import { findProduct, saveProduct } from './products.ts';
import { searchFoods } from './search-foods.ts';
import { consumeLot, discardLot } from './use-lot.ts';

/** What the user has at home. */
export function inventoryRoutes(deps: {
  inventory: InventoryRepository;
  products: ProductRepository;
  productDirectory: ProductDirectory | undefined;
  profiles: ProfileRepository;
  catalog: Catalog;
}): UserRouter {
  const router = createUserRouter();
  listLots(router, deps);
  addLot(router, deps);
  addLines(router, deps);
  findLot(router, deps);
  editLot(router, deps);
  consumeLot(router, deps);
  discardLot(router, deps);
  listHistory(router, deps);
  searchFoods(router, deps);
  findProduct(router, deps);
  saveProduct(router, deps);
  return router;
}
