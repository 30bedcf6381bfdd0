import { localDateAt } from '../../../domain/calendar.ts';
import type { ProfileRepository } from '../../../domain/ports/profile-repository.ts';
import type { Profile } from '../../../domain/profile/profile.ts';
import { profileProblems } from '../../../domain/profile/profile-problems.ts';
import type { Revisioned } from '../../../domain/revision.ts';
import { validationFailed } from '../../router.ts';

/** Saves a profile that hangs together. Throws `invalid` naming the fields when it does not. */
export function saveCheckedProfile({
  profiles,
  userId,
  profile,
  previous,
  expectedRevisions,
  now,
}: {
  profiles: ProfileRepository;
  userId: string;
  profile: Profile;
  previous: Profile | undefined;
  expectedRevisions: readonly number[] | undefined;
  now: Date;
}): Promise<Revisioned<Profile>> {
  const today = localDateAt({ at: now, timeZone: profile.timeZone });
  const problems = profileProblems({ profile, previous, today });
  if (problems.length > 0) throw validationFailed(problems);
  return profiles.save({ userId, profile, expectedRevisions, at: now });
}
