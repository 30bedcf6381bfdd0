import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { claimDataDir } from './data-dir.ts';

/** Fetched programs and built bundles: they hold nothing of a user, and fetching or building them again takes time. */
const KEPT = new Set(['bin', 'bundles']);

/**
 * Removes all that `npm start` has stored: databases, uploads, logs, settings and secrets. It names what stays, so
 * that a new kind of data cannot be forgotten here.
 *
 * @throws Error with one sentence while another process uses the data. What a killed one left behind is ended.
 */
export async function clearStack({ stackDir }: { stackDir: string }): Promise<void> {
  (await claimDataDir(path.join(stackDir, 'data'))).release();
  for (const name of readdirSync(stackDir)) {
    if (!KEPT.has(name)) rmSync(path.join(stackDir, name), { recursive: true, force: true });
  }
}
