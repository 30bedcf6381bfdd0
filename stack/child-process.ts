import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/**
 * Waits until the parent is gone, then ends the service: first politely, after five seconds for good.
 *
 * The shell leaves this watcher behind and becomes the service itself (`exec`), so the service has the pid
 * (`$$`) that the parent knows. The watcher is forked twice: no service sees a child that it did not start.
 * Descriptor 3 is a pipe that the parent holds open and never writes to; however the parent ends, it closes.
 */
const GUARD_SCRIPT = `
exec 3<&0 </dev/null
( (
  cat <&3
  kill -s "$1" $$
  tries=0
  while [ $tries -lt 50 ] && kill -s 0 $$; do tries=$((tries + 1)); sleep 0.1; done
  kill -s KILL $$
) >/dev/null 2>&1 & )
shift
exec "$@" 3<&-
`;

/** What to run, as whom, and how it is asked to end. */
export type GuardedCommand = {
  command: string;
  args: readonly string[];
  /** Takes the output of the process; emptied at each start. */
  logFile: string;
  stopSignal: 'SIGTERM' | 'SIGINT';
  user?: { uid: number; gid: number } | undefined;
};

export type GuardedChild = {
  pid: number;
  /** Resolves when the process has ended, with the exit code or the signal's name. */
  exited: Promise<string>;
  isRunning(): boolean;
  signal(signal: NodeJS.Signals): void;
};

/**
 * Starts a process that does not outlive this one, not even when this one is killed with SIGKILL.
 *
 * The child leads its own process group: Ctrl-C in the terminal reaches only the parent, which stops its
 * workers before the services that they use.
 */
export function spawnGuarded({ command, args, logFile, stopSignal, user }: GuardedCommand): GuardedChild {
  const log = openSync(logFile, 'w');
  const guardArgs = ['-c', GUARD_SCRIPT, 'guard', stopSignal.replace('SIG', ''), command, ...args];
  const child = spawn('/bin/sh', guardArgs, { detached: true, stdio: ['pipe', log, log], ...user });
  closeSync(log);

  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  let running = true;
  void exited.then(() => {
    running = false;
  });
  return {
    // Without a pid the spawn has failed, and `exited` says why; no process has the pid -1.
    pid: child.pid ?? -1,
    exited,
    isRunning: () => running,
    signal: (signal) => {
      child.kill(signal);
    },
  };
}
