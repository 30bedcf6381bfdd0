import type { IsoDate } from '../calendar.ts';
import { CLINICIAN_TARGET_BAR, clinicianTargetBar } from './clinician-target.ts';
import type { Profile } from './profile.ts';
import { yearsBefore } from './years-before.ts';

/** Youngest age that can consent to the processing of its data (GDPR Art. 8 with its lowest national limit; COPPA). */
const MIN_AGE_YEARS = 13;
/** Nobody who enters a profile is older: the oldest person on record reached 122. */
const MAX_AGE_YEARS = 122;

type ProfileProblem = { path: [keyof Profile]; message: string };

/**
 * What is wrong with a profile that each field alone does not show; empty when nothing is.
 *
 * `today` is the date where the user lives. The target mass is held against the goal only when one of the
 * two is new: who has reached the target may still change the wake-up time.
 */
export function profileProblems({
  profile,
  previous,
  today,
}: {
  profile: Profile;
  previous: Profile | undefined;
  today: IsoDate;
}): ProfileProblem[] {
  const isNewAim = previous?.goal !== profile.goal || previous.targetMassKg !== profile.targetMassKg;
  return [
    ...birthDateProblems({ birthDate: profile.birthDate, today }),
    ...clinicianProblems({ profile, today }),
    ...(isNewAim ? aimProblems(profile) : []),
  ];
}

function clinicianProblems({ profile, today }: { profile: Profile; today: IsoDate }): ProfileProblem[] {
  if (profile.clinicianTarget === undefined) return [];
  const bar = clinicianTargetBar({ ...profile, localDate: today });
  return bar === undefined ? [] : [{ path: ['clinicianTarget'], message: CLINICIAN_TARGET_BAR[bar] }];
}

function birthDateProblems({ birthDate, today }: { birthDate: IsoDate; today: IsoDate }): ProfileProblem[] {
  const path: ProfileProblem['path'] = ['birthDate'];
  if (birthDate >= today) return [{ path, message: 'must lie in the past' }];
  if (birthDate > yearsBefore(today, MIN_AGE_YEARS)) {
    return [{ path, message: `must be at least ${MIN_AGE_YEARS} years ago` }];
  }
  if (birthDate <= yearsBefore(today, MAX_AGE_YEARS + 1)) {
    return [{ path, message: `must be at most ${MAX_AGE_YEARS} years ago` }];
  }
  return [];
}

function aimProblems({ goal, massKg, targetMassKg }: Profile): ProfileProblem[] {
  if (targetMassKg === undefined) return [];
  const path: ProfileProblem['path'] = ['targetMassKg'];
  if (goal === 'lose' && targetMassKg >= massKg) {
    return [{ path, message: 'must be below massKg to lose mass' }];
  }
  if (goal === 'gain' && targetMassKg <= massKg) {
    return [{ path, message: 'must be above massKg to gain mass' }];
  }
  return [];
}
