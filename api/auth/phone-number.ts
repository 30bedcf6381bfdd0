import { type PhoneNumber as Parsed, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DomainError } from '../../domain/errors.ts';
import { currentForm, formHint } from './renumberings.ts';

/** A number as E.164 (`+4915123456789`), and the block it belongs to (`49:151`). */
export type PhoneNumber = { e164: string; block: string };

/** Digits of the national number that name an area or a mobile network, roughly, everywhere. */
const BLOCK_DIGITS = 3;

/** What can receive a text message. North America does not tell mobiles from landlines. */
const REACHABLE: ReadonlySet<string | undefined> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

const EXAMPLE = 'must be a phone number with country code, such as +4915123456789';

/**
 * Reads a mobile number in international form; spaces and dashes do not matter. All ways to write one number give
 * the same `e164`: an Argentine one with and without 9, a Mexican one with and without 1.
 *
 * `block` is what pumping fraud buys in bulk: limits count it. `countries` are ISO 3166 codes; an empty list serves
 * all. Throws `invalid` naming the field `phone`: not a number, one that receives no text messages (satellite phones
 * have no country), or one of a country that is not served.
 */
export function parsePhoneNumber(text: string, { countries }: { countries: readonly string[] }): PhoneNumber {
  const typed = text.trim().startsWith('+') ? parsePhoneNumberFromString(text) : undefined;
  const parsed = typed && parsePhoneNumberFromString(currentForm(typed.number));
  if (!parsed?.isValid()) throw refused((typed && formHint(typed.number)) ?? EXAMPLE);
  if (!REACHABLE.has(parsed.getType()) || parsed.country === undefined)
    throw refused('cannot receive text messages: give the number of a mobile phone');
  if (countries.length > 0 && !countries.includes(parsed.country))
    throw refused('is a number of a country that is not served here');
  return { e164: parsed.number, block: blockOf(parsed) };
}

/** The number of an account or a code, which was checked when it came. */
export function knownPhoneNumber(e164: string): PhoneNumber {
  const parsed = parsePhoneNumberFromString(e164);
  return { e164, block: parsed ? blockOf(parsed) : e164.slice(1, 1 + BLOCK_DIGITS) };
}

const blockOf = ({ countryCallingCode, nationalNumber }: Parsed): string =>
  `${countryCallingCode}:${nationalNumber.slice(0, BLOCK_DIGITS)}`;

const refused = (message: string) =>
  new DomainError('invalid', 'validation_failed', 'Some fields are not valid.', {
    fields: [{ path: '/phone', message }],
  });
