import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

// Adds up what the test runner and the real night reported. A missing report is a failure, never a zero.
const Tests = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), success: z.boolean() });
const Night = z.object({ passed: z.int(), failed: z.int() });

const [directory = '.'] = process.argv.slice(2);

function counts<Report>(file: string, schema: z.ZodType<Report>, of: (report: Report) => [number, number]) {
  const report = path.join(directory, file);
  if (!existsSync(report)) return [0, 1] as const;
  return of(schema.parse(JSON.parse(readFileSync(report, 'utf8'))));
}

// A file that does not load fails without a failed test in it.
const tests = counts('tests.json', Tests, ({ numPassedTests, numFailedTests, success }) => [
  numPassedTests,
  success ? numFailedTests : Math.max(numFailedTests, 1),
]);
const night = counts('night.json', Night, ({ passed, failed }) => [passed, failed]);
const failed = tests[1] + night[1];
process.stdout.write(`${tests[0] + night[0]} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
