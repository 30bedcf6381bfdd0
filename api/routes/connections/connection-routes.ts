import type { AppDeps } from '../../app-deps.ts';
import { createPublicRouter, createUserRouter, type PublicRouter, type UserRouter } from '../../router.ts';
import { beginAuthorization } from './begin-authorization.ts';
import { createConnection } from './create-connection.ts';
import { deleteConnection } from './delete-connection.ts';
import { listConnections } from './list-connections.ts';
import { receiveAuthorization } from './receive-authorization.ts';

/** The fitness clouds that the user lets us read. */
export function connectionRoutes(deps: AppDeps): UserRouter {
  const router = createUserRouter();
  listConnections(router, deps);
  beginAuthorization(router, deps);
  createConnection(router, deps);
  deleteConnection(router, deps);
  return router;
}

/** Where the cloud sends the browser back to: it brings a state, and no access token. */
export function connectionCallbackRoutes(deps: AppDeps): PublicRouter {
  const router = createPublicRouter();
  receiveAuthorization(router, deps);
  return router;
}
