import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DomainError } from '../../domain/errors.ts';

/** A number as E.164 (`+4915123456789`), and the block it belongs to (`49:151`). */
export type PhoneNumber = { e164: string; block: string };

/** Digits of the national number that name an area or a mobile network, roughly, everywhere. */
const BLOCK_DIGITS = 3;

/**
 * Reads a phone number in international form; spaces and dashes do not matter.
 *
 * `block` is what pumping fraud buys in bulk: limits count it. Throws `invalid` naming the field `phone`.
 */
export function parsePhoneNumber(text: string): PhoneNumber {
  const parsed = text.trim().startsWith('+') ? parsePhoneNumberFromString(text) : undefined;
  if (!parsed?.isValid()) {
    throw new DomainError('invalid', 'validation_failed', 'Some fields are not valid.', {
      fields: [
        { path: '/phone', message: 'must be a phone number with country code, such as +4915123456789' },
      ],
    });
  }
  const block = `${parsed.countryCallingCode}:${parsed.nationalNumber.slice(0, BLOCK_DIGITS)}`;
  return { e164: parsed.number, block };
}
