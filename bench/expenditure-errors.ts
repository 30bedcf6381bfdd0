import { type Habit, simulateLife } from './simulated-person.ts';

/** Mean absolute errors of a week's expenditure, kcal a day, and on how many of its days the formula was corrected. */
export type WeekErrors = { formulaKcal: number; learnedKcal: number; adaptedShare: number };

/** What formula and estimator were off by in each of `weeks` (1 is the first), over as many people. */
export function errorsInWeek({
  people,
  offFactor,
  habit,
  weeks,
}: {
  people: number;
  offFactor: number;
  habit: Habit;
  weeks: readonly number[];
}): WeekErrors[] {
  const days = 7 * Math.max(...weeks);
  const lives = Array.from({ length: people }, (_, number) =>
    simulateLife({ seed: `life ${number} ${habit.name} ${offFactor}`, offFactor, habit, days }),
  );
  return weeks.map((week) => {
    const mornings = lives.flatMap((life) => life.slice(7 * (week - 1), 7 * week));
    return {
      formulaKcal: mean(mornings.map(({ formulaKcal, trueKcal }) => Math.abs(formulaKcal - trueKcal))),
      learnedKcal: mean(
        mornings.map(({ targets, trueKcal }) => Math.abs(targets.expenditureKcal - trueKcal)),
      ),
      adaptedShare: mean(mornings.map(({ targets }) => (targets.adaptation ? 1 : 0))),
    };
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
