import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const CpuProfile = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.int() }),
    }),
  ),
  samples: z.array(z.int()),
  /** Microseconds since the sample before. */
  timeDeltas: z.array(z.number()),
});
export type CpuProfile = z.infer<typeof CpuProfile>;

/** Time by name, most first. */
type Times = { name: string; ms: number }[];

/** Where a thread's own time went: by package or folder of this project, and by function. */
export type ProfileSummary = { busyMs: number; byPlace: Times; byFunction: Times };

/** Summarises each thread's profile in the folder, busiest first; threads that only waited are left out. */
export function summarizeProfiles({ profileDir }: { profileDir: string }): ProfileSummary[] {
  const files = readdirSync(profileDir).filter((file) => file.endsWith('.cpuprofile'));
  const summaries = files.map((file) =>
    summarizeProfile(CpuProfile.parse(JSON.parse(readFileSync(path.join(profileDir, file), 'utf8')))),
  );
  return summaries.filter(({ busyMs }) => busyMs >= 1).sort((a, b) => b.busyMs - a.busyMs);
}

/** Adds up the time that each function had itself, without what it called; idle time is left out. */
export function summarizeProfile({ nodes, samples, timeDeltas }: CpuProfile): ProfileSummary {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const places = new Map<string, number>();
  const functions = new Map<string, number>();
  let busyMs = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    if (!frame || frame.functionName === '(idle)') continue;
    const ms = (timeDeltas[index] ?? 0) / 1000;
    const place = placeOf(frame);
    busyMs += ms;
    places.set(place, (places.get(place) ?? 0) + ms);
    const name = `${frame.functionName || '(anonymous)'} ${place}:${frame.lineNumber + 1}`;
    functions.set(name, (functions.get(name) ?? 0) + ms);
  }
  return { busyMs, byPlace: sorted(places), byFunction: sorted(functions) };
}

/** `pg`, `node:internal/…` or `domain/recipes`; V8's own work has its name in parentheses. */
function placeOf({ functionName, url }: { functionName: string; url: string }): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules\/)/.exec(url)?.[1];
  if (inPackage !== undefined) return inPackage;
  if (url === '') return functionName.startsWith('(') ? functionName : '(native)';
  if (url.startsWith('node:')) return url;
  const root = path.resolve(import.meta.dirname, '..');
  return path.dirname(path.relative(root, url.replace('file://', '')));
}

const sorted = (times: Map<string, number>): Times =>
  [...times].map(([name, ms]) => ({ name, ms })).sort((a, b) => b.ms - a.ms);
