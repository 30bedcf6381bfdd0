import { describe, expect, it } from 'vitest';
import { hashToUnit } from '../../../domain/recipes/hash-string.ts';

describe('hashToUnit', () => {
  it('spreads similar texts evenly over 0..1', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < 5000; index += 1) {
      const tenth = Math.floor(hashToUnit(`user:${index}`) * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 500)).toBeLessThan(90);
  });

  it('gives the same number for the same text', () => {
    expect(hashToUnit('user-1:2026-11-22')).toBe(hashToUnit('user-1:2026-11-22'));
    expect(hashToUnit('user-1:2026-11-22')).not.toBe(hashToUnit('user-1:2026-11-23'));
  });
});
