import { describe, expect, it } from 'vitest';
import { parsePhoneNumber } from '../../../api/auth/phone-number.ts';
import { allForms } from '../../../api/auth/renumberings.ts';
import { DomainError } from '../../../domain/errors.ts';

function read(text: string, countries: readonly string[] = []): string {
  try {
    return parsePhoneNumber(text, { countries }).e164;
  } catch (error) {
    return error instanceof DomainError ? `refused: ${error.fields[0]?.message}` : expect.fail(String(error));
  }
}

describe('a phone number', () => {
  it.each([
    ['+49 151 23456789', '+4915123456789'],
    ['+1 202-555-0123', '+12025550123'],
    ['+541130001111', '+5491130001111'],
    ['+54 9 11 3000 1111', '+5491130001111'],
    ['+54 11 15 3000 1111', '+5491130001111'],
    ['+5215587654321', '+525587654321'],
    ['+525587654321', '+525587654321'],
    ['+24106031234', '+24166031234'],
    ['+241066031234', '+24166031234'],
    ['+24166031234', '+24166031234'],
    ['+24107031234', '+24177031234'],
    ['+22997123456', '+2290197123456'],
    ['+2290197123456', '+2290197123456'],
    ['+22507123456', '+2250707123456'],
    ['+22548123456', '+2250748123456'],
    ['+22505123456', '+2250505123456'],
    ['+22501123456', '+2250101123456'],
    ['+2250707123456', '+2250707123456'],
    ['+23777123456', '+237677123456'],
    ['+841631234567', '+84331234567'],
    ['+841211234567', '+84791234567'],
  ])('%s is %s, however it is written', (text, e164) => {
    expect(read(text)).toBe(e164);
  });

  it.each([
    ['premium rate', '+499001234567'],
    ['premium rate of no country', '+979123456789'],
    ['a landline', '+493012345678'],
    ['a satellite phone', '+881612345678'],
    ['a toll-free number', '+448001234567'],
    ['a personal number', '+447012345678'],
    ['a voice-over-IP network', '+882161234567'],
  ])('%s gets no code', (_, text) => {
    expect(read(text)).toBe('refused: cannot receive text messages: give the number of a mobile phone');
  });

  it('of an old Brazilian form is refused with a word on what it needs: which of them got a 9 is not told by it', () => {
    expect(read('+551187654321')).toMatch(/^refused: needs a 9 behind the area code/);
  });

  it('is refused where its country is not served', () => {
    expect(read('+4915123456789', ['US', 'CA'])).toMatch(/^refused: is a number of a country/);
    expect(read('+12025550123', ['US', 'CA'])).toBe('+12025550123');
  });

  it.each([
    ['+5491130001111', '+541130001111'],
    ['+525587654321', '+5215587654321'],
    ['+24166031234', '+24106031234'],
    ['+2290197123456', '+22997123456'],
    ['+2250707123456', '+22507123456'],
    ['+84331234567', '+841631234567'],
    ['+237677123456', '+23777123456'],
  ])('%s is also found as %s, under which somebody may have registered', (current, older) => {
    expect(allForms(current)).toEqual([current, older]);
    expect(allForms(older)).toEqual([current, older]);
  });

  it('of any other country has one form', () => {
    expect(allForms('+4915123456789')).toEqual(['+4915123456789']);
  });
});
