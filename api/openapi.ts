import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from 'hono';
import { z } from 'zod';
import { Problem } from './problem.ts';
import { CLOSED_SUFFIX } from './refuse-unknown.ts';

const CLOSED_NAME = new RegExp(`(\\w+)${CLOSED_SUFFIX}\\b`, 'g');

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

const tags = [
  { name: 'auth', description: 'Sign in by a code sent to the phone; sessions' },
  { name: 'account', description: 'The account itself: what is stored, and its end' },
  { name: 'profile', description: 'Body, goal, time zone and wake-up time' },
  { name: 'preferences', description: 'Restrictions and tastes' },
  { name: 'workouts', description: 'Workouts that the user logs' },
  { name: 'activity', description: 'Days as measured by phone, watch and providers' },
  { name: 'connections', description: 'Fitness clouds that the user lets us read' },
  { name: 'devices', description: 'Where the morning push goes' },
  { name: 'plans', description: 'What to eat on each day, and how to cook it' },
  { name: 'recipes', description: 'The catalogue: what there is, and how it is cooked' },
  { name: 'inventory', description: 'What is at home, and what to buy' },
  { name: 'ops', description: 'For operators: how the nights went, and what to do about it' },
  { name: 'system', description: 'For probes and tools' },
];

const description = `Tells each person what to eat today from what they did yesterday.

**Sign in** with \`POST /v1/auth/codes\`, then verify the code. Send the access token as a bearer token; it
lasts 15 minutes, then \`POST /v1/auth/refresh\` gives the next pair.

**Errors** are problem+json (RFC 9457): act on \`code\`, show \`detail\`, and find the refused fields in \`errors\`.

**Repeating** a POST that creates is safe with an \`Idempotency-Key\`. **Editing** is safe with \`If-Match\` and the
\`ETag\` that the GET gave. **Lists** are pages: pass \`nextCursor\` as \`cursor\`.`;

const problem = (text: string) => ({
  description: text,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Answers that many operations share. Which of them an operation gives follows from its own shape. */
const sharedResponses = {
  MalformedBody: problem('The body is not JSON'),
  Unauthenticated: problem('No access token, or one that is no longer good'),
  Forbidden: problem('Your role does not allow it'),
  NotFound: problem('Not there, or not yours'),
  Conflict: problem('It does not go together with what is there; `code` says with what'),
  PreconditionFailed: problem('It was changed since the ETag in If-Match'),
  ContentTooLarge: problem('The body is larger than this operation takes'),
  UnsupportedMediaType: problem('The body has another media type'),
  ValidationFailed: problem('Fields are not valid; `errors` names them'),
  RateLimited: problem('Too many requests: wait for Retry-After'),
  NotOffered: problem('This installation does not offer it'),
  Unexpected: problem('Any other problem'),
};

type SchemaObject = NonNullable<NonNullable<Document['components']>['schemas']>[string];
type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>;

const ref = (name: keyof typeof sharedResponses) => ({ $ref: `#/components/responses/${name}` });

function addSharedResponses({ path, operation }: { path: string; operation: Operation }): void {
  const has = (name: string) =>
    (operation.parameters ?? []).some((parameter) => 'name' in parameter && parameter.name === name);
  const isPublic = operation.security?.length === 0;
  const derived = {
    ...(operation.requestBody ? { 400: ref('MalformedBody'), 415: ref('UnsupportedMediaType') } : {}),
    ...(isPublic ? {} : { 401: ref('Unauthenticated') }),
    ...(path.startsWith('/v1/ops/') ? { 403: ref('Forbidden') } : {}),
    ...(path.includes('{') && !isPublic ? { 404: ref('NotFound') } : {}),
    ...(has('idempotency-key') ? { 409: ref('Conflict') } : {}),
    ...(has('if-match') ? { 412: ref('PreconditionFailed') } : {}),
    ...(path.startsWith('/v1') ? { 422: ref('ValidationFailed'), 429: ref('RateLimited') } : {}),
    default: ref('Unexpected'),
  };
  operation.responses = { ...derived, ...operation.responses };
}

function problemSchema(): SchemaObject {
  const { $schema: _, ...schema } = z.toJSONSchema(Problem, { io: 'input' });
  // OpenAPI 3.1 takes JSON Schema as it is.
  return schema as SchemaObject;
}

/** The API's document (OpenAPI 3.1), made from the routes that are mounted on `app`. */
export function openApiDocument<E extends Env>(app: OpenAPIHono<E>): Document {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Access token of /v1/auth, 15 minutes',
  });
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Meal Plan Optimizer',
      version: '1.0.0',
      description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags,
  });
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of ['get', 'put', 'post', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (operation) addSharedResponses({ path, operation });
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema() },
    responses: sharedResponses,
  };
  return withPlainNames(document);
}

/** A schema that is closed in a body keeps its name; where it is open elsewhere, the closed one is its input. */
function withPlainNames(document: Document): Document {
  const names = new Set(Object.keys(document.components?.schemas ?? {}));
  const plain = (name: string): string => {
    const input = names.has(name) ? `${name}Input` : name;
    if (names.has(input) || (input !== name && names.has(`${input}${CLOSED_SUFFIX}`)))
      throw new Error(`There are two schemas by the name of ${input}.`);
    return input;
  };
  const text = JSON.stringify(document).replaceAll(CLOSED_NAME, (_, name: string) => plain(name));
  return JSON.parse(text) as Document;
}
