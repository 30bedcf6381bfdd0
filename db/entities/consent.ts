import { defineEntity } from '@mikro-orm/core';
import { ProviderId } from '../../domain/activity/activity-day.ts';
import { UserEntity } from './user.ts';

/**
 * A consent that was asked for. It waits for the browser under the hash of its state, then, with the provider's answer,
 * for its user under the hash of a handle. Neither state nor handle is stored.
 */
export const ProviderAuthorizationEntity = defineEntity({
  name: 'ProviderAuthorization',
  tableName: 'provider_authorizations',
  properties: (p) => ({
    stateHash: p.string().length(64).primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    provider: p.enum(ProviderId.options),
    sealedVerifier: p.text(),
    sealedAnswer: p.text().nullable(),
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
