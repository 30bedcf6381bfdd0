import { describe, expect, it } from 'vitest';
import { morningZone, nextMinute } from '../../bench/people.ts';

describe('morningZone', () => {
  it.each(Array.from({ length: 24 }, (_, hour) => hour))(
    'is a zone between seven and eight at %i o’clock UTC',
    (hour) => {
      const now = new Date(Date.UTC(2026, 10, 22, hour, 30));
      const timeZone = morningZone(now);
      expect(now.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })).toBe('07:30');
    },
  );
});

describe('nextMinute', () => {
  it('is the first full minute at or after a moment', () => {
    const timeZone = 'Etc/GMT-3';
    expect(nextMinute({ earliest: new Date('2026-11-22T04:10:00.001Z'), timeZone })).toEqual({
      at: new Date('2026-11-22T04:11:00.000Z'),
      wakeUpTime: '07:11',
    });
  });
});
