import { describe, expect, test } from 'vitest';
import { Barcode, productKey, weightInside } from '../../../domain/inventory/barcode.ts';

describe('one product has one barcode', () => {
  test.each([
    ['a UPC-E', '04963406', '0049000006346'],
    ['the UPC-A that it is short for', '049000006346', '0049000006346'],
    ['a UPC-E that ends in five', '01234558', '0012345000058'],
    ['13 digits', '4006381333931', '4006381333931'],
    ['13 digits with a zero in front', '04006381333931', '4006381333931'],
    ['a UPC-A with two zeros in front', '00049000006346', '0049000006346'],
    ['an EAN-8', '96385074', '96385074'],
    ['an EAN-8 as 14 digits', '00000096385074', '96385074'],
    ['a case of several', '14006381333938', '14006381333938'],
  ])('%s, %s, is %s', (_, written, key) => {
    expect(Barcode.parse(written)).toBe(key);
    expect(Barcode.parse(key)).toBe(key);
  });

  test.each(['04963407', '049000006347', '4006381333930', '96385075', '12345', ''])(
    '%s is refused',
    (text) => {
      expect(Barcode.safeParse(text).success).toBe(false);
    },
  );
});

describe('what a scale of a shop packed', () => {
  test('is the same product whatever it weighs', () => {
    expect(productKey('2112345012346')).toBe(productKey('2112345005676'));
    expect(productKey('2112345012346')).not.toBe(productKey('2112346012345'));
    expect(Barcode.safeParse(productKey('2112345012346')).success).toBe(true);
    expect(productKey('4006381333931')).toBe('4006381333931');
  });

  test.each([
    ['2112345012346', undefined, 1234],
    ['2112345012346', 'DE', 1234],
    ['2112345012346', 'SE', undefined],
    ['2312345012340', 'SE', 1234],
    ['2112345012346', 'US', undefined],
    ['0212345012347', undefined, undefined],
    ['4006381333931', 'DE', undefined],
  ])('%s in %s weighs %s g', (barcode, country, weight) => {
    expect(weightInside({ barcode, country })).toBe(weight);
  });
});
