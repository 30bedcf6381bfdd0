import type { EarlierTarget } from '../ports/plan-repository.ts';
import type { DayTargets } from './day-targets.ts';

/**
 * The targets with what the day's were before activity came in late, so that the plan can tell the difference. Once
 * told, it stays when the day is planned again for another reason.
 */
export function tellLateChange({
  targets,
  earlierTarget,
  isLate,
}: {
  targets: DayTargets;
  earlierTarget: EarlierTarget | undefined;
  isLate: boolean;
}): DayTargets {
  const before = earlierTarget?.energyBeforeLateKcal ?? (isLate ? earlierTarget?.energyKcal : undefined);
  if (before === undefined || before === targets.energyKcal) return targets;
  return { ...targets, energyBeforeLateKcal: before };
}
