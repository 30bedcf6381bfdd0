import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { findFreePort } from '../stack/free-port.ts';

// `npm start` as its user meets it, on ports of its own: a night for everybody, one plan read over REST,
// a photographed bill that becomes stock, the operators' view, and Ctrl-C.
const ROOT = path.resolve(import.meta.dirname, '..');
const START_MS = 180_000;
const STOP_MS = 30_000;

const Code = z.object({ requestId: z.string() });
const SignedIn = z.object({ status: z.literal('signed_in'), tokens: z.object({ accessToken: z.string() }) });
const Suggestion = z.object({
  action: z.enum(['add', 'skip', 'ask']),
  foodId: z.string().optional(),
  quantity: z.number().optional(),
  unit: z.string().optional(),
});
const Line = z.object({ position: z.number(), suggestion: Suggestion });
const Import = z.object({
  id: z.string(),
  status: z.string(),
  review: z.object({ lines: z.array(Line) }).optional(),
});
const Confirmed = z.object({ lots: z.array(z.unknown()) });
const Plan = z.object({ meals: z.object({ breakfast: z.array(z.unknown()).length(3) }) });

let output = '';
let passed = 0;
let failed = 0;

async function step(title: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    passed += 1;
    process.stdout.write(`  ok      ${title}\n`);
  } catch (error) {
    failed += 1;
    process.stdout.write(`  FAILED  ${title}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

async function until(found: () => unknown, what: string, ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) if (found()) return;
  throw new Error(`no ${what} within ${ms / 1000} s`);
}

const names = ['PORT', 'METRICS_PORT', 'WORKER_METRICS_PORT', 'TEMPORAL_METRICS_PORT', 'POSTGRES_PORT'];
const more = ['REDIS_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT'];
const ports: Record<string, string> = {};
for (const name of [...names, ...more]) ports[name] = String(await findFreePort());
const api = `http://127.0.0.1:${ports.PORT}`;

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function start(): ChildProcess {
  const child = spawn('npm', ['start'], { cwd: ROOT, env: { ...process.env, ...ports }, detached: true });
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return child;
}

async function signIn(): Promise<string> {
  const phone = '+447400123456';
  const { requestId } = Code.parse(await (await post(`${api}/v1/auth/codes`, { phone })).json());
  const shown = () => output.match(/SMS to \S+: \D*(\d{6})/)?.[1];
  await until(shown, 'code on the terminal', 5_000);
  const answer = await post(`${api}/v1/auth/codes/${requestId}/verify`, { code: shown() });
  return SignedIn.parse(await answer.json()).tokens.accessToken;
}

async function get<Body>(url: string, token: string, schema: z.ZodType<Body>): Promise<Body> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return schema.parse(await answer.json());
}

/** Sends a bill, waits until it was read, and takes what is suggested. Returns how many lots that makes. */
async function buy(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const upload = await fetch(`${api}/v1/inventory/imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'image/jpeg' },
    body: readFileSync(path.join(ROOT, 'test/receipts/bills/en-us-2-clean.jpg')),
  });
  const { id } = Import.parse(await upload.json());
  const url = `${api}/v1/inventory/imports/${id}`;
  // The stream ends when the bill waits for its review.
  await (await fetch(`${url}/events`, { headers })).text();
  const { review } = await get(url, token, Import);
  const lines = review?.lines.map(({ position, suggestion: { action, foodId, quantity, unit } }) =>
    action === 'add' ? { position, action, foodId, quantity, unit } : { position, action: 'skip' },
  );
  const answer = await fetch(`${url}/confirm`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ lines }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return Confirmed.parse(await answer.json()).lots.length;
}

const child = start();
const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
let token = '';
await step('npm start makes a plan for everybody', () =>
  until(() => output.includes('Everything runs.') && /18 plans in/.test(output), 'finished night', START_MS),
);
await step('a demo user signs in with a one-time code', async () => {
  token = await signIn();
});
await step('reads the plan of today over REST', async () => {
  await get(`${api}/v1/plans/today`, token, Plan);
});
await step('a photographed bill becomes stock', async () => {
  const lots = await buy(token);
  if (lots < 3) throw new Error(`only ${lots} lots came of the bill`);
});
await step('an operator sees the nights', async () => {
  await get(`${api}/v1/ops/nights`, token, z.object({ items: z.array(z.unknown()).min(1) }));
});
await step('Ctrl-C ends everything', async () => {
  // A terminal sends it to the whole group.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  const code = await Promise.race([ended, sleep(STOP_MS, 'late' as const)]);
  if (code === 'late') throw new Error(`still running after ${STOP_MS / 1000} s`);
  await until(
    () =>
      Promise.resolve(fetch(`${api}/livez`)).then(
        () => false,
        () => true,
      ),
    'closed port',
    5_000,
  );
});
if (failed > 0) process.stdout.write(`--- output of npm start ---\n${output}\n`);
if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
  process.kill(-child.pid, 'SIGKILL');
}

const [report] = process.argv.slice(2);
if (report) writeFileSync(report, JSON.stringify({ passed, failed }));
process.exitCode = failed === 0 ? 0 : 1;
