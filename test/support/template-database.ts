import pg from 'pg';

/** Any fixed number: it names the lock under which one test file makes the template. */
const TEMPLATE_LOCK = 5_310_442;
const TEMPLATE = 'template_migrated';

/**
 * Makes a database that is a copy of a migrated one, in some tens of milliseconds.
 *
 * The first caller of a test run migrates the template; the others, in whatever process, wait for it.
 * `adminUrl` names any database of the server, `migrate` brings the database at a URL to the newest schema.
 */
export async function createDatabase(params: {
  adminUrl: string;
  name: string;
  migrate: (params: { url: string }) => Promise<unknown>;
}): Promise<{ url: string; drop: () => Promise<void> }> {
  const { adminUrl, name, migrate } = params;
  await withAdmin(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (found.rowCount === 0) await createTemplate({ client, adminUrl, migrate });
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    await client.query(`create database ${pg.escapeIdentifier(name)} template ${TEMPLATE}`);
  });
  return {
    url: databaseUrl({ adminUrl, name }),
    drop: () => dropDatabase({ adminUrl, name }),
  };
}

/** Makes a database with nothing in it, not even a schema. */
export async function createEmptyDatabase(params: {
  adminUrl: string;
  name: string;
}): Promise<{ url: string; drop: () => Promise<void> }> {
  const { adminUrl, name } = params;
  await withAdmin(adminUrl, async (client) => {
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
  });
  return { url: databaseUrl({ adminUrl, name }), drop: () => dropDatabase({ adminUrl, name }) };
}

async function createTemplate(params: {
  client: pg.Client;
  adminUrl: string;
  migrate: (params: { url: string }) => Promise<unknown>;
}): Promise<void> {
  const { client, adminUrl, migrate } = params;
  // Gets its final name when it is complete: a failed migration leaves no half-made template.
  const unfinished = `${TEMPLATE}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished}`);
  await migrate({ url: databaseUrl({ adminUrl, name: unfinished }) });
  await client.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
}

function dropDatabase({ adminUrl, name }: { adminUrl: string; name: string }): Promise<void> {
  return withAdmin(adminUrl, async (client) => {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  });
}

function databaseUrl({ adminUrl, name }: { adminUrl: string; name: string }): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function withAdmin(adminUrl: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
