import { z } from 'zod';
import { IsoDate } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import { dueNight } from '../../domain/night/due-night.ts';
import { nightTimes } from '../../domain/night/night-times.ts';
import type { ProfileRepository } from '../../domain/ports/profile-repository.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { findUserDay } from '../user-day.ts';
import { planNotFound } from './edit-plan.ts';
import type { PlanOf } from './read-plan.ts';

/** Path parameter of everything about one plan. */
export const PlanDate = z.object({
  date: z
    .union([z.literal('today'), IsoDate])
    .meta({ description: '`today`, where you live, or a date', example: 'today' }),
});

/** While a plan is being made it is ready within seconds. */
const MAKING_RETRY_MS = 10_000;

/** Which plan the path means, and the caller's profile. Throws `conflict` without a profile. */
export async function findPlanDay(
  { profiles }: { profiles: ProfileRepository },
  { userId, date, now }: { userId: string; date: string; now: Date },
): Promise<{ profile: Profile; day: PlanOf }> {
  const { profile, today } = await findUserDay({ profiles, userId, now });
  const localDate = date === 'today' ? today : date;
  return { profile, day: { userId, localDate, today, at: now } };
}

/** The error for a date without a plan: today's is still to come, and the error says when. */
export function noPlan({ profile, day }: { profile: Profile; day: PlanOf }): DomainError {
  const { localDate, today, at } = day;
  if (localDate !== today) return planNotFound();
  const { timeZone } = profile;
  const isBeingMade = dueNight({ timeZone, now: at }).status === 'due';
  const { nightAt } = nightTimes({ ...profile, localDate });
  const detail = isBeingMade
    ? 'Your plan is being made. It will be here in a moment.'
    : `Your plan for today is made at 3 AM (${nightAt}).`;
  const retryAfterMs = isBeingMade ? MAKING_RETRY_MS : Date.parse(nightAt) - at.getTime() + MAKING_RETRY_MS;
  return new DomainError('not_found', 'plan_not_ready', detail, { retryAfterMs });
}
