import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Env } from 'hono';
import { z } from 'zod';
import type { Role } from '../domain/account/role.ts';
import { DomainError, type FieldProblem } from '../domain/errors.ts';
import type { IdempotencyKeyRepository } from '../domain/ports/idempotency-key-repository.ts';
import { requireBody } from './middleware/require-body.ts';
import { refusingUnknown } from './refuse-unknown.ts';

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
    /** What was created under it was ended again: the next run needs another id. */
    isUndone?: boolean;
  };
};

/** Who calls: proven by the access token and a session that is still alive. */
export type Caller = { userId: string; sessionId: string; role: Role };

/** Environment of the routes behind the access token. */
export type UserEnv = ApiEnv & { Variables: { caller: Caller } };

/** A reason of zod's, or one of our own. */
type Issue = { path: readonly PropertyKey[]; message: string };

/** Refuses an input for the reasons that zod gives: 422 with one entry for each field. */
export const validationFailed = (issues: readonly (Issue | z.core.$ZodIssue)[]): DomainError =>
  new DomainError('invalid', 'validation_failed', 'Some fields are not valid.', {
    fields: issues.flatMap(fieldsOf),
  });

function fieldsOf(issue: Issue | z.core.$ZodIssue): FieldProblem[] {
  const { path, message } = issue;
  if (!('code' in issue)) return [{ path: pointerTo(path), message }];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pointerTo([...path, key]), message }));
  const meant = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
  if (meant === undefined) return [{ path: pointerTo(path), message }];
  return meant.flatMap((inner) => fieldsOf({ ...inner, path: [...path, ...inner.path] }));
}

/** Of a union, the one branch that comes nearest to what was sent; `undefined` where it is not clear which. */
function meantBranch(branches: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const ofItsType = branches.filter(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  const counts = ofItsType.map((issues) => issues.flatMap(fieldsOf).length);
  const least = Math.min(...counts);
  const nearest = ofItsType.filter((_, index) => counts[index] === least);
  return nearest.length === 1 ? nearest[0] : undefined;
}

/** A zod path as a JSON pointer (RFC 6901), `/profile/heightCm`. The body as a whole is the empty pointer. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Every route of the product is registered here, so what holds for each request is said once. */
function createRouter<E extends Env>(): OpenAPIHono<E> {
  const router = new OpenAPIHono<E>({
    defaultHook: (result) => {
      if (!result.success) throw validationFailed(result.error.issues);
    },
  });
  const openapi = router.openapi as (route: RouteConfig, ...rest: unknown[]) => typeof router;
  // The types of a route stay as they are: it takes less, and gives its handler the same.
  router.openapi = ((route: RouteConfig, ...rest: unknown[]) =>
    openapi(strictly(route), ...rest)) as typeof router.openapi;
  return router;
}

/** The route with a body and a query that refuse what they do not know, and with no body taken for an empty one. */
function strictly(route: RouteConfig): RouteConfig {
  const { body, query = z.object({}), ...request } = route.request ?? {};
  // Probes and browsers may add to the query of the pages beside the API.
  if (!route.path.startsWith('/v1/')) return route;
  if (body === undefined) return { ...route, request: { ...request, query: refusingUnknown(query) } };
  const content: typeof body.content = {};
  for (const [type, media] of Object.entries(body.content)) content[type] = media && closedMedia(media);
  const first = body.required === true ? [requireBody] : [];
  return {
    ...route,
    middleware: [...first, ...[route.middleware ?? []].flat()],
    request: { ...request, query: refusingUnknown(query), body: { ...body, content } },
  };
}

type Media = NonNullable<NonNullable<NonNullable<RouteConfig['request']>['body']>['content'][string]>;

const closedMedia = (media: Media): Media =>
  'schema' in media && media.schema instanceof z.ZodType
    ? { ...media, schema: refusingUnknown(media.schema) }
    : media;

/** A router whose routes anyone may call: they declare `security: []`. */
export const createPublicRouter = () => createRouter<ApiEnv>();

/** A router whose routes run behind the access token: handlers have `c.var.caller`. */
export const createUserRouter = () => createRouter<UserEnv>();

export type PublicRouter = ReturnType<typeof createPublicRouter>;
export type UserRouter = ReturnType<typeof createUserRouter>;
