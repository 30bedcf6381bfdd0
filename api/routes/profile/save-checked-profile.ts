import { localDateAt } from '../../../domain/calendar.ts';
import type { BodyMassRepository } from '../../../domain/ports/body-mass-repository.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Profile } from '../../../domain/profile/profile.ts';
import { profileProblems } from '../../../domain/profile/profile-problems.ts';
import type { Revisioned } from '../../../domain/revision.ts';
import { askAboutClinicianTarget } from '../../confirm-clinician-target.ts';
import { askAboutMass } from '../../confirm-mass.ts';
import { validationFailed } from '../../router.ts';

/**
 * Saves a profile that hangs together. Throws `invalid` naming the fields when it does not, `mass_unconfirmed` for a new
 * mass that has to be confirmed, and `clinician_target_unconfirmed` for a new target of a clinician.
 */
export async function saveCheckedProfile({
  profiles,
  bodyMasses,
  massConfirmed,
  clinicianTargetConfirmed,
  userId,
  profile,
  previous,
  expectedRevisions,
  now,
}: {
  profiles: ProfileRepository;
  bodyMasses: BodyMassRepository;
  massConfirmed: 'true' | 'false';
  clinicianTargetConfirmed: 'true' | 'false';
  userId: string;
  profile: Profile;
  previous: Profile | undefined;
  expectedRevisions: readonly number[] | undefined;
  now: Date;
}): Promise<Revisioned<Profile>> {
  const today = localDateAt({ at: now, timeZone: profile.timeZone });
  const problems = profileProblems({ profile, previous, today });
  if (problems.length > 0) throw validationFailed(problems);
  askAboutClinicianTarget({
    target: profile.clinicianTarget,
    known: previous?.clinicianTarget,
    path: '/clinicianTarget',
    clinicianTargetConfirmed,
  });
  if (profile.massKg !== previous?.massKg) {
    const entry = { localDate: today, massKg: profile.massKg };
    await askAboutMass({ bodyMasses, userId, entry, massConfirmed });
  }
  return profiles.save({ userId, profile, expectedRevisions, at: now });
}
