import { describe, expect, it } from 'vitest';
import { cpuMsOfTree, parseProcessStat, peakMemoryMb } from '../../bench/process-usage.ts';

describe('parseProcessStat', () => {
  it('finds the times behind a command with spaces and parentheses', () => {
    const before = Array.from({ length: 11 }, (_, index) => index + 100);
    const line = `4711 (postgres: (a) b) S ${before.slice(1).join(' ')} 12 3 40 5 20 0 1`;
    expect(parseProcessStat(line)).toEqual({ ownMs: 150, reapedMs: 450 });
  });
});

describe.runIf(process.platform === 'linux')('a running process', () => {
  it('shows the CPU time that it uses and its memory', () => {
    const before = cpuMsOfTree(process.pid);
    const until = process.cpuUsage().user + 60_000;
    while (process.cpuUsage().user < until);
    expect(cpuMsOfTree(process.pid) - before).toBeGreaterThanOrEqual(40);
    expect(peakMemoryMb(process.pid)).toBeGreaterThan(10);
  });
});
