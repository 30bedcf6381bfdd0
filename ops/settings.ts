import { readFileSync } from 'node:fs';
import { type OpsConfig, readOpsConfig } from '../config.ts';

/** Where `npm start` leaves the addresses of what it has started. */
const LOCAL_SETTINGS = new URL('../.stack/env.json', import.meta.url);

/** Where to find the database and Temporal: the environment says it, otherwise the local `npm start` does. */
export function findSettings(env: Record<string, string | undefined>): OpsConfig {
  if (env.DATABASE_URL) return readOpsConfig(env);
  const local = readLocal();
  if (local === undefined) {
    throw new Error('Set DATABASE_URL and TEMPORAL_ADDRESS, or run `npm start` on this machine.');
  }
  return readOpsConfig({ ...local, ...env });
}

/** `undefined` where nothing was started yet. */
function readLocal(): Record<string, string> | undefined {
  try {
    return JSON.parse(readFileSync(LOCAL_SETTINGS, 'utf8')) as Record<string, string>;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
