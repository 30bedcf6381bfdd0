import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followUp, mergeDevices } from '../../../domain/activity/merge-devices.ts';
import { report } from './samples.ts';

const phone = report({ source: 'health_connect', steps: 16_400, activeEnergyKcal: 780 });
const tablet = report({ source: 'health_connect', recordedAt: '2026-11-22T01:00:55.000Z', steps: 140 });

describe('the one report of several devices with one health store', () => {
  it('is that of the device with the most activity, in any order', () => {
    expect(mergeDevices([phone, tablet])).toEqual(phone);
    expect(mergeDevices([tablet, phone])).toEqual(phone);
  });

  it('is the only one where there is one', () => {
    expect(mergeDevices([tablet])).toEqual(tablet);
  });

  it('has figures of the others that the first does not tell, but never their energy beside its own', () => {
    const watch = report({ steps: 9000, activeEnergyKcal: 500 });
    const other = report({ steps: 200, distanceM: 150, exerciseMin: 3, totalEnergyKcal: 1700 });
    expect(mergeDevices([other, watch])).toEqual({ ...watch, distanceM: 150, exerciseMin: 3 });
    expect(mergeDevices([report({ steps: 9000 }), report({ steps: 10, activeEnergyKcal: 40 })])).toEqual(
      report({ steps: 9000, activeEnergyKcal: 40 }),
    );
  });

  it('takes nothing of a part of the day into the whole of it', () => {
    const part = report({ steps: 4000, distanceM: 3000, complete: false });
    expect(mergeDevices([part, report({ steps: 9000 })])).toEqual(report({ steps: 9000 }));
  });

  it('is not that of a device whose energy cannot be right', () => {
    const broken = report({ steps: 300, totalEnergyKcal: 15_000 });
    expect(mergeDevices([broken, phone])).toEqual(phone);
  });

  it('is the newest of devices that saw the same', () => {
    const later = { ...phone, recordedAt: '2026-11-22T03:00:00.000Z' };
    expect(mergeDevices([phone, later])).toEqual(later);
  });

  it('never has a figure that no device told', () => {
    const figure = fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: undefined });
    const reports = fc.array(
      fc
        .record({ steps: figure, activeEnergyKcal: figure, totalEnergyKcal: figure, distanceM: figure })
        .map((drawn) =>
          report(Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined))),
        ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(reports, (all) => {
        const merged = mergeDevices(all);
        for (const metric of ['steps', 'activeEnergyKcal', 'totalEnergyKcal', 'distanceM'] as const) {
          expect([...all.map((one) => one[metric]), undefined]).toContain(merged[metric]);
        }
      }),
    );
  });
});

describe('a later push that may be of another device', () => {
  it.each([
    { name: 'a partial read that is lower', later: tablet, expected: phone },
    {
      name: 'a partial read that is higher',
      later: { ...tablet, steps: 17_000 },
      expected: { ...tablet, steps: 17_000, activeEnergyKcal: 780 },
    },
    {
      name: 'a figure that was not told before',
      later: report({ distanceM: 12_000 }),
      expected: { ...phone, source: 'google_health', distanceM: 12_000 },
    },
    {
      name: 'a correction, which tells every figure again',
      later: { ...tablet, steps: 15_000, activeEnergyKcal: 700 },
      expected: { ...tablet, steps: 15_000, activeEnergyKcal: 700 },
    },
  ])('$name', ({ later, expected }) => {
    expect(followUp({ earlier: phone, later })).toEqual(expected);
  });

  it('drops a total that the newer activity has outgrown', () => {
    const earlier = report({ activeEnergyKcal: 300, totalEnergyKcal: 1200 });
    const later = report({ activeEnergyKcal: 1300 });
    expect(followUp({ earlier, later })).toEqual(later);
  });
});
