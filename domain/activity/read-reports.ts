import { SEDENTARY_MULTIPLIER } from '../energy/constants.ts';
import type { ActivityReport, ActivitySource } from './activity-day.ts';
import type { Effort } from './day-efforts.ts';
import { stepsAndWorkoutsKcal } from './steps-energy.ts';

/**
 * Highest activity above rest in one day, in multiples of resting energy. Riders of the Tour de France spend 4–5 times
 * rest in all (Westerterp et al. 1986, J Appl Physiol 61:2162); the margin above it is our rule.
 */
const MAX_ACTIVE_PER_RESTING = 5;
/** Lowest total of a complete day, in multiples of resting energy: nobody spends half of rest. */
const MIN_TOTAL_PER_RESTING = 0.5;
/** More steps than a day on foot holds (about 75 km). Our rule. */
const MAX_STEPS = 100_000;

/** The highest activity above rest that we believe of one day, kcal. */
export const maxActiveKcal = (restingKcal: number): number => MAX_ACTIVE_PER_RESTING * restingKcal;

/** One way to know the day: a metric of a report, as kcal above rest. `workoutKcal` is the workouts' part of it. */
export type Reading = {
  method: 'active_energy' | 'total_energy' | 'steps';
  source: ActivitySource;
  recordedAt: string;
  complete: boolean;
  netKcal: number;
  workoutKcal: number;
};

type DayBody = { massKg: number; restingKcal: number; efforts: readonly Effort[] };

/**
 * The believable readings of a day's reports, in no order. `rejected` tells that a figure was there but not possible:
 * more than a body can do, less than half of rest for a whole day, or activity above the same report's total.
 *
 * A figure that shows no movement is no reading: the device lay on a shelf, and the usual activity level knows better.
 */
export function readReports({ reports, ...body }: DayBody & { reports: readonly ActivityReport[] }): {
  readings: Reading[];
  rejected: boolean;
} {
  const outcomes = reports.flatMap((report) => [
    readActiveEnergy(report, body),
    readTotalEnergy(report, body),
    readSteps(report, body),
  ]);
  return {
    readings: outcomes.filter((outcome) => typeof outcome === 'object'),
    rejected: outcomes.includes('implausible'),
  };
}

type Outcome = Reading | 'implausible' | 'absent';

function readActiveEnergy(report: ActivityReport, { restingKcal }: DayBody): Outcome {
  const { activeEnergyKcal: activeKcal } = report;
  if (!activeKcal) return 'absent';
  if (activeKcal > maxActiveKcal(restingKcal) || contradictsItself(report)) return 'implausible';
  return toReading({ report, method: 'active_energy', netKcal: activeKcal });
}

function readTotalEnergy(report: ActivityReport, { restingKcal }: DayBody): Outcome {
  const { totalEnergyKcal: totalKcal } = report;
  if (!totalKcal) return 'absent';
  const tooLow = report.complete && totalKcal < MIN_TOTAL_PER_RESTING * restingKcal;
  const tooHigh = totalKcal - restingKcal > maxActiveKcal(restingKcal);
  if (tooLow || tooHigh || contradictsItself(report)) return 'implausible';
  const unmoved = report.steps === 0 || report.activeEnergyKcal === 0;
  if (unmoved && totalKcal <= SEDENTARY_MULTIPLIER * restingKcal) return 'absent';
  return toReading({ report, method: 'total_energy', netKcal: Math.max(0, totalKcal - restingKcal) });
}

function readSteps(report: ActivityReport, { massKg, efforts }: DayBody): Outcome {
  const { steps } = report;
  if (!steps) return 'absent';
  if (steps > MAX_STEPS) return 'implausible';
  return {
    ...toReading({ report, method: 'steps', netKcal: 0 }),
    ...stepsAndWorkoutsKcal({ steps, efforts, massKg }),
  };
}

const contradictsItself = ({ activeEnergyKcal, totalEnergyKcal }: ActivityReport): boolean =>
  activeEnergyKcal !== undefined && totalEnergyKcal !== undefined && activeEnergyKcal > totalEnergyKcal;

type Figure = { report: ActivityReport; method: Reading['method']; netKcal: number };

const toReading = ({ report, method, netKcal }: Figure): Reading => ({
  method,
  source: report.source,
  recordedAt: report.recordedAt,
  complete: report.complete,
  netKcal,
  workoutKcal: 0,
});
