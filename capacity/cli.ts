import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { drawDay } from './draw-day.ts';
import { estimateDay, neededLimit, neededPushPercent, type Scenario } from './estimate.ts';
import { formatDay } from './format-day.ts';

const USAGE = `npm run capacity -- [options]   a day of many users at one fitness cloud, simulated

  --users <n>      people, 100000 by default
  --push <0..1>    share whose phone sends the day (0.4)
  --webhook <0..1> share whose cloud tells us of news, which costs a request (0.2)
  --polled <0..1>  share that is asked about at night (0.35); the rest has no source
  --limit <n>      requests a minute (50)
  --svg <file>     draws the day
  --no-search      does not look for the limit and the share of push that would be needed`;

const share = z.coerce.number().min(0).max(1);
const Options = z
  .object({
    users: z.coerce.number().int().min(1).max(1_000_000),
    push: share,
    webhook: share,
    polled: share,
    limit: z.coerce.number().int().min(1).max(4_096),
    svg: z.string().optional(),
    search: z.boolean(),
  })
  .refine(({ push, webhook, polled }) => push + webhook + polled <= 1 + 1e-9, {
    message: 'push, webhook and polled are more than 1 together',
  });

const { values } = parseArgs({
  allowNegative: true,
  options: {
    users: { type: 'string', default: '100000' },
    push: { type: 'string', default: '0.4' },
    webhook: { type: 'string', default: '0.2' },
    polled: { type: 'string', default: '0.35' },
    limit: { type: 'string', default: '50' },
    svg: { type: 'string' },
    search: { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  },
});
const parsed = Options.safeParse(values);
if (values.help || !parsed.success) {
  const problems =
    parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()) ?? [];
  process.stdout.write(`${[...problems, USAGE].join('\n')}\n`);
  process.exit(values.help ? 0 : 2);
}

const { users, push, webhook, polled, limit, svg, search } = parsed.data;
const scenario: Scenario = {
  users,
  shares: { push, webhook, polled, none: Math.max(0, 1 - push - webhook - polled) },
  // The clouds answer in a fraction of a second; a permit is away for that longer.
  limit: { requests: limit, windowMs: 60_000, requestMs: 300 },
  localDate: '2026-11-22',
  seed: 'capacity',
};
const summary = estimateDay(scenario);
const needed = search
  ? { limit: neededLimit(scenario), pushPercent: neededPushPercent(scenario) }
  : undefined;
process.stdout.write(`${formatDay({ summary, scenario, needed })}\n`);
if (svg !== undefined) {
  const title = `${users.toLocaleString('en')} users, ${limit} requests a minute`;
  writeFileSync(svg, drawDay({ summary, title }));
  process.stdout.write(`Drawn in ${svg}\n`);
}
