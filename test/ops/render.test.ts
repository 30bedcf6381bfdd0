import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NightSummary } from '../../domain/night/night-summary.ts';
import { renderFailures, renderNights, renderResult } from '../../ops/render.ts';
import { renderTable } from '../../ops/render-table.ts';

const night: NightSummary = {
  localDate: '2026-11-22',
  planned: 99_998,
  degraded: 12,
  opened: 40_000,
  missing: 2,
  pushes: { pending: 1, delivered: 80_000, no_device: 19_000, gave_up: 3 },
  openFailures: { sync: 12, compute: 0, select: 1, cache: 0, notify: 3 },
};

describe('renderTable', () => {
  it('puts words on the left and numbers on the right', () => {
    const rows = [
      { name: 'a', count: 7 },
      { name: 'longer', count: 1234 },
    ];
    const text = renderTable(rows, [
      { title: 'name', show: ({ name }) => name },
      { title: 'n', show: ({ count }) => count },
    ]);
    expect(text).toBe('name       n\na          7\nlonger  1234');
  });

  it('is never wider than a hundred columns', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }))), (rows) => {
        const text = renderTable(rows, [
          { title: 'one', show: ([one]) => one.replaceAll('\n', ' ') },
          { title: 'two', show: ([, two]) => two.replaceAll('\n', ' ') },
        ]);
        expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('what operators read', () => {
  it('a night of the whole installation fits a terminal', () => {
    const [header = '', line = ''] = renderNights([night]).split('\n');
    expect(header.length).toBeLessThanOrEqual(100);
    expect(line).toMatch(/^2026-11-22 +99998 +12 +2 +40000 +80000 +1 +19000 +3 +16$/);
  });

  it('says so when there are no failures', () => {
    expect(renderFailures([])).toBe('No failures.');
  });

  it('says what a reschedule did, or would do', () => {
    expect(renderResult({ matched: 1, started: 0 }, true)).toBe('1 night would be started again.');
    expect(renderResult({ matched: 5, started: 5 }, false)).toBe('5 of 5 nights started again.');
  });
});

it('says why a reschedule may have found nobody', () => {
  for (const dryRun of [true, false])
    expect(renderResult({ matched: 0, started: 0 }, dryRun)).toMatch(/^No night matched\. .*preferences/);
});
