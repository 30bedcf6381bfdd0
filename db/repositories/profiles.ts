import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { localDateAt } from '../../domain/calendar.ts';
import { DomainError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ProfileRepository } from '../../domain/ports/profile-repository.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { type Revisioned, requireRevision } from '../../domain/revision.ts';
import { BodyMassEntity, ProfileEntity, type ProfileRow } from '../entities/profile.ts';
import type { Same } from '../same.ts';
import { inUserTransaction } from '../user-transaction.ts';
import { noteUntold } from './untold-changes.ts';
import { type WithoutNulls, withoutNulls } from './without-nulls.ts';

type ProfileColumns = Pick<ProfileRow, keyof Profile>;
true satisfies Same<WithoutNulls<ProfileColumns>, Profile>;

const toProfile = ({ revision, updatedAt: _, user: __, ...columns }: ProfileRow): Revisioned<Profile> => ({
  revision,
  value: withoutNulls<ProfileColumns>(columns),
});

/** A profile as the columns of its row. */
export const toProfileColumns = (profile: Profile): ProfileColumns => ({
  ...profile,
  bodyFatPercent: profile.bodyFatPercent ?? null,
  targetMassKg: profile.targetMassKg ?? null,
  clinicianTarget: profile.clinicianTarget ?? null,
});

/** Profiles in PostgreSQL. */
export function createProfileRepository({ orm }: { orm: MikroORM }): ProfileRepository {
  const findOptional: ProfileRepository['findOptional'] = async ({ userId }) => {
    const row = await orm.em.fork().findOne(ProfileEntity, { user: userId });
    return row === null ? undefined : toProfile(row);
  };

  return {
    findOptional,

    async find({ userId }) {
      const profile = await findOptional({ userId });
      if (profile !== undefined) return profile;
      throw new DomainError('not_found', 'profile_not_found', 'There is no profile yet.');
    },

    save: ({ userId, profile, expectedRevisions, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const stored = await em.findOne(ProfileEntity, { user: userId }, { disableIdentityMap: true });
        const current = stored?.revision ?? 0;
        requireRevision({ expected: expectedRevisions, revision: current });
        const revision = current + 1;
        const row = { user: userId, ...toProfileColumns(profile), revision, updatedAt: at };
        await em.upsert(ProfileEntity, row, { disableIdentityMap: true });
        const { timeZone, wakeUpTime } = profile;
        if (stored?.timeZone !== timeZone || stored.wakeUpTime !== wakeUpTime) {
          const previousTimeZone = stored?.timeZone ?? null;
          await noteUntold(em, { userId, change: { kind: 'profile', previousTimeZone } });
        }
        // Another stage of life asks for other recipes.
        if (stored !== null && stored.lifeStage !== profile.lifeStage) {
          await noteUntold(em, { userId, change: { kind: 'preferences' } });
        }
        if (stored?.massKg !== profile.massKg) await logWeighing({ em, userId, profile, at });
        return { revision, value: profile };
      }),
  };
}

/** Writes the profile's body mass as today's weighing, which makes it the newest one. */
async function logWeighing({
  em,
  userId,
  profile: { massKg, timeZone },
  at,
}: {
  em: EntityManager;
  userId: UserId;
  profile: Profile;
  at: Date;
}): Promise<void> {
  const today = localDateAt({ at, timeZone });
  // A traveller who flew west may have weighed in "tomorrow": that entry is the newest and takes the figure.
  const later = await em.findOne(
    BodyMassEntity,
    { user: userId, localDate: { $gt: today } },
    { orderBy: { localDate: 'desc' }, disableIdentityMap: true },
  );
  const entry = { user: userId, localDate: later?.localDate ?? today, massKg, recordedAt: at };
  await em.upsert(BodyMassEntity, entry, { disableIdentityMap: true });
}
