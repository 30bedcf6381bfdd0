import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueCode, type OneTimeCode, tryCode } from '../../../domain/account/one-time-code.ts';

const START = new Date('2026-11-22T10:00:00.000Z');
const TEN_MINUTES_MS = 600_000;
const aCode = () => issueCode({ id: 'request-1', phone: '+4915123456789', codeHash: 'ab', at: START });
const after = (ms: number) => new Date(START.getTime() + ms);

/** The rule in other words: the first right try wins if fewer than five wrong ones came before, in time. */
function expectedOutcomes(tries: readonly { isRight: boolean; ms: number }[]): string[] {
  let wrong = 0;
  let used = false;
  return tries.map(({ isRight, ms }) => {
    if (used || wrong === 5 || ms >= TEN_MINUTES_MS) return 'ended';
    if (isRight) {
      used = true;
      return 'accepted';
    }
    wrong += 1;
    return `wrong, ${5 - wrong} left`;
  });
}

function actualOutcomes(tries: readonly { isRight: boolean; ms: number }[]): string[] {
  let code: OneTimeCode = aCode();
  return tries.map(({ isRight, ms }) => {
    const { outcome, next } = tryCode({ code, isRight, at: after(ms) });
    code = next ?? code;
    return outcome.status === 'wrong' ? `wrong, ${outcome.triesLeft} left` : outcome.status;
  });
}

const someTries = fc
  .array(fc.record({ isRight: fc.boolean(), ms: fc.integer({ min: 0, max: 700_000 }) }), { maxLength: 12 })
  .map((tries) => tries.toSorted((a, b) => a.ms - b.ms));

describe('tryCode', () => {
  it('follows the rule for any series of tries', () => {
    fc.assert(
      fc.property(someTries, (tries) => {
        expect(actualOutcomes(tries)).toEqual(expectedOutcomes(tries));
      }),
    );
  });

  it('never accepts twice, and never after five wrong tries', () => {
    fc.assert(
      fc.property(someTries, (tries) => {
        const outcomes = actualOutcomes(tries);
        const accepted = outcomes.indexOf('accepted');
        expect(outcomes.filter((outcome) => outcome === 'accepted').length).toBeLessThanOrEqual(1);
        expect(
          outcomes.slice(0, Math.max(accepted, 0)).filter((o) => o.startsWith('wrong')).length,
        ).toBeLessThan(5);
      }),
    );
  });

  it.each([
    ['a millisecond before ten minutes', TEN_MINUTES_MS - 1, 'accepted'],
    ['at ten minutes', TEN_MINUTES_MS, 'ended'],
  ])('%s: %s', (_, ms, status) => {
    expect(tryCode({ code: aCode(), isRight: true, at: after(ms) }).outcome.status).toBe(status);
  });

  it('tells whose number was proven', () => {
    expect(tryCode({ code: aCode(), isRight: true, at: START }).outcome).toEqual({
      status: 'accepted',
      phone: '+4915123456789',
    });
  });
});
