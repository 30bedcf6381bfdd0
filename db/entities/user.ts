import { defineEntity } from '@mikro-orm/core';
import { Role } from '../../domain/account/role.ts';

/** A person with an account. `erasing` fences all writes while the account is being deleted. */
export const UserEntity = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: (p) => ({
    id: p.uuid().primary(),
    phone: p.string().length(20).unique(),
    role: p.enum(Role.options),
    erasing: p.boolean().default(false),
    consentVersion: p.string().length(20),
    consentAt: p.datetime(),
    createdAt: p.datetime(),
  }),
});
