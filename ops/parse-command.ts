import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Role } from '../domain/account/role.ts';
import { IsoDate, TimeZone } from '../domain/calendar.ts';
import { UserId } from '../domain/ids.ts';
import { NightStep } from '../domain/night/night-failure.ts';
import { FailureCode, RescheduleScope } from '../domain/night/reschedule-scope.ts';

export const USAGE = `npm run ops -- nights                  how the last nights went
npm run ops -- failures <date>         steps that failed; --step --code --zone narrow it down
npm run ops -- reschedule <date>       start nights again: --user <id>, --zone <zone>, --code <code> or --all;
                                       --dry-run only counts
npm run ops -- audit                   what operators did
npm run ops -- grant <who> <role>      give the account of a phone number or id the role ops, or user

  --limit <n>   rows, 20 by default       --json   for scripts

The environment says where the database and Temporal are (DATABASE_URL, TEMPORAL_ADDRESS); without it the
commands speak to what \`npm start\` runs on this machine.`;

/** Wrong arguments: the message says which. */
export class UsageError extends Error {}

const Limit = z.coerce.number().int().min(1).max(1000);
const Account = z.union([
  UserId.transform((userId) => ({ userId })),
  z
    .string()
    .regex(/^\+\d{7,15}$/)
    .transform((phone) => ({ phone })),
]);

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
  | { name: 'grant'; account: z.infer<typeof Account>; role: Role };

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

type Values = ReturnType<typeof parseStrictly>['values'];

/**
 * Reads the command line. `help` when that is what was asked for.
 *
 * @throws UsageError
 */
export function parseCommand(args: readonly string[]): { command: Command | 'help'; json: boolean } {
  const { values, positionals } = parseStrictly(args);
  if (values.help) return { command: 'help', json: false };
  return { command: toCommand({ positionals, values }), json: values.json };
}

function parseStrictly(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's message goes on with advice about positional arguments.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split('. ');
    throw new UsageError(sentence);
  }
}

function toCommand({ positionals, values }: { positionals: string[]; values: Values }): Command {
  const [name, ...rest] = positionals;
  const limit = read(Limit, values.limit, '--limit');
  switch (name) {
    case 'nights':
    case 'audit':
      expectCount(rest, 0);
      return { name, limit };
    case 'failures':
      expectCount(rest, 1);
      return { name, localDate: read(IsoDate, rest[0], '<date>'), filters: filtersOf(values), limit };
    case 'reschedule':
      expectCount(rest, 1);
      return {
        name,
        localDate: read(IsoDate, rest[0], '<date>'),
        scope: scopeOf(values),
        dryRun: values['dry-run'],
      };
    case 'grant':
      expectCount(rest, 2);
      return { name, account: read(Account, rest[0], '<who>'), role: read(Role, rest[1], '<role>') };
    default:
      throw new UsageError(name === undefined ? 'Say what to do.' : `There is no command ${name}.`);
  }
}

function expectCount(rest: readonly string[], count: number): void {
  if (rest.length !== count) throw new UsageError(`Expected ${count} arguments, got ${rest.length}.`);
}

const filtersOf = ({ step, code, zone }: Values) => ({
  ...(step !== undefined && { step: read(NightStep, step, '--step') }),
  ...(code !== undefined && { code: read(FailureCode, code, '--code') }),
  ...(zone !== undefined && { timeZone: read(TimeZone, zone, '--zone') }),
});

function scopeOf({ user, zone, code, all }: Values): RescheduleScope {
  const scopes = [
    ...(user === undefined ? [] : [{ userId: user }]),
    ...(zone === undefined ? [] : [{ timeZone: zone }]),
    ...(code === undefined ? [] : [{ failureCode: code }]),
    ...(all ? [{ allFailed: true }] : []),
  ];
  if (scopes.length !== 1) throw new UsageError('Say whose nights: one of --user, --zone, --code, --all.');
  return read(RescheduleScope, scopes[0], 'the scope');
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown, name: string): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${name} is not valid: ${JSON.stringify(value)}`);
}
