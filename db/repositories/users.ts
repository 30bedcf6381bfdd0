import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { localDateAt } from '../../domain/calendar.ts';
import type { UserRepository } from '../../domain/ports/user-repository.ts';
import { LoginSessionEntity, OneTimeCodeEntity } from '../entities/account.ts';
import { PreferencesEntity } from '../entities/preferences.ts';
import { BodyMassEntity, ProfileEntity } from '../entities/profile.ts';
import { UserEntity } from '../entities/user.ts';
import { toSessionRow } from './login-sessions.ts';
import { toPreferencesColumns } from './preferences.ts';
import { toProfileColumns } from './profiles.ts';
import { noteUntold } from './untold-changes.ts';

type RegisterArgs = Parameters<UserRepository['register']>[0];

/** Accounts in PostgreSQL. */
export function createUserRepository({ orm }: { orm: MikroORM }): UserRepository {
  return {
    async findOptionalByPhone({ forms }) {
      const rows = await orm.em.fork().find(UserEntity, { phone: { $in: [...forms] } });
      const row = forms.flatMap((phone) => rows.find((user) => user.phone === phone) ?? [])[0];
      return row === undefined ? undefined : { id: row.id, role: row.role, erasing: row.erasing };
    },

    async register(args) {
      try {
        return await orm.em.fork().transactional(async (em) => {
          const phone = await takePhone({ em, codeId: args.codeId });
          if (phone === undefined) return { status: 'code_gone' };
          await insertAccount({ em, phone, args });
          return { status: 'registered' };
        });
      } catch (error) {
        // Two codes of one number, registered at once: the unique number lets one through.
        if (error instanceof UniqueConstraintViolationException) return { status: 'phone_taken' };
        throw error;
      }
    },
  };
}

/** The number that the used code proved; the code is gone with it. */
async function takePhone(args: { em: EntityManager; codeId: string }): Promise<string | undefined> {
  const where = { id: args.codeId, usedAt: { $ne: null } };
  const options = { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true };
  const code = await args.em.findOne(OneTimeCodeEntity, where, options);
  if (code === null) return undefined;
  await args.em.nativeDelete(OneTimeCodeEntity, { id: code.id });
  return code.phone;
}

async function insertAccount(inputs: {
  em: EntityManager;
  phone: string;
  args: RegisterArgs;
}): Promise<void> {
  const { em, phone, args } = inputs;
  const { userId: user, profile, preferences, at } = args;
  await em.insert(UserEntity, {
    id: user,
    phone,
    role: 'user',
    erasing: false,
    consentVersion: args.consentVersion,
    consentAt: at,
    createdAt: at,
  });
  await em.insert(ProfileEntity, { user, ...toProfileColumns(profile), revision: 1, updatedAt: at });
  const columns = toPreferencesColumns(preferences);
  await em.insert(PreferencesEntity, { user, ...columns, revision: 1, updatedAt: at });
  const localDate = localDateAt({ at, timeZone: profile.timeZone });
  await em.insert(BodyMassEntity, { user, localDate, massKg: profile.massKg, recordedAt: at });
  await em.insert(LoginSessionEntity, toSessionRow(args.session));
  await noteUntold(em, { userId: user, change: { kind: 'profile', previousTimeZone: null } });
}
