import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../ops/arguments.ts';
import { parseCommand } from '../../../ops/plan/parse-command.ts';

const ID = '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a';
const parse = (line: string) => parseCommand(line.split(' '));

describe('the arguments of npm run plan', () => {
  it('name a person by id or phone number, and a day', () => {
    expect(parse(`explain ${ID} 2026-11-22`)).toEqual({
      command: { name: 'explain', account: { userId: ID }, localDate: '2026-11-22' },
      json: false,
    });
    expect(parse('show +4915123456789 2026-11-22 --json')).toEqual({
      command: { name: 'show', account: { phone: '+4915123456789' }, localDate: '2026-11-22' },
      json: true,
    });
    expect(parse('--help').command).toBe('help');
  });

  it.each([
    'dance',
    'explain',
    `explain ${ID}`,
    `explain ${ID} yesterday`,
    'explain somebody 2026-11-22',
    `explain ${ID} 2026-11-22 more`,
    `explain ${ID} 2026-11-22 --all`,
  ])('are refused when they are wrong: %s', (line) => {
    expect(() => parse(line)).toThrow(UsageError);
  });
});
