import { createMiddleware } from 'hono/factory';
import type { Role } from '../../domain/account/role.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Caller, UserEnv } from '../router.ts';

/** Proves who calls. Throws `unauthenticated`. */
export type Authenticator = { authenticate(args: { accessToken: string; at: Date }): Promise<Caller> };

/** Lets only requests with a good access token through; handlers find `c.var.caller`. */
export const authenticate = ({ authenticator }: { authenticator: Authenticator }) =>
  createMiddleware<UserEnv>(async (c, next) => {
    const [, accessToken] = /^Bearer ([\w.-]{1,4096})$/i.exec(c.req.header('authorization') ?? '') ?? [];
    if (!accessToken) {
      throw new DomainError(
        'unauthenticated',
        'access_token_missing',
        'Send an access token as a bearer token.',
      );
    }
    c.set('caller', await authenticator.authenticate({ accessToken, at: c.var.now }));
    await next();
  });

/** Route or router middleware: only accounts with this role. */
export const requireRole = (role: Role) =>
  createMiddleware<UserEnv>(async (c, next) => {
    if (c.var.caller.role !== role) {
      throw new DomainError('forbidden', 'role_required', `This needs the role ${role}.`);
    }
    await next();
  });
