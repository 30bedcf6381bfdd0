import { defineEntity } from '@mikro-orm/core';
import type { DayTargets } from '../../domain/energy/day-targets.ts';
import type { StoredMadeFrom } from '../../domain/plan/made-from.ts';
import type { PlanContent } from '../../domain/ports/plan-repository.ts';
import { CHOSEN_KCAL } from '../migrations/20261122-chosen-energy.ts';
import { UserEntity } from './user.ts';

/** A day's targets: what the step "compute" leaves for the step "select". */
export const DayTargetsEntity = defineEntity({
  name: 'DayTargets',
  tableName: 'day_targets',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    localDate: p.date().primary(),
    targets: p.json<DayTargets>(),
    updatedAt: p.datetime(),
  }),
});

/** Exactly one plan for each user and local date: the primary key says so. */
export const PlanEntity = defineEntity({
  name: 'Plan',
  tableName: 'plans',
  properties: (p) => ({
    user: p.manyToOne(UserEntity).mapToPk().primary().deleteRule('cascade'),
    localDate: p.date().primary(),
    timeZone: p.string().length(64),
    revision: p.integer(),
    degraded: p.boolean(),
    /** `fresh`, or the reason of the baseline, for the operators' counts. */
    activityOutcome: p.string().length(40),
    document: p.json<PlanContent>(),
    /** Energy of what was chosen, kcal. */
    chosenKcal: p.double().$type<number>().nullable().generated(`(${CHOSEN_KCAL}) stored`),
    openedAt: p.datetime().nullable(),
    /** The cache could not be told of this revision: the sweep tells it. */
    cacheStale: p.boolean().default(false),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  }),
  indexes: [
    { properties: ['localDate', 'timeZone'] },
    // Partial: almost no row is stale.
    {
      name: 'plans_cache_stale_index',
      expression: 'create index plans_cache_stale_index on plans (local_date) where cache_stale',
    },
  ],
});

/** What a plan was made from beside the versions that its document names. Goes with its plan. */
export const PlanInputsEntity = defineEntity({
  name: 'PlanInputs',
  tableName: 'plan_inputs',
  properties: (p) => ({
    plan: p.oneToOne(PlanEntity).joinColumns('user_id', 'local_date').primary().deleteRule('cascade'),
    /** The revision that was made from these. Later ones are edits of it. */
    revision: p.integer(),
    madeFrom: p.json<StoredMadeFrom>(),
  }),
});
