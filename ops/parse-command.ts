import { z } from 'zod';
import { Role } from '../domain/account/role.ts';
import { IsoDate, TimeZone } from '../domain/calendar.ts';
import { NightStep } from '../domain/night/night-failure.ts';
import { FailureCode, RescheduleScope } from '../domain/night/reschedule-scope.ts';
import { AccountName, expectCount, parseStrictly, readArgument, UsageError } from './arguments.ts';

export const USAGE = `npm run ops -- nights                  how the last nights went
npm run ops -- failures <date>         steps that failed; --step --code --zone narrow it down
npm run ops -- reschedule <date>       start nights again: --user <id>, --zone <zone>, --code <code> or --all;
                                       --dry-run only counts
npm run ops -- audit                   what operators did
npm run ops -- grant <who> <role>      give the account of a phone number or id the role ops, or user

  --limit <n>   rows, 20 by default       --json   for scripts

The environment says where the database and Temporal are (DATABASE_URL, TEMPORAL_ADDRESS); without it the
commands speak to what \`npm start\` runs on this machine.`;

const Limit = z.coerce.number().int().min(1).max(1000);

export type Command =
  | { name: 'nights'; limit: number }
  | {
      name: 'failures';
      localDate: IsoDate;
      filters: { step?: NightStep; code?: string; timeZone?: TimeZone };
      limit: number;
    }
  | { name: 'reschedule'; localDate: IsoDate; scope: RescheduleScope; dryRun: boolean }
  | { name: 'audit'; limit: number }
  | { name: 'grant'; account: AccountName; role: Role };

const OPTIONS = {
  user: { type: 'string' },
  zone: { type: 'string' },
  code: { type: 'string' },
  step: { type: 'string' },
  limit: { type: 'string', default: '20' },
  all: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof parseStrictly<typeof OPTIONS>>['values'];

/**
 * Reads the command line. `help` when that is what was asked for.
 *
 * @throws UsageError
 */
export function parseCommand(args: readonly string[]): { command: Command | 'help'; json: boolean } {
  const { values, positionals } = parseStrictly(args, OPTIONS);
  if (values.help) return { command: 'help', json: false };
  return { command: toCommand({ positionals, values }), json: values.json };
}

function toCommand({ positionals, values }: { positionals: string[]; values: Values }): Command {
  const [name, ...rest] = positionals;
  const limit = readArgument(Limit, values.limit, '--limit');
  switch (name) {
    case 'nights':
    case 'audit':
      expectCount(rest, 0);
      return { name, limit };
    case 'failures':
      expectCount(rest, 1);
      return { name, localDate: readArgument(IsoDate, rest[0], '<date>'), filters: filtersOf(values), limit };
    case 'reschedule':
      expectCount(rest, 1);
      return {
        name,
        localDate: readArgument(IsoDate, rest[0], '<date>'),
        scope: scopeOf(values),
        dryRun: values['dry-run'],
      };
    case 'grant':
      expectCount(rest, 2);
      return {
        name,
        account: readArgument(AccountName, rest[0], '<who>'),
        role: readArgument(Role, rest[1], '<role>'),
      };
    default:
      throw new UsageError(name === undefined ? 'Say what to do.' : `There is no command ${name}.`);
  }
}

const filtersOf = ({ step, code, zone }: Values) => ({
  ...(step !== undefined && { step: readArgument(NightStep, step, '--step') }),
  ...(code !== undefined && { code: readArgument(FailureCode, code, '--code') }),
  ...(zone !== undefined && { timeZone: readArgument(TimeZone, zone, '--zone') }),
});

function scopeOf({ user, zone, code, all }: Values): RescheduleScope {
  const scopes = [
    ...(user === undefined ? [] : [{ userId: user }]),
    ...(zone === undefined ? [] : [{ timeZone: zone }]),
    ...(code === undefined ? [] : [{ failureCode: code }]),
    ...(all ? [{ allFailed: true }] : []),
  ];
  if (scopes.length !== 1) throw new UsageError('Say whose nights: one of --user, --zone, --code, --all.');
  return readArgument(RescheduleScope, scopes[0], 'the scope');
}
