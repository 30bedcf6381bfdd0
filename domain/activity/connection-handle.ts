import { z } from 'zod';

/** Crockford's alphabet: no letter in it is read as a digit, or as another letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const BITS_OF_A_SYMBOL = 0b11111;

/** How many random bytes `writeHandle` takes. */
export const HANDLE_BYTES = LENGTH;

/** Twelve symbols of 5 random bits each, in groups that a person can copy: `K7QD-9X2M-4TWP`. */
export function writeHandle(random: Uint8Array): string {
  const symbols = [...random.subarray(0, LENGTH)].map((byte) => ALPHABET.charAt(byte & BITS_OF_A_SYMBOL));
  return symbols.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** What was typed or pasted, as `writeHandle` writes it; letters that are taken for digits count as those digits. */
const normalize = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** A handle as a user gives it, brought to the form in which it was given out. */
export const ConnectionHandle = z
  .string()
  .max(40)
  .transform(normalize)
  .pipe(
    z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, 'must be twelve letters and digits, such as K7QD-9X2M-4TWP'),
  )
  .transform((text) => text.replace(/(.{4})(?=.)/g, '$1-'));
