import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { DayTargets } from '../../domain/energy/day-targets.ts';
import type { MealPlan } from '../../domain/plan/meal-plan.ts';
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
export type DayTargetsRow = InferEntity<typeof DayTargetsEntity>;

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
    document: p.json<MealPlan>(),
    openedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  }),
  indexes: [{ properties: ['localDate', 'timeZone'] }],
});
export type PlanRow = InferEntity<typeof PlanEntity>;
