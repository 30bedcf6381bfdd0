import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDeliveryOptions } from '../../../integrations/push/delivery-options.ts';

const MESSAGE = { title: 't', body: 'b', path: '/', collapseKey: 'k', ttlSeconds: 60 };

describe('toDeliveryOptions', () => {
  it.each([
    { ttlSeconds: 0, expected: 0 },
    { ttlSeconds: -30, expected: 0 },
    { ttlSeconds: 90.7, expected: 90 },
    { ttlSeconds: 10_000_000, expected: 2_419_200 },
  ])('lets $ttlSeconds s live for $expected whole seconds', ({ ttlSeconds, expected }) => {
    expect(toDeliveryOptions({ ...MESSAGE, ttlSeconds }).ttlSeconds).toBe(expected);
  });

  it('makes a valid topic of any collapse key, the same for the same key only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const { topic } = toDeliveryOptions({ ...MESSAGE, collapseKey: one });
        const again = toDeliveryOptions({ ...MESSAGE, collapseKey: other });
        expect(topic).toMatch(/^[A-Za-z0-9_-]{32}$/);
        expect(topic === again.topic).toBe(one === other);
      }),
    );
  });
});
