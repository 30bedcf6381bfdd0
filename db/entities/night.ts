import { defineEntity } from '@mikro-orm/core';
import { NightStep } from '../../domain/night/night-failure.ts';
import { UserEntity } from './user.ts';

/** The fan-out of one zone for one local date, so that the sweep knows which zones had no night. */
export const NightZoneEntity = defineEntity({
  name: 'NightZone',
  tableName: 'night_zones',
  properties: (p) => ({
    timeZone: p.string().length(64).primary(),
    localDate: p.date().primary(),
    started: p.integer(),
    openedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  }),
});

/** A step of a user's night that failed or fell back: one row for each user, date and step. */
export const NightFailureEntity = defineEntity({
  name: 'NightFailure',
  tableName: 'night_failures',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    localDate: p.date().primary(),
    step: p.enum(NightStep.options).primary(),
    timeZone: p.string().length(64),
    code: p.string().length(60),
    occurrences: p.integer(),
    firstAt: p.datetime(),
    lastAt: p.datetime(),
    resolvedAt: p.datetime().nullable(),
  }),
  indexes: [{ properties: ['localDate', 'code'] }],
});
