import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../../integrations/push/web/public-address.ts';

describe('isPublicAddress', () => {
  it.each(['142.250.74.10', '17.57.146.20', '100.63.255.255', '172.32.0.1', '2a00:1450:4001:812::200a'])(
    'takes %s for public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
  ])('does not take %s for public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['', 'localhost', '127.1', '[::1]'])('takes "%s", which is no address, for not public', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});
