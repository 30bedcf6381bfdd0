import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { PreferencesRepository } from '../../domain/ports/preferences-repository.ts';
import { Preferences } from '../../domain/profile/preferences.ts';
import { type Revisioned, requireRevision } from '../../domain/revision.ts';
import { PreferencesEntity, type PreferencesRow } from '../entities/preferences.ts';
import { ProfileEntity } from '../entities/profile.ts';
import type { Same } from '../same.ts';
import { inUserTransaction } from '../user-transaction.ts';
import { noteUntold } from './untold-changes.ts';
import { type WithoutNulls, withoutNulls } from './without-nulls.ts';

type PreferencesColumns = Pick<PreferencesRow, keyof Preferences>;
true satisfies Same<WithoutNulls<PreferencesColumns>, Preferences>;

const toPreferences = ({
  revision,
  updatedAt: _,
  user: __,
  ...columns
}: PreferencesRow): Revisioned<Preferences> => ({
  revision,
  value: withoutNulls<PreferencesColumns>(columns),
});

/** Preferences as their row holds them: what is absent is null, so that a save takes an earlier value away. */
export const toPreferencesColumns = (preferences: Preferences): PreferencesColumns => ({
  ...preferences,
  maxCookingMinutes: preferences.maxCookingMinutes ?? null,
  cookingMinutes: preferences.cookingMinutes ?? null,
});

async function findPreferences({
  em,
  userId,
}: {
  em: EntityManager;
  userId: string;
}): Promise<Revisioned<Preferences>> {
  const row = await em.findOne(PreferencesEntity, { user: userId });
  return row === null ? { revision: 0, value: Preferences.parse({}) } : toPreferences(row);
}

/** Preferences in PostgreSQL. */
export function createPreferencesRepository({ orm }: { orm: MikroORM }): PreferencesRepository {
  return {
    find: ({ userId }) => findPreferences({ em: orm.em.fork(), userId }),

    async findEater({ userId }) {
      const [preferences, profile] = await Promise.all([
        findPreferences({ em: orm.em.fork(), userId }),
        orm.em.fork().findOne(ProfileEntity, { user: userId }, { fields: ['lifeStage'] }),
      ]);
      const lifeStage = profile?.lifeStage ?? 'none';
      const value = lifeStage === 'none' ? preferences.value : { ...preferences.value, lifeStage };
      return { ...preferences, value };
    },

    save: ({ userId, preferences, expectedRevisions, at }) =>
      inUserTransaction({ orm, userId }, async (em) => {
        const stored = await em.findOne(PreferencesEntity, { user: userId }, { disableIdentityMap: true });
        const current = stored?.revision ?? 0;
        requireRevision({ expected: expectedRevisions, revision: current });
        const revision = current + 1;
        const row = { user: userId, ...toPreferencesColumns(preferences), revision, updatedAt: at };
        await em.upsert(PreferencesEntity, row, { disableIdentityMap: true });
        const before = stored === null ? Preferences.parse({}) : toPreferences(stored).value;
        if (!sameRestrictions(preferences, before)) {
          await noteUntold(em, { userId, change: { kind: 'preferences' } });
        }
        return { revision, value: preferences };
      }),
  };
}

/** Other tastes ask for nothing of a night that is over; other restrictions do. */
const sameRestrictions = (a: Preferences, b: Preferences): boolean =>
  a.diet === b.diet && a.allergens.toSorted().join() === b.allergens.toSorted().join();
