import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { PushTarget } from '../../domain/ports/push-gateway.ts';
import { UserEntity } from './user.ts';

/** A device that wants the morning push. `targetHash` keeps one address from being registered twice. */
export const PushDeviceEntity = defineEntity({
  name: 'PushDevice',
  tableName: 'push_devices',
  properties: (p) => ({
    id: p.uuid().primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    kind: p.enum(['web', 'expo', 'fcm']),
    target: p.json<PushTarget>(),
    targetHash: p.string().length(64).unique(),
    createdAt: p.datetime(),
  }),
  indexes: [{ properties: ['user'] }],
});
export type PushDeviceRow = InferEntity<typeof PushDeviceEntity>;

/** The morning push of one user and date: the primary key allows one. */
export const PushDeliveryEntity = defineEntity({
  name: 'PushDelivery',
  tableName: 'push_deliveries',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    localDate: p.date().primary(),
    status: p.enum(['pending', 'delivered', 'no_device', 'gave_up']),
    /** Devices that have it already: a retry skips them. */
    deliveredTo: p.json<string[]>(),
    attempts: p.integer(),
    lastCode: p.string().length(60).nullable(),
    updatedAt: p.datetime(),
  }),
  indexes: [{ properties: ['localDate', 'status'] }],
});
