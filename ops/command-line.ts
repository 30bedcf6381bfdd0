import { userInfo } from 'node:os';
import { DomainError } from '../domain/errors.ts';
import { UsageError } from './arguments.ts';

/** What a command found or did: for a person, and for a script. */
export type CommandOutput = { text: string; data: unknown };

/** A command line read, and carried out for `actor`; `help` when that is what was asked for. */
type Read = { json: boolean; run: ((actor: string) => Promise<CommandOutput>) | 'help' };

/** Runs one command, prints what it says, and sets the exit code: 0 ok, 1 a problem, 2 wrong arguments. */
export async function runCommandLine({ usage, read }: { usage: string; read: () => Read }): Promise<void> {
  try {
    const { json, run } = read();
    if (run === 'help') return print(usage);
    const { text, data } = await run(`cli:${userInfo().username}`);
    print(json ? JSON.stringify(data, null, 2) : text);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.stderr.write(`${isUsage ? `${error.message}\n\n${usage}` : describe(error)}\n`);
    process.exitCode = isUsage ? 2 : 1;
  }
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** What an operator can act on, in one line. */
function describe(error: unknown): string {
  if (error instanceof DomainError) return `${error.message} (${error.code})`;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return 'The database cannot be reached. Is it running? Is DATABASE_URL right?';
  return error.message;
}
