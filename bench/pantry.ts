import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { FULL_BUDGET } from '../domain/recipes/optimizer/optimize-day.ts';
import { optimizeSelection } from '../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput } from '../domain/recipes/select-day.ts';
import { liveFortnight } from './pantry-fortnight.ts';
import { householdLots } from './pantry-lots.ts';
import { fortnightRow, formatPantryReport, type PantryResult } from './pantry-report.ts';
import { pantryDay } from './pantry-use.ts';
import { benchPerson } from './planner-people.ts';

const Arguments = z.object({
  users: z.coerce.number().int().min(1).max(10_000),
  fortnights: z.coerce.number().int().min(0),
  repeats: z.coerce.number().int().min(1),
  json: z.boolean(),
});

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '200' },
    /** How many of the users live fourteen days. */
    fortnights: { type: 'string', default: '20' },
    /** How often each day is planned with each number of lots. */
    repeats: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const options = Arguments.parse(values);

const LOTS = [0, 30, 300];

/** Users planned before the clock starts, so that compiled code is measured. */
const WARM_UP_USERS = 50;

const plan = (input: SelectionInput) => optimizeSelection({ input, budget: FULL_BUDGET });

/** Processor time of one planning with each number of lots, in turns: what else the machine does meets all of them. */
function measure(person: SelectionInput): number[] {
  const inputs = LOTS.map((count) => ({ ...person, pantry: householdLots({ person, count }) }));
  const sums = inputs.map(() => 0);
  for (let repeat = 0; repeat < options.repeats; repeat += 1) {
    for (const [index, input] of inputs.entries()) {
      const from = process.cpuUsage();
      plan(input);
      const { user, system } = process.cpuUsage(from);
      sums[index] = (sums[index] ?? 0) + (user + system) / 1000;
    }
  }
  return sums.map((sum) => sum / options.repeats);
}

function run(): PantryResult {
  const catalog = loadCatalog();
  const people = Array.from({ length: options.users }, (_, number) => benchPerson({ catalog, number }));
  for (const person of people.slice(0, WARM_UP_USERS)) measure(person);
  const times = people.map(measure);
  const days = people.flatMap((person) => pantryDay(person) ?? []);
  const some = people.slice(0, options.fortnights).map((person) => ({ ...person, recent: [] }));
  const fortnights = LOTS.flatMap((lots) =>
    (lots === 0 ? [true] : [true, false]).map((isKnown) => ({
      lots,
      isKnown,
      rows: some.map((person) =>
        fortnightRow({
          person,
          ...liveFortnight({ person, pantry: householdLots({ person, count: lots }), isKnown }),
        }),
      ),
    })),
  );
  return {
    recipes: catalog.recipes.size,
    times: LOTS.map((lots, index) => ({ lots, cpuMs: times.map((row) => row[index] ?? 0) })),
    days,
    fortnights,
  };
}

const result = run();
process.stdout.write(`${options.json ? JSON.stringify(result) : formatPantryReport(result)}\n`);
