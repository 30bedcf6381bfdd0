import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRetryAfterMs } from '../../integrations/retry-after.ts';

const NOW = new Date('2026-11-22T05:00:00Z');
const ONE_DAY_MS = 86_400_000;

function read(value: string | undefined): number | undefined {
  const headers = new Headers(value === undefined ? {} : { 'retry-after': value });
  return readRetryAfterMs({ headers, clock: () => NOW });
}

describe('readRetryAfterMs', () => {
  it.each([
    { value: '0', expected: 0 },
    { value: '7', expected: 7_000 },
    { value: ' 120 ', expected: 120_000 },
    { value: 'Sun, 22 Nov 2026 05:01:30 GMT', expected: 90_000 },
    { value: 'Sun, 22 Nov 2026 05:00:00 GMT', expected: 0 },
  ])('reads "$value" as $expected ms', ({ value, expected }) => {
    expect(read(value)).toBe(expected);
  });

  it('takes a date in the past for no wait at all', () => {
    expect(read('Sat, 21 Nov 2026 05:00:00 GMT')).toBe(0);
  });

  it.each(['9999999999', 'Sun, 22 Nov 2099 05:00:00 GMT'])('believes at most a day of "%s"', (value) => {
    expect(read(value)).toBe(ONE_DAY_MS);
  });

  it.each([
    undefined,
    '',
    'soon',
    '-5',
    '1.5',
    '1e3',
    '2026-11-22T05:00:30Z',
    'Sun, 99 Foo 2026 05:00:00 GMT',
  ])('makes nothing of %s', (value) => {
    expect(read(value)).toBeUndefined();
  });

  it('never gives a wait outside a day, whatever the server sends', () => {
    const anyDate = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString());
    const anyValue = fc.oneof(fc.nat().map(String), anyDate, fc.string({ unit: 'grapheme-ascii' }));
    fc.assert(
      fc.property(anyValue, (value) => {
        const pauseMs = read(value);
        return pauseMs === undefined || (pauseMs >= 0 && pauseMs <= ONE_DAY_MS);
      }),
    );
  });
});
