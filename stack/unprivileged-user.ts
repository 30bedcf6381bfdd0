import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { findOnPath } from './search-path.ts';

/** How to run a program that refuses to run as root. */
export type UnprivilegedRun = {
  /** Whom the data folder must belong to; undefined: the user who runs this process. */
  owner?: { uid: number; gid: number };
  /** Whom the child is started as; undefined: the user who runs this process. */
  user?: { uid: number; gid: number };
  /** Words that go before the command. */
  prefix: readonly string[];
};

/**
 * As an ordinary user: nothing special. As root: runs as `nobody`, who exists everywhere, so no user has to be made.
 *
 * A project in `/root`, or another folder that is closed to others, cannot be read by `nobody`; there `setpriv`
 * lets the program pass by the permissions of files, while it still is not root.
 *
 * @throws Error with one sentence when a path is closed to `nobody` and `setpriv` is missing.
 */
export function unprivilegedRun({ paths }: { paths: readonly string[] }): UnprivilegedRun {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
  const closed = paths.find((file) => !isOpenToOthers(file));
  if (closed === undefined) return { owner, user: owner, prefix: [] };

  const setpriv = findOnPath({ names: ['setpriv'] });
  if (setpriv === undefined) {
    throw new Error(
      `PostgreSQL does not run as root, and the user nobody cannot read ${closed}: work as an ordinary user, move the ` +
        'project to a folder that others may read, install setpriv (util-linux), or set DATABASE_URL.',
    );
  }
  const ids = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  // access(2) drops the capabilities of a user other than root unless no_setuid_fixup is set; initdb calls it.
  const rights = [
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  return { owner, prefix: [setpriv, ...ids, ...rights] };
}

function idOfNobody(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

/** True when every folder on the way lets others through. */
function isOpenToOthers(file: string): boolean {
  const folder = path.dirname(file);
  const mayPass = (statSync(folder).mode & 0o001) !== 0;
  return mayPass && (folder === path.dirname(folder) || isOpenToOthers(folder));
}
