import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { ActivitySource, ProviderId } from '../../domain/activity/activity-day.ts';
import { ConnectionStatus } from '../../domain/activity/provider-connection.ts';
import { Intensity } from '../../domain/activity/workout.ts';
import { UserEntity } from './user.ts';

/** What a source or a device tells of a day. */
const reported = () => ({
  steps: p.integer().nullable(),
  activeEnergyKcal: p.double().$type<number>().nullable(),
  totalEnergyKcal: p.double().$type<number>().nullable(),
  distanceM: p.double().$type<number>().nullable(),
  exerciseMin: p.integer().nullable(),
  complete: p.boolean(),
  recordedAt: p.datetime(),
});

/** One source's report of one day, made of what its devices told. The only one that plans are made from. */
export const ActivityReportEntity = defineEntity({
  name: 'ActivityReport',
  tableName: 'activity_reports',
  properties: {
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    localDate: p.date().primary(),
    source: p.enum(ActivitySource.options).primary(),
    ...reported(),
    revision: p.integer(),
  },
});
export type ActivityReportRow = InferEntity<typeof ActivityReportEntity>;

/** What one device told of one day. A later report of the same device replaces it. */
export const ActivityDeviceReportEntity = defineEntity({
  name: 'ActivityDeviceReport',
  tableName: 'activity_device_reports',
  properties: {
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    localDate: p.date().primary(),
    source: p.enum(ActivitySource.options).primary(),
    /** The device's own name of itself, or `session:` and the login session that pushed. */
    device: p.string().length(100).primary(),
    ...reported(),
  },
});

/** A workout that the user logged. `energyKcal` is the user's own figure and overrides the computed one. */
export const WorkoutEntity = defineEntity({
  name: 'Workout',
  tableName: 'workouts',
  properties: (p) => ({
    id: p.uuid().primary(),
    user: p.manyToOne(UserEntity).mapToPk().deleteRule('cascade'),
    localDate: p.date(),
    startedAt: p.datetime().nullable(),
    metCode: p.string().length(5),
    intensity: p.enum(Intensity.options),
    durationMin: p.integer(),
    energyKcal: p.double().$type<number>().nullable(),
    netEnergyKcal: p.double().$type<number>(),
    steps: p.integer().nullable(),
    note: p.text().nullable(),
    revision: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  }),
  indexes: [{ properties: ['user', 'localDate'] }],
});
export type WorkoutRow = InferEntity<typeof WorkoutEntity>;

/** A workout that a device recorded, as its source tells it. */
export const DeviceWorkoutEntity = defineEntity({
  name: 'DeviceWorkout',
  tableName: 'device_workouts',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    source: p.enum(ActivitySource.options).primary(),
    externalId: p.string().length(200).primary(),
    /** The device that told of it first, as in the reports of devices. */
    device: p.string().length(100).nullable(),
    localDate: p.date(),
    startedAt: p.datetime().nullable(),
    localStart: p.string().length(5).nullable(),
    durationMin: p.double().$type<number>(),
    grossEnergyKcal: p.double().$type<number>().nullable(),
    steps: p.integer().nullable(),
    distanceM: p.double().$type<number>().nullable(),
    label: p.string().length(100),
  }),
  indexes: [{ properties: ['user', 'localDate'] }],
});
export type DeviceWorkoutRow = InferEntity<typeof DeviceWorkoutEntity>;

/** A fitness cloud that the user connected. Only `active` connections are asked. */
export const ProviderConnectionEntity = defineEntity({
  name: 'ProviderConnection',
  tableName: 'provider_connections',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    provider: p.enum(ProviderId.options).primary(),
    status: p.enum(ConnectionStatus.options),
    /** The cloud's name for the user, where its webhooks use one. */
    externalUserId: p.text().nullable(),
    sealedTokens: p.text().nullable(),
    connectedAt: p.datetime(),
    updatedAt: p.datetime(),
    /** Who refreshes the tokens now, and until when at most. */
    refreshClaim: p.uuid().nullable(),
    refreshUntil: p.datetime().nullable(),
    webhooks: p.enum(['none', 'wanted', 'ordered']).default('none'),
    /** When the user was told by push that it has ended. */
    toldAt: p.datetime().nullable(),
  }),
  uniques: [{ properties: ['provider', 'externalUserId'] }],
});
export type ProviderConnectionRow = InferEntity<typeof ProviderConnectionEntity>;

/** A day that a cloud said has changed. `dueAt` is empty when there is nothing to fetch. */
export const ChangedDayEntity = defineEntity({
  name: 'ChangedDay',
  tableName: 'changed_days',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    provider: p.enum(ProviderId.options).primary(),
    localDate: p.date().primary(),
    events: p.integer(),
    changedAt: p.datetime(),
    dueAt: p.datetime().nullable(),
    fetchedAt: p.datetime().nullable(),
    /** Names the newest claim. Random, so that it says nothing of the user. */
    claimId: p.uuid().nullable().unique(),
  }),
  indexes: [
    {
      name: 'changed_days_due_index',
      expression:
        'create index changed_days_due_index on changed_days (provider, due_at) where due_at is not null',
    },
  ],
});
