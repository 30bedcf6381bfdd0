import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The first of the named programs that is on the PATH, as an absolute path; undefined when none is. */
export function findOnPath(params: {
  names: readonly string[];
  searchPath?: string | undefined;
}): string | undefined {
  const { names, searchPath = process.env.PATH ?? '' } = params;
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  const candidates = names.flatMap((name) => folders.map((folder) => path.resolve(folder, name)));
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
