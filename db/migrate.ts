import { readDatabaseConfig } from '../config.ts';
import { MIGRATION_LIMITS, openOrm } from './orm.ts';

/** Any fixed number: it names the lock that keeps two starting processes from migrating at once. */
const MIGRATION_LOCK = 7_204_311;

/** Brings the database at `url` to the newest schema; safe to run by several processes at once. */
export async function migrateDatabase({ url }: { url: string }): Promise<{ applied: string[] }> {
  // Two connections: one holds the lock, the other migrates (the migrator itself takes none).
  const orm = await openOrm({ url, poolSize: 2, limits: MIGRATION_LIMITS });
  try {
    return await orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
      const applied = await orm.migrator.up();
      return { applied: applied.map(({ name }) => name) };
    });
  } finally {
    await orm.close();
  }
}

if (import.meta.main) {
  try {
    const { DATABASE_URL: url } = readDatabaseConfig(process.env);
    const { applied } = await migrateDatabase({ url });
    process.stdout.write(`${applied.length === 0 ? 'Nothing to migrate' : applied.join(', ')}\n`);
  } catch (error) {
    process.stderr.write(`Not migrated: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
