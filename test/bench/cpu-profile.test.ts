import { describe, expect, it } from 'vitest';
import { summarizeProfile } from '../../bench/cpu-profile.ts';

const node = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, lineNumber: 9 },
});

describe('summarizeProfile', () => {
  it('adds up own times by place and by function, without the idle time', () => {
    const root = new URL('../..', import.meta.url).href;
    const summary = summarizeProfile({
      nodes: [
        node(1, '(idle)', ''),
        node(2, 'query', `${root}node_modules/a/node_modules/pg/lib/client.js`),
        node(3, 'pick', `${root}domain/recipes/pick.ts`),
        node(4, '(garbage collector)', ''),
        node(5, 'parse', 'node:internal/http'),
      ],
      samples: [1, 2, 3, 2, 4, 5],
      timeDeltas: [50_000, 4_000, 3_000, 2_000, 1_000, 500],
    });
    expect(summary.busyMs).toBeCloseTo(10.5);
    expect(summary.byPlace).toEqual([
      { name: 'pg', ms: 6 },
      { name: 'domain/recipes', ms: 3 },
      { name: '(garbage collector)', ms: 1 },
      { name: 'node:internal/http', ms: 0.5 },
    ]);
    expect(summary.byFunction[1]).toEqual({ name: 'pick domain/recipes:10', ms: 3 });
  });
});
