import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts CPU time for user programs in hundredths of a second, on every architecture (USER_HZ). */
const MS_PER_TICK = 10;

/**
 * CPU time that a process and its children have used, in ms, those included that have ended and were waited for.
 *
 * PostgreSQL is one process a connection: the time of a connection that closed goes over to its parent.
 * Reads `/proc`, so it is for Linux only; throws when the process is gone.
 */
export function cpuMsOfTree(pid: number): number {
  const { ownMs, reapedMs } = parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  const childrenMs = children === '' ? [] : children.split(' ').map((child) => cpuMsIfRunning(Number(child)));
  return childrenMs.reduce((sum, ms) => sum + ms, ownMs + reapedMs);
}

/** A child may end between the listing and the reading; its time is the parent's then, at the next reading. */
function cpuMsIfRunning(pid: number): number {
  try {
    return cpuMsOfTree(pid);
  } catch {
    return 0;
  }
}

/** Reads a line of `/proc/<pid>/stat`, see proc_pid_stat(5): the CPU time of the process and of its ended children. */
export function parseProcessStat(line: string): { ownMs: number; reapedMs: number } {
  // The command stands in parentheses and may hold spaces and parentheses itself; field 3 follows the last one.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const ms = (field: number) => Number(fields[field - 3]) * MS_PER_TICK;
  return { ownMs: ms(14) + ms(15), reapedMs: ms(16) + ms(17) };
}

/** The most memory that a process has held at once, in MB. */
export function peakMemoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** CPU time in ms by the name of the thread: Node's own, Temporal's core (`tokio-…`, `temporal-…`), V8's helpers. */
export function cpuMsByThread(pid: number): Map<string, number> {
  const byName = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const name = threadName({ pid, thread });
      const { ownMs } = parseProcessStat(readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'));
      byName.set(name, (byName.get(name) ?? 0) + ownMs);
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return byName;
}

function threadName({ pid, thread }: { pid: number; thread: string }): string {
  if (thread === String(pid)) return 'main thread';
  return readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8').trim();
}
