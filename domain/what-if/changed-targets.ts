import { computeDayTargets } from '../energy/compute-day-targets.ts';
import { KCAL_PER_KG_BODY_MASS } from '../energy/constants.ts';
import type { DayTargets } from '../energy/day-targets.ts';
import type { EnergyInputs } from '../ports/plan-repository.ts';
import type { Profile } from '../profile/profile.ts';
import { asWorkout, reportWith } from './added-activity.ts';
import type { ChangedTarget, WhatIfChange } from './what-if-change.ts';

/**
 * The day's targets with the change's activity and aim in them; `stored` ones where it has neither.
 *
 * Whatever limits the targets of a night limits these: another energy is taken as a goal with the pace that leads
 * to it, and held to the same floors and caps.
 */
export function changedTargets({
  change: { activity, target },
  stored,
  energyInputs,
  at,
}: {
  change: Pick<WhatIfChange, 'activity' | 'target'>;
  stored: DayTargets;
  energyInputs: EnergyInputs;
  at: Date;
}): DayTargets {
  if (activity.length === 0 && target === undefined) return stored;
  const { localDate, activityDate } = stored;
  const { massKg } = energyInputs.profile;
  const added = activity.map((one) => asWorkout({ added: one, localDate: activityDate, massKg, at }));
  const day = {
    ...energyInputs,
    massKg,
    localDate,
    activityDate,
    reports: energyInputs.reports.map((report) => reportWith({ report, workouts: added })),
    workouts: [...energyInputs.workouts, ...added],
    baselineReason: stored.expenditureOrigin.reason,
  };
  const profile = changedProfile({ profile: energyInputs.profile, target });
  if (target?.energyKcal === undefined) return computeDayTargets({ ...day, profile });
  const { expenditureKcal } = computeDayTargets({ ...day, profile });
  const aim = aimAt({ energyKcal: target.energyKcal, expenditureKcal });
  return computeDayTargets({ ...day, profile: { ...withoutTargetMass(profile), ...aim } });
}

/** The profile with another goal. A target mass that was for another goal goes with it. */
export function changedProfile({
  profile,
  target,
}: {
  profile: Profile;
  target: ChangedTarget | undefined;
}): Profile {
  if (target === undefined) return profile;
  const { goal = profile.goal, paceKgPerWeek = profile.paceKgPerWeek, targetMassKg } = target;
  const kept = goal === profile.goal ? profile : withoutTargetMass(profile);
  return { ...kept, goal, paceKgPerWeek, ...(targetMassKg !== undefined && { targetMassKg }) };
}

const withoutTargetMass = ({ targetMassKg: _, ...profile }: Profile): Profile => profile;

const DAYS_PER_WEEK = 7;

function aimAt({
  energyKcal,
  expenditureKcal,
}: {
  energyKcal: number;
  expenditureKcal: number;
}): Pick<Profile, 'goal' | 'paceKgPerWeek'> {
  const changeKcal = energyKcal - expenditureKcal;
  const paceKgPerWeek = (Math.abs(changeKcal) * DAYS_PER_WEEK) / KCAL_PER_KG_BODY_MASS;
  if (changeKcal === 0) return { goal: 'maintain', paceKgPerWeek };
  return { goal: changeKcal < 0 ? 'lose' : 'gain', paceKgPerWeek };
}
