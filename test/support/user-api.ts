import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { inject } from 'vitest';
import { createApp } from '../../api/app.ts';
import type { AppDeps } from '../../api/app-deps.ts';
import { composeApi } from '../../api/compose.ts';
import { createSql } from '../../db/sql.ts';
import type { NightControl } from '../../domain/ports/night-control.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { optimizeRecipes } from '../../domain/recipes/optimizer/optimize-recipes.ts';
import { apiConfig } from './api-config.ts';
import { addUser, openTestOrm } from './database.ts';
import { createRecordedImports } from './import-control.ts';
import { createRecordedNights } from './night-control.ts';
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
export async function openUserApi({
  redisUrl = inject('sharedServices').redisUrl,
  control,
  settings = {},
  logTo,
  replaced = {},
  reach = (url) => url,
}: {
  redisUrl?: string;
  control?: NightControl;
  /** Environment variables by name. */
  settings?: Record<string, string>;
  logTo?: (line: string) => void;
  replaced?: Partial<AppDeps>;
  /** By which way the API reaches the database at `url`. */
  reach?: (url: string) => string;
} = {}) {
  const { url, orm, close } = await openTestOrm();
  let now = new Date('2026-11-22T10:00:00.000Z');
  const nights = createRecordedNights();
  const imports = createRecordedImports();
  const config = await apiConfig({ databaseUrl: reach(url), redisUrl, ...settings });
  const api = await composeApi({
    config,
    clock: () => now,
    ...(logTo ? { logger: pino({ level: 'trace' }, { write: logTo }) } : {}),
    control: control ?? nights.control,
    importControl: imports.control,
  });
  const operators = new Set<string>();
  const deps: AppDeps = {
    ...api.deps,
    ...stand,
    // The threads know the catalogue that ships, not the one that stands in for it.
    selectDay: async (input) => optimizeRecipes(input),
    authenticator: {
      authenticate: async ({ accessToken }) => ({
        userId: accessToken,
        sessionId: accessToken,
        role: operators.has(accessToken) ? 'ops' : 'user',
      }),
    },
    ...replaced,
  };
  const app = createApp(deps);

  const callAs = callerOf(app);

  return {
    app,
    config,
    orm,
    databaseUrl: url,
    /** Looks into the database past the API. */
    rows: createSql({ orm }),
    deps,
    /** The same API with other parts in some places. */
    callersWith: (others: Partial<AppDeps>) => callerOf(createApp({ ...deps, ...others })),
    appWith: (others: Partial<AppDeps>) => createApp({ ...deps, ...others }),
    /** What the API asked of Temporal. */
    nights,
    /** What it asked of the workflows of bills. */
    imports,
    setNow: (instant: string) => {
      now = new Date(instant);
    },
    /** An account that has entered a profile, unless `profile` is null. */
    async addUser(profile: Partial<Profile> | null = {}): Promise<TestUser> {
      const id = await addUser(orm);
      const call = callAs(id);
      if (profile !== null)
        await call('PUT', '/v1/profile?clinicianTargetConfirmed=true', { body: aProfile(profile) });
      return { id, call };
    },
    /** Somebody who works here. */
    async addOperator(): Promise<TestUser> {
      const id = await addUser(orm);
      operators.add(id);
      return { id, call: callAs(id) };
    },
    close: async () => {
      await api.close();
      await close();
      await rm(config.FILES_DIR, { recursive: true, force: true });
    },
  };
}

const callerOf =
  (app: ReturnType<typeof createApp>) =>
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

/** The fields that a problem refuses, as JSON pointers. */
export const refusedFields = ({ body }: Answer): string[] =>
  (body as { errors?: { path: string }[] }).errors?.map(({ path }) => path) ?? [];

/** What the composition root makes, and these tests have their own of. */
const stand = {
  rateLimits: { consume: async () => ({ status: 'allowed' as const, remaining: 1, resetMs: 1 }) },
  catalog: aCatalog({ recipes: [aRecipe('porridge'), aRecipe('curry')], foods: [aFood('celeriac')] }),
};
