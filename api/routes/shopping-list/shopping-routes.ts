import { createUserRouter, type UserRouter } from '../../router.ts';
import type { ShoppingDeps } from '../../shopping/plan-shopping.ts';
import { buyItems } from './buy-items.ts';
import { askShoppingList, findShoppingList, findShoppingText } from './find-shopping-list.ts';

/** What to buy. */
export function shoppingRoutes(deps: ShoppingDeps): UserRouter {
  const router = createUserRouter();
  findShoppingList(router, deps);
  findShoppingText(router, deps);
  askShoppingList(router, deps);
  buyItems(router, deps);
  return router;
}
