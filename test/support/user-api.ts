import { inject } from 'vitest';
import { createApp } from '../../api/app.ts';
import { composeApi } from '../../api/compose.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { apiConfig } from './api-config.ts';
import { addUser, openTestOrm } from './database.ts';
import { aProfile } from './profiles.ts';
import { aCatalog, aFood, aRecipe } from './recipes.ts';

type Call = { body?: unknown; headers?: Record<string, string> };

/** What a test looks at in an answer. */
type Answer = { status: number; etag: string | null; headers: Headers; body: unknown };

/** Somebody who uses the API. */
export type TestUser = { id: string; call(method: string, path: string, call?: Call): Promise<Answer> };

export type UserApi = Awaited<ReturnType<typeof openUserApi>>;

/**
 * The API over a database of its own. The access token is the user's id: who calls is not what these
 * tests are about. It is 2026-11-22, 10:00 UTC, until `setNow`.
 */
export async function openUserApi() {
  const { url, orm, close } = await openTestOrm();
  let now = new Date('2026-11-22T10:00:00.000Z');
  const api = await composeApi({
    config: await apiConfig({ databaseUrl: url, redisUrl: inject('sharedServices').redisUrl }),
    clock: () => now,
  });
  const app = createApp({ ...api.deps, ...stand });

  const callAs =
    (id: string): TestUser['call'] =>
    async (method, path, { body, headers = {} } = {}) => {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const response = await app.request(path, {
        method,
        headers: { authorization: `Bearer ${id}`, ...json, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        etag: response.headers.get('etag'),
        headers: response.headers,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
    };

  return {
    app,
    orm,
    setNow: (instant: string) => {
      now = new Date(instant);
    },
    /** An account that has entered a profile, unless `profile` is null. */
    async addUser(profile: Partial<Profile> | null = {}): Promise<TestUser> {
      const id = await addUser(orm);
      const call = callAs(id);
      if (profile !== null) await call('PUT', '/v1/profile', { body: aProfile(profile) });
      return { id, call };
    },
    close: async () => {
      await api.close();
      await close();
    },
  };
}

/** The fields that a problem refuses, as JSON pointers. */
export const refusedFields = ({ body }: Answer): string[] =>
  (body as { errors?: { path: string }[] }).errors?.map(({ path }) => path) ?? [];

/** What the composition root makes, and these tests have their own of. */
const stand = {
  authenticator: {
    authenticate: async ({ accessToken }: { accessToken: string }) => ({
      userId: accessToken,
      sessionId: accessToken,
      role: 'user' as const,
    }),
  },
  rateLimits: { consume: async () => ({ status: 'allowed' as const, remaining: 1, resetMs: 1 }) },
  catalog: aCatalog({ recipes: [aRecipe('porridge'), aRecipe('curry')], foods: [aFood('celeriac')] }),
};
