import { type ParseArgsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import { UserId } from '../domain/ids.ts';

/** Wrong arguments: the message says which. */
export class UsageError extends Error {}

/** An account as operators name it: by its phone number or its id. */
export const AccountName = z.union([
  UserId.transform((userId) => ({ userId })),
  z
    .string()
    .regex(/^\+\d{7,15}$/)
    .transform((phone) => ({ phone })),
]);
export type AccountName = z.infer<typeof AccountName>;

/**
 * Splits a command line into options and the rest.
 *
 * @throws UsageError
 */
export function parseStrictly<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's message goes on with advice about positional arguments.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split('. ');
    throw new UsageError(sentence);
  }
}

/** Throws `UsageError` unless there are `count` arguments. */
export function expectCount(rest: readonly string[], count: number): void {
  if (rest.length !== count) throw new UsageError(`Expected ${count} arguments, got ${rest.length}.`);
}

/** Reads one argument; `name` is what the help calls it. Throws `UsageError`. */
export function readArgument<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  name: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`${name} is not valid: ${JSON.stringify(value)}`);
}
