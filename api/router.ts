import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from 'hono';
import type { Role } from '../domain/account/role.ts';
import { DomainError } from '../domain/errors.ts';
import type { IdempotencyKeyRepository } from '../domain/ports/idempotency-key-repository.ts';

/** What every handler finds in `c.var` and `c.env`. */
export type ApiEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Path template of the route, `/v1/workouts/:id`: what logs and metrics say instead of the path. */
    route: string;
    now: Date;
    idempotencyKeys: IdempotencyKeyRepository;
    /** The id under which an idempotent POST creates; see `idempotent`. */
    resourceId?: string;
  };
};

/** Who calls: proven by the access token and a session that is still alive. */
export type Caller = { userId: string; sessionId: string; role: Role };

/** Environment of the routes behind the access token. */
export type UserEnv = ApiEnv & { Variables: { caller: Caller } };

type Issue = { path: readonly PropertyKey[]; message: string };

/** A zod path as a JSON pointer, `/profile/heightCm`. The body as a whole is the empty pointer. */
const pointerTo = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part)}`).join('');

/** Refuses an input for the reasons that zod gives: 422 with one entry for each field. */
export const validationFailed = (issues: readonly Issue[]): DomainError =>
  new DomainError('invalid', 'validation_failed', 'Some fields are not valid.', {
    fields: issues.map(({ path, message }) => ({ path: pointerTo(path), message })),
  });

const createRouter = <E extends Env>() =>
  new OpenAPIHono<E>({
    defaultHook: (result) => {
      if (!result.success) throw validationFailed(result.error.issues);
    },
  });

/** A router whose routes anyone may call: they declare `security: []`. */
export const createPublicRouter = () => createRouter<ApiEnv>();

/** A router whose routes run behind the access token: handlers have `c.var.caller`. */
export const createUserRouter = () => createRouter<UserEnv>();

export type PublicRouter = ReturnType<typeof createPublicRouter>;
export type UserRouter = ReturnType<typeof createUserRouter>;
