import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Text that names one run of a process: pids are given out again, above all after a reboot, and a stale pid
 * file must never end a stranger. Undefined when no process has the pid.
 */
export function processIdentity(pid: number): string | undefined {
  try {
    return process.platform === 'linux' ? linuxIdentity(pid) : startTimeFromPs(pid);
  } catch {
    return undefined;
  }
}

function linuxIdentity(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // proc(5): the command, in brackets, may hold spaces; after it come the state (field 3) … and the start
  // time in clock ticks since boot (field 22).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isZombie = fields[0] === 'Z';
  if (isZombie) return undefined;
  const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${bootId}:${fields[19]}`;
}

function startTimeFromPs(pid: number): string | undefined {
  const startedAt = execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim();
  return startedAt === '' ? undefined : startedAt;
}
