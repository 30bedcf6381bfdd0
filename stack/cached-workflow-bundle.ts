import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildWorkflowBundle } from '../temporal/workflow-bundle.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const SOURCES = ['workflows/**/*.ts', 'temporal/*.ts', 'domain/**/*.ts', 'package-lock.json'];

/**
 * The workflows' bundle, built only when something that it is made from has changed since the last start
 * or test run: building takes seconds of both cores.
 */
export async function cachedWorkflowBundle(): Promise<{ codePath: string }> {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort())
    hash.update(readFileSync(path.join(ROOT, file)));
  const directory = path.join(ROOT, '.stack', 'bundles');
  const codePath = path.join(directory, `${hash.digest('hex').slice(0, 16)}.js`);
  if (!existsSync(codePath)) {
    const { code } = await buildWorkflowBundle();
    mkdirSync(directory, { recursive: true });
    // Renamed into place: two test files may build at the same time.
    writeFileSync(`${codePath}.${process.pid}`, code);
    renameSync(`${codePath}.${process.pid}`, codePath);
  }
  return { codePath };
}
