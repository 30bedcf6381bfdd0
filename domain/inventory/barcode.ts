import { z } from 'zod';

/** Whether the last digit is the one that the others ask for (GS1 General Specifications, section 7.9). */
function hasCheckDigit(barcode: string): boolean {
  return barcode.endsWith(checkDigitOf(barcode.slice(0, -1)));
}

function checkDigitOf(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** UPC-E leaves the zeros of a UPC-A out; its last digit before the check digit says where they were. */
function expandUpcE(barcode: string): string {
  const [system = '', a = '', b = '', c = '', d = '', e = '', last = '', check = ''] = barcode;
  const body =
    Number(last) <= 2
      ? `${a}${b}${last}0000${c}${d}${e}`
      : ({ 3: `${a}${b}${c}00000${d}${e}`, 4: `${a}${b}${c}${d}00000${e}` }[last] ??
        `${a}${b}${c}${d}${e}0000${last}`);
  return `${system}${body}${check}`;
}

/**
 * A UPC-A that 8 digits may stand for. Of those that begin with 0 the short form goes before: EAN-8 keeps them for
 * use within a shop.
 */
function upcOfShort(barcode: string): string | undefined {
  if (!/^[01]\d{7}$/.test(barcode)) return undefined;
  const upc = expandUpcE(barcode);
  const isTaken = barcode.startsWith('1') && hasCheckDigit(barcode);
  return hasCheckDigit(upc) && !isTaken ? upc : undefined;
}

/** UPC-E, UPC-A, EAN-13 and 14 digits of one product as one: 13 digits; 8 of an EAN-8, 14 of a case of several. */
function canonicalBarcode(barcode: string): string {
  const long = (upcOfShort(barcode) ?? barcode).padStart(14, '0');
  if (!long.startsWith('0')) return long;
  return long.startsWith('000000') ? long.slice(6) : long.slice(1);
}

/** The number under a barcode: EAN-8, UPC-E, UPC-A, EAN-13 or GTIN-14; brought to one form. */
export const Barcode = z
  .string()
  .regex(/^(\d{8}|\d{12,14})$/, 'must have 8, 12, 13 or 14 digits')
  .refine((code) => hasCheckDigit(code) || upcOfShort(code) !== undefined, {
    message: 'is misread: its last digit does not fit the others',
  })
  .overwrite(canonicalBarcode)
  .meta({
    id: 'Barcode',
    description: 'The number under a barcode. UPC-E, UPC-A and 14 digits are answered as the same 13 digits',
    example: '4006381333931',
  });

/** `2`, the kind, five digits of the article, five of its weight or price, the check digit. */
const VARIABLE = /^(0?2\d{1,6})(\d{5})\d$/;

/** Where the value is the price as a rule, by country: all of 20–29, or the kinds named (from memory, not re-read). */
const PRICE_KINDS: Readonly<Record<string, RegExp>> = {
  SE: /^2[0-2]/,
  NO: /^2[0-2]/,
  US: /^0?2/,
  CA: /^0?2/,
  GB: /^2/,
  IE: /^2/,
  IT: /^2/,
};

/** The barcode of what a scale of a shop packs, without its weight or price; any other one as it is. */
export function productKey(barcode: string): string {
  const [, article] = isVariable(barcode) ? (VARIABLE.exec(barcode) ?? []) : [];
  return article === undefined ? barcode : `${article}00000${checkDigitOf(`${article}00000`)}`;
}

const isVariable = (barcode: string): boolean => /^(2\d|02)\d{11}$/.test(barcode);

/**
 * The weight in a barcode of a shop's scale, g; undefined where there is none, or where it is a price. Kinds 02 and 20
 * are prices or of a shop's own. `country` is that of the shop, as ISO 3166 has it.
 */
export function weightInside({
  barcode,
  country,
}: {
  barcode: string;
  country?: string | undefined;
}): number | undefined {
  const [, , digits] = VARIABLE.exec(barcode) ?? [];
  const isWeight = /^2[1-9]\d{11}$/.test(barcode) && !PRICE_KINDS[country ?? '']?.test(barcode);
  return isWeight && Number(digits) > 0 ? Number(digits) : undefined;
}
