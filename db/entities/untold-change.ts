import { defineEntity } from '@mikro-orm/core';
import { CHANGE_KINDS } from '../../domain/ports/untold-change-repository.ts';
import { UserEntity } from './user.ts';

/** A change that the user's nights have not been told of. */
export const UntoldChangeEntity = defineEntity({
  name: 'UntoldChange',
  tableName: 'untold_changes',
  properties: (p) => ({
    id: p.uuid().primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    kind: p.enum([...CHANGE_KINDS]),
    /** Of the activity. */
    localDate: p.date().nullable(),
    /** Of the profile; null for the first one. */
    previousTimeZone: p.string().length(64).nullable(),
    notedAt: p.datetime(),
  }),
  indexes: [{ properties: ['user'] }, { properties: ['notedAt'] }],
});
