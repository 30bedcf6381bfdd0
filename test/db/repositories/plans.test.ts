import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createInventoryRepository } from '../../../db/repositories/inventory.ts';
import { createPlanRepository } from '../../../db/repositories/plans.ts';
import { createSql, type Sql } from '../../../db/sql.ts';
import { addedEntry, factsOf } from '../../../domain/inventory/new-lot.ts';
import { changeOf } from '../../../domain/inventory/stock.ts';
import { madeFrom } from '../../../domain/plan/made-from.ts';
import type { PlanContent, PlanRepository } from '../../../domain/ports/plan-repository.ts';
import { Preferences } from '../../../domain/profile/preferences.ts';
import { Profile } from '../../../domain/profile/profile.ts';
import { Leftover } from '../../../domain/recipes/leftover.ts';
import { beginErasing, openTestOrm } from '../../support/database.ts';
import { aLot } from '../../support/lots.ts';
import { addNightUsers } from '../../support/night-users.ts';
import { aPlanFor } from '../../support/plans.ts';
import { aSelectionInput, someTargets } from '../../support/recipes.ts';

const at = new Date('2026-11-22T02:00:00.000Z');
const timeZone = 'Europe/Berlin';
const localDate = '2026-11-22';
const activityDate = '2026-11-21';
const { revision: _, ...content } = aPlanFor(aSelectionInput());
const selected = madeFrom({ input: aSelectionInput(), making: { kind: 'selected' } });

let orm: MikroORM;
let close: () => Promise<void>;
let sql: Sql;
let plans: PlanRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  sql = createSql({ orm });
  plans = createPlanRepository({ orm });
});
afterAll(() => close());

const aUser = async () => {
  const [userId = ''] = await addNightUsers(orm, { count: 1, timeZone, pushedDate: activityDate });
  return userId;
};
const save = (userId: string, change: Partial<PlanContent> = {}, options: object = {}) =>
  plans.savePlan({
    userId,
    timeZone,
    content: { ...content, ...change },
    madeFrom: selected,
    degraded: false,
    activityOutcome: 'measured',
    onlyIfUnopened: true,
    at,
    ...options,
  });
const open = (userId: string, revision: number) => plans.markOpened({ userId, localDate, revision, at });

describe('a plan', () => {
  test('comes back as it was saved, with its revision', async () => {
    const userId = await aUser();
    expect(await save(userId)).toEqual({ status: 'saved', revision: 1 });
    expect(await plans.findOptionalPlan({ userId, localDate })).toEqual({
      plan: { ...content, revision: 1 },
      degraded: false,
      openedAt: null,
    });
    expect(await plans.findOptionalPlan({ userId, localDate: activityDate })).toBeUndefined();
  });

  test('keeps its revision when it is made again from the same inputs', async () => {
    const userId = await aUser();
    await save(userId);
    expect(await save(userId)).toEqual({ status: 'unchanged', revision: 1 });
    expect(await save(userId, { inputsHash: 'other' })).toEqual({ status: 'saved', revision: 2 });
    expect(await save(userId, { inputsHash: 'other' }, { degraded: true })).toMatchObject({ revision: 3 });
  });

  test('is kept with what it was made from, down to verdicts and groceries', async () => {
    const userId = await aUser();
    const input = aSelectionInput({
      feedback: new Map([
        ['curry', 'like'],
        ['stew', 'dislike'],
      ]),
      pantry: [{ foodId: 'rice', massG: 250, bestBefore: '2026-11-30' }],
      hemisphere: 'southern',
    });
    const given = madeFrom({ input, making: { kind: 'starter_plan' } });
    await save(userId, { localDate: activityDate });
    await save(userId, {}, { madeFrom: given });
    const origin = await plans.findOptionalOrigin({ userId, localDate });
    const { recent } = await plans.findSelectionInputs({ userId, localDate, standIn: someTargets() });
    expect(origin).toEqual({ revision: 1, madeFrom: given, recent });
    expect(origin?.recent.map((day) => day.localDate)).toEqual([activityDate]);
    expect(origin?.madeFrom.kept.feedback.get('stew')).toBe('dislike');
    expect(await plans.findOptionalOrigin({ userId, localDate: '2026-11-23' })).toBeUndefined();
  });

  test('says what its own revision was made from, not what it was not saved for', async () => {
    const userId = await aUser();
    const input = aSelectionInput({ hemisphere: 'southern' });
    const other = madeFrom({ input, making: { kind: 'selected' } });
    const originOf = async () => {
      const origin = await plans.findOptionalOrigin({ userId, localDate });
      return [origin?.revision, origin?.madeFrom.kept.hemisphere];
    };
    await save(userId);
    await save(userId, {}, { madeFrom: other });
    expect(await originOf()).toEqual([1, undefined]);
    await save(userId, { inputsHash: 'other' }, { madeFrom: other });
    expect(await originOf()).toEqual([2, 'southern']);
    await plans.replacePlan({ userId, expectedRevision: 2, content, at });
    expect(await originOf()).toEqual([2, 'southern']);
    await open(userId, 3);
    await save(userId, { inputsHash: 'third' });
    expect(await originOf()).toEqual([2, 'southern']);
  });

  test('refuses inputs that were kept in an unknown form, and takes them along when it goes', async () => {
    const userId = await aUser();
    await save(userId);
    await sql("update plan_inputs set made_from = '{}' where user_id = ?", [userId]);
    await expect(plans.findOptionalOrigin({ userId, localDate })).rejects.toMatchObject({
      code: 'inputs_unreadable',
    });
    await sql('delete from plans where user_id = ?', [userId]);
    expect(await plans.findOptionalOrigin({ userId, localDate })).toBeUndefined();
  });

  test('that the user has seen is replaced only when that is asked for', async () => {
    const userId = await aUser();
    await save(userId);
    await open(userId, 1);
    expect(await save(userId, { inputsHash: 'other' })).toEqual({ status: 'opened', revision: 1 });
    const wanted = await save(userId, { inputsHash: 'other' }, { onlyIfUnopened: false });
    expect(wanted).toEqual({ status: 'saved', revision: 2 });
  });

  test('is one for each user and date, whoever saves at the same time', async () => {
    const userId = await aUser();
    const hashes = Array.from({ length: 10 }, (_value, index) => `hash-${index}`);
    const saved = await Promise.all(hashes.map((inputsHash) => save(userId, { inputsHash })));
    expect(saved.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual(
      hashes.map((_hash, index) => index + 1),
    );
    expect(await sql('select 1 from plans where user_id = ?', [userId])).toHaveLength(1);
  });

  test('that was changed in between is not replaced, and a replaced one is noted for the cache', async () => {
    const userId = await aUser();
    await save(userId);
    const replaced = await plans.replacePlan({ userId, expectedRevision: 1, content, at });
    expect(replaced.revision).toBe(2);
    await expect(plans.replacePlan({ userId, expectedRevision: 1, content, at })).rejects.toMatchObject({
      kind: 'precondition_failed',
    });
    expect(await plans.listCacheStale({ limit: 10 })).toContainEqual({ userId, localDate });
    await plans.setCacheStale({ userId, localDate, stale: false });
    expect(await plans.listCacheStale({ limit: 10 })).not.toContainEqual({ userId, localDate });
  });

  test('is found by the newest date before another', async () => {
    const userId = await aUser();
    for (const date of ['2026-11-18', '2026-11-20', '2026-11-22']) await save(userId, { localDate: date });
    const previous = await plans.findOptionalPreviousPlan({ userId, localDate });
    expect(previous?.localDate).toBe('2026-11-20');
    const dates = async (before?: string) =>
      (await plans.listPlans({ userId, limit: 2, ...(before ? { before } : {}) })).map(
        ({ plan }) => plan.localDate,
      );
    expect(await dates()).toEqual(['2026-11-22', '2026-11-20']);
    expect(await dates('2026-11-20')).toEqual(['2026-11-18']);
  });
});

describe('what a plan is made from', () => {
  test('is what the schemas of profile and preferences describe, with the newest weighing up to the day', async () => {
    const userId = await aUser();
    await sql(
      `insert into body_masses values (?, '2026-11-01', 70.5, now()), (?, '2026-11-22', 69.5, now()),
         (?, '2026-11-23', 50, now())`,
      [userId, userId, userId],
    );
    const energy = await plans.findEnergyInputs({ userId, activityDate, localDate });
    expect(Profile.parse(energy.profile)).toEqual(energy.profile);
    expect(energy.profile.massKg).toBe(69.5);
    expect(energy.reports).toMatchObject([{ source: 'healthkit', localDate: activityDate, steps: 9000 }]);

    await plans.saveTargets({ userId, targets: someTargets(), at });
    const selection = await plans.findSelectionInputs({ userId, localDate });
    expect(Preferences.parse(selection.preferences)).toEqual(selection.preferences);
    expect(selection.targets).toEqual(someTargets());
    expect(selection).toMatchObject({ timeZone, recent: [], current: undefined });
  });

  test('are the dishes that were cooked and not eaten, apart from the foods', async () => {
    const userId = await aUser();
    await plans.saveTargets({ userId, targets: someTargets(), at });
    const inventory = createInventoryRepository({ orm });
    const eggs = factsOf(aLot({ id: randomUUID(), stock: 1 }));
    const { foodId: _, ...kept } = eggs;
    const cooked = { recipeId: 'curry', measure: 'piece', bestBefore: localDate } as const;
    const left = { ...kept, id: randomUUID(), ...cooked };
    const entries = [
      addedEntry({ lotId: eggs.id, amount: 100 }),
      addedEntry({ lotId: left.id, amount: 1.5 }),
    ];
    const decide = () => changeOf({ lots: [eggs, left], entries });
    await inventory.change({ userId, action: randomUUID(), at, decide });
    const { leftovers, pantry } = await plans.findSelectionInputs({ userId, localDate });
    expect(pantry).toEqual([{ foodId: 'eggs', massG: 100 }]);
    expect(leftovers).toEqual([
      { recipeId: 'curry', servings: 1.5, cookedOn: eggs.boughtOn, bestBefore: localDate },
    ]);
    expect(z.array(Leftover).parse(leftovers)).toEqual(leftovers);
  });

  test('are the recipes of the last two weeks, and the plan that is there', async () => {
    const userId = await aUser();
    for (const date of ['2026-11-07', '2026-11-08', activityDate, localDate]) {
      await save(userId, { localDate: date });
    }
    await plans.saveTargets({ userId, targets: someTargets(), at });
    const { recent, current } = await plans.findSelectionInputs({ userId, localDate });
    expect(recent.map((day) => day.localDate)).toEqual([activityDate, '2026-11-08']);
    expect(recent[0]?.recipeIds).toHaveLength(12);
    expect(recent[0]?.eatenIds).toHaveLength(4);
    expect(current).toEqual({ choices: {} });
  });

  test('are what the user did with the plan that is there', async () => {
    const userId = await aUser();
    const wishes = { choices: { lunch: 'curry' }, swappedAway: ['stew'] };
    await save(userId, { localDate, ...wishes });
    await plans.saveTargets({ userId, targets: someTargets(), at });
    expect((await plans.findSelectionInputs({ userId, localDate })).current).toEqual(wishes);
  });

  test('has a stand-in for the targets, and none for what the user must not eat', async () => {
    const userId = await aUser();
    const standIn = someTargets({ energyKcal: 2345 });
    await expect(plans.findSelectionInputs({ userId, localDate })).rejects.toMatchObject({
      code: 'inputs_missing',
    });
    expect((await plans.findSelectionInputs({ userId, localDate, standIn })).targets).toEqual(standIn);
    await sql('delete from preferences where user_id = ?', [userId]);
    await expect(plans.findSelectionInputs({ userId, localDate, standIn })).rejects.toMatchObject({
      code: 'inputs_missing',
    });
  });

  test('is reported only when the day is complete, and asked of active clouds only', async () => {
    const userId = await aUser();
    expect(await plans.findSyncState({ userId, activityDate })).toEqual({
      reported: true,
      workouts: false,
      connections: [],
    });
    await sql('update activity_reports set complete = false where user_id = ?', [userId]);
    await sql(
      `insert into provider_connections (user_id, provider, status, connected_at, updated_at)
       values (?, 'fitbit', 'active', now(), now()), (?, 'google_fit', 'revoked', now(), now())`,
      [userId, userId],
    );
    expect(await plans.findSyncState({ userId, activityDate })).toEqual({
      reported: false,
      workouts: false,
      connections: ['fitbit'],
    });
  });
});

describe('the plans of an account that is being erased', () => {
  const targets = someTargets();
  test.each<[string, (userId: string) => Promise<unknown>]>([
    ['saved', (userId) => save(userId, { inputsHash: 'late' })],
    ['given targets', (userId) => plans.saveTargets({ userId, targets, at })],
    ['looked up for a night', (userId) => plans.findSyncState({ userId, activityDate })],
    ['computed', (userId) => plans.findEnergyInputs({ userId, activityDate, localDate })],
    ['selected', (userId) => plans.findSelectionInputs({ userId, localDate })],
  ])('are not %s any more', async (_what, write) => {
    const userId = await aUser();
    await save(userId);
    await beginErasing(orm, userId);
    await expect(write(userId)).rejects.toMatchObject({ kind: 'not_found', code: 'user_gone' });
    const [row] = await sql('select revision from plans where user_id = ?', [userId]);
    expect(row).toEqual({ revision: 1 });
  });
});
