import { describe, expect, it } from 'vitest';
import { drawDay } from '../../capacity/draw-day.ts';
import { estimateDay, GOAL, neededLimit, neededPushPercent, type Scenario } from '../../capacity/estimate.ts';
import { formatDay } from '../../capacity/format-day.ts';

const scenario: Scenario = {
  users: 2_000,
  shares: { push: 0.3, webhook: 0.2, polled: 0.45, none: 0.05 },
  limit: { requests: 1, windowMs: 60_000, requestMs: 300 },
  localDate: '2026-11-22',
  seed: 'test',
};

describe('the capacity of an installation', () => {
  const summary = estimateDay(scenario);

  it('counts everybody who has a source once, in the zone where they live', () => {
    expect(summary.users).toBe(summary.zones.reduce((sum, { users }) => sum + users, 0));
    expect(summary.users / scenario.users).toBeCloseTo(0.95, 1);
  });

  it('wastes nothing of the limit while somebody waits', () => {
    expect(summary.share).toBeLessThan(GOAL);
    expect(summary.usedWhileWaiting).toBeGreaterThan(0.995);
    expect(summary.requests).toBeLessThanOrEqual(1_440);
  });

  it('is the same for the same scenario', () => {
    expect(estimateDay(scenario)).toEqual(summary);
  });

  it('finds the smallest limit that is enough', () => {
    const requests = neededLimit(scenario) ?? 0;
    const shareAt = (limit: number) =>
      estimateDay({ ...scenario, limit: { ...scenario.limit, requests: limit } }).share;
    expect(shareAt(requests)).toBeGreaterThanOrEqual(GOAL);
    expect(shareAt(requests - 1)).toBeLessThan(GOAL);
  });

  it('finds the share of push that is enough', () => {
    const percent = neededPushPercent(scenario) ?? 0;
    expect(percent).toBeGreaterThan(30);
    expect(percent).toBeLessThan(100);
  });

  it('can be read and drawn', () => {
    const text = formatDay({ summary, scenario, needed: { limit: 2, pushPercent: 60 } });
    expect(text).toContain('1 requests a minute are 1,440 a day');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    const svg = drawDay({ summary, title: 'A & B' });
    expect(svg.match(/<rect/g)).toHaveLength(summary.zones.length + 1);
    expect(svg).toContain('A &amp; B');
    expect(svg).not.toContain('NaN');
  });
});
