import { describe, expect, it } from 'vitest';
import type { ProviderLimiter, Reservation } from '../../domain/ports/provider-limiter.ts';
import { createPatientLimiter } from '../../integrations/patient-limiter.ts';

const provider = 'fitbit';
const granted: Reservation = { status: 'granted', permit: { provider, id: 'a-permit' } };
const wait = (waitMs: number): Reservation => ({ status: 'wait', reason: 'limit', waitMs });

/** Gives these answers in turn, and the last one for ever. */
function limiterThat(answers: readonly Reservation[]) {
  let asked = 0;
  const limiter: ProviderLimiter = {
    async reserve() {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? granted;
      asked += 1;
      return answer;
    },
    begin: async () => granted,
    settle: async () => {},
    clear: async () => {},
  };
  return { limiter, asked: () => asked };
}

async function reserveWith({ answers, patienceMs }: { answers: Reservation[]; patienceMs: number }) {
  const { limiter, asked } = limiterThat(answers);
  const begun = performance.now();
  const result = await createPatientLimiter({ limiter, patienceMs }).reserve({ provider });
  return { result, asked: asked(), ms: performance.now() - begun };
}

describe('waiting for a turn at a cloud', () => {
  it.each([
    ['takes a turn that is there at once', [granted], 1, 0],
    ['asks again when it is time', [wait(120), granted], 2, 120],
    ['asks again however often others were faster', [wait(120), wait(150), granted], 3, 270],
    ['does not ask without end where there is nothing to wait for', [wait(0), granted], 2, 100],
  ])('%s', async (_, answers, asked, atLeastMs) => {
    const outcome = await reserveWith({ answers, patienceMs: 5_000 });
    expect(outcome).toMatchObject({ result: granted, asked });
    // Timers may be a millisecond early.
    expect(outcome.ms).toBeGreaterThanOrEqual(atLeastMs - 2);
  });

  it('says at once that it takes longer than anybody will wait', async () => {
    const outcome = await reserveWith({ answers: [wait(6_000)], patienceMs: 5_000 });
    expect(outcome).toMatchObject({ result: wait(6_000), asked: 1 });
    expect(outcome.ms).toBeLessThan(1_000);
  });

  it('gives up when its patience is over', async () => {
    const outcome = await reserveWith({ answers: [wait(150)], patienceMs: 400 });
    expect(outcome.result).toEqual(wait(150));
    expect(outcome.ms).toBeLessThan(2_000);
  });
});
