import { IsoDate } from '../../domain/calendar.ts';
import { AccountName, expectCount, parseStrictly, readArgument, UsageError } from '../arguments.ts';

export const USAGE = `npm run plan -- explain <who> <date>   make a plan again and show why each recipe won and what came second
npm run plan -- show <who> <date>      the plan as its reader has it

  <who> is a phone number or an id      --json   for scripts

The environment says where the database is (DATABASE_URL); without it the commands speak to what \`npm start\`
runs on this machine. Who looks at whose plan is noted in the audit log.`;

export type Command = { name: 'explain' | 'show'; account: AccountName; localDate: IsoDate };

const OPTIONS = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/**
 * Reads the command line. `help` when that is what was asked for.
 *
 * @throws UsageError
 */
export function parseCommand(args: readonly string[]): { command: Command | 'help'; json: boolean } {
  const { values, positionals } = parseStrictly(args, OPTIONS);
  if (values.help) return { command: 'help', json: false };
  const [name, ...rest] = positionals;
  if (name !== 'explain' && name !== 'show') {
    throw new UsageError(name === undefined ? 'Say what to do.' : `There is no command ${name}.`);
  }
  expectCount(rest, 2);
  const account = readArgument(AccountName, rest[0], '<who>');
  return {
    command: { name, account, localDate: readArgument(IsoDate, rest[1], '<date>') },
    json: values.json,
  };
}
