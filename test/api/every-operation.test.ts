import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderOpenApi } from '../../api/write-openapi.ts';
import { type AccountApi, openAccountApi, type ProblemBody } from '../support/account-api.ts';
import { listOperations, type Operation, wrongValueFor } from '../support/operations.ts';
import { objectPointers, withKeyAt } from '../support/sample-bodies.ts';

// The table is made before the tests run: a route that is mounted tomorrow is covered tomorrow.
const operations = listOperations(JSON.parse(await renderOpenApi()));
const titled = (chosen: readonly Operation[]) =>
  chosen.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

const NO_ID = '00000000-0000-4000-8000-000000000000';

/** What makes a thing in each collection whose things have ids; text is sent as it is. Sessions are there after signing up. */
const creations: Record<string, unknown> = {
  '/v1/workouts': { localDate: '2026-11-22', metCode: '12020', durationMin: 30 },
  '/v1/inventory/lots': { name: 'Birthday cake', quantity: 1 },
  '/v1/inventory/imports': 'PANEER 500G  2.49',
  '/v1/devices': { target: { kind: 'fcm', token: 'a-token-of-some-device' } },
};

let api: AccountApi;
let token: string;
let strangersToken: string;
beforeAll(async () => {
  // Hundreds of calls within a second are the point of this file.
  const rateLimits = { consume: async () => ({ status: 'allowed' as const, remaining: 1, resetMs: 1 }) };
  const publicLimits = {
    countCode: async () => ({ status: 'open' as const }),
    settleCode: async () => {},
    countCall: async () => {},
  };
  api = await openAccountApi({ replaced: { rateLimits, publicLimits } });
  // An operator, who may call everything.
  const { accessToken, phone } = await api.signUp();
  await api.deps.operations.saveRole({ account: { phone }, role: 'ops' });
  token = accessToken;
  strangersToken = (await api.signUp()).accessToken;
});
afterAll(() => api.close());

/** Something that a parameter takes. */
const sampleOf = ({ format, example, enum: options }: Record<string, unknown> = {}): string => {
  if (format === 'uuid') return NO_ID;
  if (format === 'date') return '2026-11-20';
  return String(example ?? (Array.isArray(options) ? options[0] : 'anything'));
};

/** The path with every parameter filled in. */
const fill = (operation: Operation, values: Record<string, string> = {}): string =>
  operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { schema } = operation.pathParameters.find((parameter) => parameter.name === name) ?? {};
    return values[name] ?? sampleOf(schema);
  });

const isConstrained = ({ format, enum: options, anyOf }: Record<string, unknown>): boolean =>
  [format, options, anyOf].some((constraint) => constraint !== undefined);

const send = (
  operation: Operation,
  args: { path?: string; body?: unknown; headers?: Record<string, string> },
) =>
  api.call<ProblemBody>(operation.method, args.path ?? fill(operation), {
    ...(operation.isPublic ? {} : { token }),
    ...('body' in args && { body: args.body }),
    ...(args.headers && { headers: args.headers }),
  });

function expectProblem(answer: { status: number; headers: Headers; body: unknown }, status: number): void {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer).toMatchObject({
    status,
    body: { status, code: expect.any(String), requestId: expect.any(String) },
  });
}

const refused = (body: ProblemBody): string[] => body.errors?.map(({ path }) => path) ?? [];

describe('every operation', () => {
  const guarded = operations.filter(({ isPublic }) => !isPublic);
  const withBody = operations.filter(({ body }) => body !== undefined);

  it.each(titled(guarded))('%s needs an access token', async (_, operation) => {
    const answer = await api.call(operation.method, fill(operation));
    expectProblem(answer, 401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(titled(guarded))('%s refuses a made-up access token', async (_, operation) => {
    expectProblem(await api.call(operation.method, fill(operation), { token: 'abc.def.ghi' }), 401);
  });

  it.each(titled(withBody))('%s answers malformed JSON with 400', async (_, operation) => {
    expectProblem(await send(operation, { body: '{"a":' }), 400);
  });

  it.each(titled(withBody))('%s answers another media type with 415', async (_, operation) => {
    expectProblem(await send(operation, { body: 'a=b', headers: { 'content-type': 'text/plain' } }), 415);
  });

  it.each(titled(withBody))('%s names each field of a wrong type', async (_, operation) => {
    for (const [name, schema] of Object.entries(operation.body ?? {})) {
      const answer = await send(operation, { body: { [name]: wrongValueFor(schema) } });
      expectProblem(answer, 422);
      expect(refused(answer.body).filter((path) => path.startsWith(`/${name}`))).not.toEqual([]);
    }
  });

  const needing = operations.filter(({ needsBody }) => needsBody);
  it.each(titled(needing))('%s refuses a request whose body is missing', async (_, operation) => {
    const answer = await send(operation, {});
    expectProblem(answer, 400);
    expect(answer.body.code).toBe('malformed_body');
  });

  const sampled = operations.filter(({ sampleBodies }) => sampleBodies.length > 0);
  it.each(titled(sampled))('%s refuses an unknown key at every depth of its body', async (_, operation) => {
    for (const value of operation.sampleBodies) {
      for (const pointer of objectPointers(value)) {
        const body = withKeyAt({ value, pointer, key: 'un/known' });
        const answer = await send(operation, { body });
        expectProblem(answer, 422);
        expect(answer.body.errors).toContainEqual({
          path: `${pointer}/un~1known`,
          message: expect.stringMatching(/^is not known here/),
        });
      }
    }
  });

  const asked = operations.filter(({ path }) => !path.endsWith('/callback'));
  it.each(titled(asked))('%s refuses a query parameter that it does not know', async (_, operation) => {
    const answer = await send(operation, {
      path: `${fill(operation)}?unknown=1`,
      ...(operation.needsBody && { body: {} }),
    });
    expectProblem(answer, 422);
    expect(refused(answer.body)).toContain('/unknown');
  });

  const withFormat = operations.filter(({ pathParameters }) =>
    pathParameters.some(({ schema }) => isConstrained(schema)),
  );
  it.each(titled(withFormat))('%s names a path parameter of the wrong format', async (_, operation) => {
    for (const { name, schema } of operation.pathParameters) {
      if (!isConstrained(schema)) continue;
      const answer = await send(operation, {
        path: fill(operation, { [name]: 'of-no-format' }),
        ...(operation.needsBody && { body: {} }),
      });
      expectProblem(answer, 422);
      expect(refused(answer.body)).toContain(`/${name}`);
    }
  });

  const withQuery = operations.filter(({ queryParameters }) => queryParameters.length > 0);
  it.each(titled(withQuery))('%s names a query parameter that is wrong', async (_, operation) => {
    for (const { name } of operation.queryParameters) {
      const answer = await send(operation, {
        path: `${fill(operation)}?${name}=%00wrong`,
        ...(operation.needsBody && { body: {} }),
      });
      expectProblem(answer, 422);
      expect(refused(answer.body)).toContain(`/${name}`);
    }
  });
});

describe('what belongs to another user', () => {
  const byId = operations.filter(
    ({ isPublic, pathParameters }) =>
      !isPublic && pathParameters.some(({ schema }) => schema.format === 'uuid'),
  );

  async function ownThing(collection: string): Promise<string> {
    if (collection === '/v1/auth/sessions') {
      const { body } = await api.call<{ items: { id: string }[] }>('GET', collection, { token });
      return body.items[0]?.id ?? 'none';
    }
    const body = creations[collection];
    if (body === undefined) throw new Error(`Say in "creations" how to make a thing in ${collection}.`);
    const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' };
    const created = await api.call<{ id: string }>('POST', collection, { token, body, headers });
    expect(created.status).toBeLessThan(300);
    return created.body.id;
  }

  it.each(titled(byId))('%s answers as if it were not there', async (_, operation) => {
    const [collection = ''] = operation.path.split('/{');
    const id = await ownThing(collection);
    const [{ name } = { name: 'id' }] = operation.pathParameters;
    const call = { token: strangersToken, ...(operation.body && { body: {} }) };
    const others = await api.call(operation.method, fill(operation, { [name]: id }), call);
    expectProblem(others, 404);
    const missing = await api.call(operation.method, fill(operation, { [name]: NO_ID }), call);
    expect(missing.body).toEqual({ ...(others.body as object), requestId: expect.any(String) });
  });
});
