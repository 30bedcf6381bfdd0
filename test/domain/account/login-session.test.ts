import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LoginSession,
  openSession,
  presentToken,
  revokeSession,
} from '../../../domain/account/login-session.ts';

const START = new Date('2026-11-22T10:00:00.000Z');
const DAY_MS = 24 * 3_600_000;
/** Hash of the n-th token of the family. */
const token = (n: number) => `token-${n}`;
const aSession = () => openSession({ id: 's', userId: 'u', tokenHash: token(0), at: START });
const present = (session: LoginSession, n: number, at: Date) =>
  presentToken({ session, tokenHash: token(n), successorHash: token(n + 1), at });

type Step = { back: number; waitMs: number };
const someSteps = fc.array(
  fc.record({
    // Mostly the newest token, at times an older one.
    back: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
    ),
    waitMs: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 10 * DAY_MS })),
  }),
  { maxLength: 20 },
);

/** What the rules say, kept in a few numbers instead of hashes. */
function createModel() {
  let newest = 0;
  let rotatedMs = 0;
  let revoked = false;
  return {
    newest: () => newest,
    present(n: number, ms: number): string {
      if (revoked || ms >= 30 * DAY_MS) return 'ended';
      if (n === newest) {
        newest += 1;
        rotatedMs = ms;
        return 'rotated';
      }
      if (n === newest - 1 && ms - rotatedMs <= 10_000) return 'repeated';
      revoked = true;
      return 'reused';
    },
  };
}

function compareWithModel(steps: readonly Step[]): void {
  const model = createModel();
  let session: LoginSession = aSession();
  let ms = 0;
  for (const { back, waitMs } of steps) {
    ms += waitMs;
    const n = Math.max(0, model.newest() - back);
    const { outcome, next } = present(session, n, new Date(START.getTime() + ms));
    session = next ?? session;
    expect(outcome.status).toBe(model.present(n, ms));
    // Whoever is answered with a token holds the current one.
    if (outcome.status === 'rotated' || outcome.status === 'repeated') {
      expect(session.tokenHash).toBe(token(n + 1));
    }
  }
}

describe('presentToken', () => {
  it('follows the rules for any series of refreshes', () => {
    fc.assert(fc.property(someSteps, compareWithModel));
  });

  it.each([
    [10_000, 'repeated'],
    [10_001, 'reused'],
  ])('%i ms after the rotation the token before is %s', (waitMs, status) => {
    const { next = aSession() } = present(aSession(), 0, START);
    expect(present(next, 0, new Date(START.getTime() + waitMs)).outcome.status).toBe(status);
  });

  it('revokes the whole family when an old token comes back', () => {
    const { next: second = aSession() } = present(aSession(), 0, START);
    const { next: third = second } = present(second, 1, START);
    const { next: revoked = third } = present(third, 0, START);
    expect(revoked).toMatchObject({ status: 'revoked', reason: 'token_reused', revokedAt: START });
    expect(present(revoked, 2, START).outcome.status).toBe('ended');
  });
});

describe('revokeSession', () => {
  it('keeps the first reason', () => {
    const once = revokeSession({ session: aSession(), reason: 'logout', at: START });
    const later = new Date(START.getTime() + 1000);
    expect(revokeSession({ session: once, reason: 'token_reused', at: later })).toEqual(once);
  });
});
