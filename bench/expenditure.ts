import { parseArgs } from 'node:util';
import { z } from 'zod';
import { errorsInWeek, type WeekErrors } from './expenditure-errors.ts';
import { HABITS } from './simulated-person.ts';

const Arguments = z.object({ people: z.coerce.number().int().min(1).max(10_000) });

/** People of each habit and each deviation from the formula. */
const { values } = parseArgs({ options: { people: { type: 'string', default: '100' } } });
const { people } = Arguments.parse(values);

const OFF_FACTORS = [0.85, 0.9, 1, 1.1, 1.15];
const WEEKS = [4, 6, 8];

const cells = ({ formulaKcal, learnedKcal, adaptedShare }: WeekErrors): string =>
  [`${formulaKcal.toFixed(0)} → ${learnedKcal.toFixed(0)}`, `${(100 * adaptedShare).toFixed(0)} %`]
    .map((cell) => cell.padStart(12))
    .join('');

process.stdout.write(
  [
    `${people} simulated people a line; mean absolute error of expenditure, kcal a day: formula → learned, share of days adapted`,
    `${'off'.padStart(6)}${'scale'.padStart(9)}${WEEKS.map((week) => `week ${week}`.padStart(24)).join('')}`,
    '',
  ].join('\n'),
);
for (const offFactor of OFF_FACTORS) {
  for (const habit of Object.values(HABITS)) {
    const weeks = errorsInWeek({ people, offFactor, habit, weeks: WEEKS });
    const off = `${offFactor < 1 ? '−' : '+'}${Math.round(100 * Math.abs(offFactor - 1))} %`;
    process.stdout.write(`${off.padStart(6)}${habit.name.padStart(9)}${weeks.map(cells).join('')}\n`);
  }
}
