import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseUserId, planDayId, planZoneId, zoneScheduleId } from '../../../domain/night/workflow-ids.ts';
import { datesFrom } from './zone-clock.ts';

const USER = '3f0c3a52-6f0e-4f5c-9d50-0d3f6e3f1f5a';

describe('the ids of workflows', () => {
  it('stay as they are, since running nights and the ops page are found by them', () => {
    expect(planDayId({ userId: USER, localDate: '2026-11-22' })).toBe(`plan:${USER}:2026-11-22`);
    expect(planZoneId({ timeZone: 'Europe/Berlin', localDate: '2026-11-22' })).toBe(
      'night:Europe/Berlin:2026-11-22',
    );
    expect(zoneScheduleId('Europe/Berlin')).toBe('night/Europe/Berlin');
    expect(eraseUserId(USER)).toBe(`erase:${USER}`);
  });

  it("are the same for a user's date alone, and differ for any other user or date", () => {
    const anyDay = fc.record({
      userId: fc.constantFrom(
        USER,
        '8d1f1d0e-0a34-4c1c-8f8e-1f7f3f0d2b11',
        '00000000-0000-4000-8000-000000000000',
      ),
      localDate: fc.constantFrom(...datesFrom('2026-12-30', '2027-01-02')),
    });
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const sameDay = one.userId === other.userId && one.localDate === other.localDate;
        expect(planDayId(one) === planDayId(other)).toBe(sameDay);
      }),
    );
  });
});
