import { rmSync } from 'node:fs';
import path from 'node:path';
import { claimDataDir } from './data-dir.ts';

// `npm run reset`: clears the data of `npm start`. Fetched programs stay, so that the next start is quick.
const stackDir = path.resolve(import.meta.dirname, '../.stack');
const dataDir = path.join(stackDir, 'data');
try {
  // Refuses while `npm start` is using the data, and ends what a killed one has left behind.
  (await claimDataDir(dataDir)).release();
  for (const kept of ['data', 'logs', 'env.json', 'secrets.json']) {
    rmSync(path.join(stackDir, kept), { recursive: true, force: true });
  }
  process.stdout.write('The data of `npm start` is gone.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
