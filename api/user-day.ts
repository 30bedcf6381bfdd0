import { type IsoDate, localDateAt } from '../domain/calendar.ts';
import { DomainError } from '../domain/errors.ts';
import type { ProfileRepository } from '../domain/ports/profile-repository.ts';
import type { Profile } from '../domain/profile/profile.ts';
import { validationFailed } from './router.ts';

/** The caller's profile, and the date that it is where they live. Throws `conflict` without a profile. */
export async function findUserDay({
  profiles,
  userId,
  now,
}: {
  profiles: ProfileRepository;
  userId: string;
  now: Date;
}): Promise<{ profile: Profile; today: IsoDate }> {
  const stored = await profiles.findOptional({ userId });
  if (stored === undefined) {
    throw new DomainError('conflict', 'profile_required', 'Enter a profile first: it says where you live.');
  }
  const profile = stored.value;
  return { profile, today: localDateAt({ at: now, timeZone: profile.timeZone }) };
}

/** Throws `invalid` naming `field` when the day has not begun where the user lives. */
export function refuseFuture({
  localDate,
  today,
  field,
}: {
  localDate: IsoDate;
  today: IsoDate;
  field: string;
}): void {
  if (localDate <= today) return;
  throw validationFailed([{ path: [field], message: 'lies in the future where you live' }]);
}
