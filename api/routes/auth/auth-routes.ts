import type { AppDeps } from '../../app-deps.ts';
import { cacheControl } from '../../middleware/cache-control.ts';
import { createPublicRouter, createUserRouter, type PublicRouter, type UserRouter } from '../../router.ts';
import { endSession } from './end-session.ts';
import { listSessions } from './list-sessions.ts';
import { logout } from './logout.ts';
import { refresh } from './refresh.ts';
import { register } from './register.ts';
import { requestCode } from './request-code.ts';
import { verifyCode } from './verify-code.ts';

/** Signing in: the calls that need no access token yet. */
export function signInRoutes(deps: AppDeps): PublicRouter {
  const router = createPublicRouter();
  router.use('/v1/auth/*', cacheControl('no-store'));
  requestCode(router, deps);
  verifyCode(router, deps);
  register(router, deps);
  refresh(router, deps);
  return router;
}

/** The sessions of whoever is signed in. */
export function sessionRoutes(deps: AppDeps): UserRouter {
  const router = createUserRouter();
  router.use('/v1/auth/*', cacheControl('no-store'));
  logout(router, deps);
  listSessions(router, deps);
  endSession(router, deps);
  return router;
}
