import { defineEntity } from '@mikro-orm/core';
import { ProviderId } from '../../domain/activity/activity-day.ts';
import { UserEntity } from './user.ts';

/** A consent that was asked for: waits for the browser to come back. The state itself is nowhere stored. */
export const ProviderAuthorizationEntity = defineEntity({
  name: 'ProviderAuthorization',
  tableName: 'provider_authorizations',
  properties: (p) => ({
    stateHash: p.string().length(64).primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    provider: p.enum(ProviderId.options),
    sealedVerifier: p.text(),
    returnTo: p.text().nullable(),
    expiresAt: p.datetime(),
  }),
  indexes: [{ properties: ['user'] }, { properties: ['expiresAt'] }],
});

/** A consent that has ended here and not yet at the cloud. It outlives the account, and then names nobody. */
export const EndedConsentEntity = defineEntity({
  name: 'EndedConsent',
  tableName: 'ended_consents',
  properties: (p) => ({
    id: p.uuid().primary(),
    user: p.manyToOne(UserEntity).mapToPk().nullable().deleteRule('set null'),
    provider: p.enum(ProviderId.options),
    sealedTokens: p.text(),
    endedAt: p.datetime(),
  }),
  indexes: [{ properties: ['user'] }, { properties: ['endedAt'] }],
});
