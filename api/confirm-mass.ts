import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { BodyMassRepository } from '../domain/ports/body-mass-repository.ts';
import { isSurprisingMass } from '../domain/profile/is-surprising-mass.ts';
import type { BodyMassEntry } from '../domain/profile/profile.ts';

/** The query of every operation that enters a body mass. */
export const MassQuery = z.object({
  massConfirmed: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: the mass is right, however far it is from the last weighing' }),
});

/** What operations say of it in their description. */
export const MASS_CONFIRMATION =
  'A mass that is far from the last weighing answers 409 (`mass_unconfirmed`): ask, and send it again with ' +
  '`massConfirmed=true`.';

/**
 * Asks about a weighing that is likely a typing error. It is held against the one before it, or the newest where none
 * is before. Throws DomainError conflict `mass_unconfirmed`, without the masses.
 */
export async function askAboutMass({
  bodyMasses,
  userId,
  entry,
  massConfirmed,
}: {
  bodyMasses: BodyMassRepository;
  userId: UserId;
  entry: BodyMassEntry;
  massConfirmed: 'true' | 'false';
}): Promise<void> {
  if (massConfirmed === 'true') return;
  const [before] = await bodyMasses.list({ userId, limit: 1, before: entry.localDate });
  const known = before ?? (await bodyMasses.list({ userId, limit: 1 }))[0];
  if (known === undefined || !isSurprisingMass({ entry, known })) return;
  throw new DomainError(
    'conflict',
    'mass_unconfirmed',
    `This is far from the weighing of ${known.localDate}. If it is right, send it again with massConfirmed=true.`,
    { fields: [{ path: '/massKg', message: 'is far from the last weighing' }] },
  );
}
