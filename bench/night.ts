import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { summarizeProfiles } from './cpu-profile.ts';
import { keepPlans } from './people.ts';
import { cpuMsByThread, peakMemoryMb } from './process-usage.ts';
import { type BenchResult, formatReport, median, type Repeat, ratioOf } from './report.ts';
import { createBareRun } from './run-bare.ts';
import { createNightRun } from './run-night.ts';
import { type BenchServices, startBenchServices } from './services.ts';
import { readStepDurations } from './step-durations.ts';

const Arguments = z.object({
  users: z.coerce.number().int().min(20).max(5_000),
  repeats: z.coerce.number().int().min(1).max(20),
  json: z.boolean(),
  profile: z.boolean(),
});

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '2000' },
    repeats: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
const { users, repeats, json, profile } = Arguments.parse(values);

/** Nights and bare workflows by turns, so that other work on the machine meets both. */
async function measure(services: BenchServices): Promise<Omit<BenchResult, 'profiles'>> {
  const runNight = createNightRun(services);
  const runBare = createBareRun(services);
  const say = (message: string) => process.stderr.write(`${message}\n`);

  // What is slow only once: compiling, first connections.
  const warmUp = Math.min(users, 300);
  say(`warming up with ${warmUp} users`);
  await runBare({ runs: warmUp });
  const { usersPerSecond: pace } = await runNight({ users: warmUp });
  await keepPlans(services);

  const measured: Repeat[] = [];
  const threadsBefore = cpuMsByThread(services.night.pid);
  for (let repeat = 1; repeat <= repeats; repeat++) {
    // The server gets slower as its file grows: each of the two is first in turn.
    const nightFirst = repeat % 2 === 1;
    const before = nightFirst ? undefined : await runBare({ runs: users });
    const night = await runNight({ users, pace });
    const bare = before ?? (await runBare({ runs: users }));
    measured.push({ night, bare });
    const ratio = ratioOf({ night, bare }).toFixed(2);
    say(`repeat ${repeat}: ${night.usersPerSecond.toFixed(1)} users/s, ${ratio} times the bare one`);
  }
  const threads = [...cpuMsByThread(services.night.pid)].map(
    ([name, ms]) => [name, (ms - (threadsBefore.get(name) ?? 0)) / (users * repeats)] as const,
  );
  return {
    users,
    repeats: measured,
    medianRatio: median(measured.map(ratioOf)),
    workerPeakMb: peakMemoryMb(services.night.pid),
    workerThreads: Object.fromEntries(threads.sort(([, a], [, b]) => b - a).slice(0, 8)),
    steps: await readStepDurations(services),
  };
}

const profileDir = profile ? mkdtempSync(path.join(tmpdir(), 'meal-plan-profile-')) : undefined;
const services = await startBenchServices(profileDir === undefined ? {} : { profileDir });
let measured: Omit<BenchResult, 'profiles'>;
try {
  measured = await measure(services);
} finally {
  // Profiles are written when the worker ends.
  await services.stop();
}
const profiles = profileDir === undefined ? [] : summarizeProfiles({ profileDir });
if (profileDir !== undefined) rmSync(profileDir, { recursive: true, force: true });
const result = { ...measured, profiles };
process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${formatReport(result)}\n`);
