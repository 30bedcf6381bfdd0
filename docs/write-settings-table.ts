import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { Environment, SimulatorEnvironment, StackEnvironment } from '../config.ts';

const README = path.resolve(import.meta.dirname, '../README.md');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** What is used where nothing is set. A schema that refuses `undefined` has no such value. */
function describeDefault(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success) return 'required';
  const { data } = parsed;
  if (data === undefined || JSON.stringify(data) === '[]') return '';
  // A list is set with commas, and so is its default.
  const isText = typeof data !== 'object' || Array.isArray(data);
  return `\`${isText ? String(data) : JSON.stringify(data)}\``;
}

/** One row for each setting of a schema of `config.ts`: its name, its default, and what it is for. */
function settingsTable(schema: z.ZodObject): string {
  const rows = Object.entries(schema.shape).map(([name, setting]) =>
    row([`\`${name}\``, describeDefault(setting), setting.meta()?.description ?? '']),
  );
  return [row(['Setting', 'Default', 'What it is']), row(['---', '---', '---']), ...rows].join('\n');
}

const TABLES = { environment: Environment, stack: StackEnvironment, simulator: SimulatorEnvironment };

/**
 * The README with its settings tables made anew from `config.ts`, between `<!-- settings:… -->` and
 * `<!-- /settings:… -->`. Throws when a marker is missing.
 */
export function withSettingsTables(readme: string): string {
  return Object.entries(TABLES).reduce((text, [name, schema]) => {
    const [begin, end] = [`<!-- settings:${name} -->`, `<!-- /settings:${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}.`);
    return `${text.slice(0, from + begin.length)}\n${settingsTable(schema)}\n${text.slice(to)}`;
  }, readme);
}

if (import.meta.main) writeFileSync(README, withSettingsTables(readFileSync(README, 'utf8')));
