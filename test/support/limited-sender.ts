import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ProviderLimiter, ProviderLimits } from '../../domain/ports/provider-limiter.ts';
import { connectRedis, settleRedis } from '../../integrations/redis/connect.ts';
import { createProviderLimiter, type LimiterTiming } from '../../integrations/redis/provider-limiter.ts';

/** A request, on the clock of the machine (ms): it reaches the cloud at some moment between the two. */
export type SentRequest = { from: number; to: number };

/** Short times, so that a test sees several windows. */
export const TEST_TIMING: LimiterTiming = {
  longestRequestMs: 400,
  leaseMs: 1_000,
  failuresToOpen: 3,
  openMs: 300,
  maxOpenMs: 1_000,
};

export const testLimits = (requests: number, windowMs: number): ProviderLimits => ({
  google_health: { requests, windowMs },
  fitbit: { requests, windowMs },
  google_fit: { requests, windowMs },
});

const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Sends what the limiter lets through, as fast as it may, for `ms`: requests that take up to 60 ms. */
export async function sendFor({
  limiter,
  ms,
  senders,
}: {
  limiter: ProviderLimiter;
  ms: number;
  senders: number;
}): Promise<SentRequest[]> {
  const sent: SentRequest[] = [];
  const end = machineMs() + ms;
  const send = async () => {
    while (machineMs() < end) {
      const reserved = await limiter.reserve({ provider: 'fitbit' });
      const reservation = reserved.status === 'granted' ? await limiter.begin(reserved) : reserved;
      if (reservation.status === 'wait') {
        await sleep(Math.min(reservation.waitMs, 20));
        continue;
      }
      const from = machineMs();
      await sleep(Math.random() * 60);
      sent.push({ from, to: machineMs() });
      await limiter.settle({ permit: reservation.permit, outcome: { status: 'answered' } });
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
  return sent;
}

/** The most requests that any `windowMs` can have seen, were each to arrive at its worst moment. */
export function busiestWindow({ sent, windowMs }: { sent: readonly SentRequest[]; windowMs: number }) {
  const counts = sent.map(
    ({ from }) => sent.filter((other) => other.from <= from && other.to > from - windowMs).length,
  );
  return Math.max(0, ...counts);
}

const Sent = z.array(z.object({ from: z.number(), to: z.number() }));

/** Sends from a process of its own, whose clock is `skewMs` off. */
export async function sendFromProcess(options: {
  redisUrl: string;
  requests: number;
  windowMs: number;
  ms: number;
  skewMs: number;
}): Promise<SentRequest[]> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('The sender ended early'))),
  ])) as [string];
  return Sent.parse(JSON.parse(line));
}

const Options = z.object({
  redisUrl: z.string(),
  requests: z.number(),
  windowMs: z.number(),
  ms: z.number(),
  skewMs: z.number(),
});

if (import.meta.main) {
  const { redisUrl, requests, windowMs, ms, skewMs } = Options.parse(JSON.parse(process.argv[2] ?? ''));
  const trueNow = Date.now;
  Date.now = () => trueNow() + skewMs;
  const redis = connectRedis({ url: redisUrl, onError: () => {} });
  await settleRedis(redis);
  const limiter = createProviderLimiter({
    redis,
    limits: testLimits(requests, windowMs),
    timing: TEST_TIMING,
  });
  const sent = await sendFor({ limiter, ms, senders: 5 });
  process.stdout.write(`${JSON.stringify(sent)}\n`);
  redis.disconnect();
}
