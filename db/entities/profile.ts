import { defineEntity, type InferEntity } from '@mikro-orm/core';
import {
  BaselineActivity,
  type ClinicianTarget,
  Goal,
  LifeStage,
  Sex,
  UnitSystem,
} from '../../domain/profile/profile.ts';
import { UserEntity } from './user.ts';

/** Body, goal, zone and wake-up time; `revision` makes the ETag. The newest weighing is in `massKg`. */
export const ProfileEntity = defineEntity({
  name: 'Profile',
  tableName: 'profiles',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    birthDate: p.date(),
    sex: p.enum(Sex.options),
    heightCm: p.double().$type<number>(),
    massKg: p.double().$type<number>(),
    bodyFatPercent: p.double().$type<number>().nullable(),
    targetMassKg: p.double().$type<number>().nullable(),
    paceKgPerWeek: p.double().$type<number>(),
    goal: p.enum(Goal.options),
    baselineActivity: p.enum(BaselineActivity.options),
    timeZone: p.string().length(64),
    wakeUpTime: p.string().length(5),
    locale: p.string().length(35),
    units: p.enum(UnitSystem.options),
    lifeStage: p.enum(LifeStage.options),
    clinicianTarget: p.json<ClinicianTarget>().nullable(),
    revision: p.integer(),
    updatedAt: p.datetime(),
  }),
  // The night pages through a zone by wake-up time.
  indexes: [{ properties: ['timeZone', 'wakeUpTime', 'user'] }],
});
export type ProfileRow = InferEntity<typeof ProfileEntity>;

/** The weight log: one weighing for each day. */
export const BodyMassEntity = defineEntity({
  name: 'BodyMass',
  tableName: 'body_masses',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    localDate: p.date().primary(),
    massKg: p.double().$type<number>(),
    recordedAt: p.datetime(),
  }),
});
