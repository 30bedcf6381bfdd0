import { describe, expect, it } from 'vitest';
import { UsageError } from '../../ops/arguments.ts';
import { parseCommand } from '../../ops/parse-command.ts';

const ID = '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a';
const parse = (line: string) => parseCommand(line.split(' '));

describe('parseCommand', () => {
  it.each([
    ['nights', { name: 'nights', limit: 20 }],
    ['nights --limit 3', { name: 'nights', limit: 3 }],
    ['audit', { name: 'audit', limit: 20 }],
    ['failures 2026-11-22', { name: 'failures', localDate: '2026-11-22', filters: {}, limit: 20 }],
    [
      'failures 2026-11-22 --step sync --code sync_timeout --zone Asia/Tokyo',
      {
        name: 'failures',
        localDate: '2026-11-22',
        filters: { step: 'sync', code: 'sync_timeout', timeZone: 'Asia/Tokyo' },
        limit: 20,
      },
    ],
    [`reschedule 2026-11-22 --user ${ID}`, { scope: { userId: ID }, dryRun: false }],
    [
      'reschedule 2026-11-22 --zone Asia/Tokyo --dry-run',
      { scope: { timeZone: 'Asia/Tokyo' }, dryRun: true },
    ],
    ['reschedule 2026-11-22 --code sync_timeout', { scope: { failureCode: 'sync_timeout' } }],
    ['reschedule 2026-11-22 --all', { scope: { allFailed: true } }],
    ['grant +4915123456789 ops', { name: 'grant', account: { phone: '+4915123456789' }, role: 'ops' }],
    [`grant ${ID} user`, { name: 'grant', account: { userId: ID }, role: 'user' }],
  ])('understands %s', (line, command) => {
    expect(parse(line)).toMatchObject({ command, json: false });
  });

  it('understands a wish for JSON and a call for help', () => {
    expect(parse('nights --json')).toMatchObject({ json: true });
    expect(parse('--help')).toMatchObject({ command: 'help' });
    expect(parse('reschedule -h')).toMatchObject({ command: 'help' });
  });

  it.each([
    ['', 'There is no command'],
    ['dance', 'There is no command dance.'],
    ['nights --limit many', '--limit is not valid'],
    ['nights now', 'Expected 0 arguments, got 1.'],
    ['failures', 'Expected 1 arguments, got 0.'],
    ['failures yesterday', '<date> is not valid'],
    ['failures 2026-11-22 --step sleep', '--step is not valid'],
    ['reschedule 2026-11-22', 'Say whose nights'],
    [`reschedule 2026-11-22 --all --user ${ID}`, 'Say whose nights'],
    ['reschedule 2026-11-22 --user me', 'the scope is not valid'],
    ['reschedule 2026-11-22 --zone Mars/Olympus', 'the scope is not valid'],
    ['grant 4915123456789 ops', '<who> is not valid'],
    [`grant ${ID} king`, '<role> is not valid'],
    ['nights --loud', "Unknown option '--loud'"],
  ])('refuses "%s"', (line, message) => {
    expect(() => parse(line)).toThrow(UsageError);
    expect(() => parse(line)).toThrow(message);
  });
});
