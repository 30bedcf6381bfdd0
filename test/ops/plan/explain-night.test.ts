import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createComputeEnergy } from '../../../activities/compute-energy.ts';
import { createFallbackPlan } from '../../../activities/fallback-plan.ts';
import { createSelectRecipes } from '../../../activities/select-recipes.ts';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { createAccountRepository } from '../../../db/repositories/accounts.ts';
import { createInventoryRepository } from '../../../db/repositories/inventory.ts';
import { createNightRepository } from '../../../db/repositories/night.ts';
import { createOperationsRepository } from '../../../db/repositories/operations.ts';
import { createPlanRepository } from '../../../db/repositories/plans.ts';
import { createUserRepository } from '../../../db/repositories/users.ts';
import { addDays, type IsoDate } from '../../../domain/calendar.ts';
import type { PlanExplanation } from '../../../domain/plan/explain/explain-plan.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import { runCommand } from '../../../ops/plan/run-command.ts';
import { openTestOrm } from '../../support/database.ts';
import { addNightUsers } from '../../support/night-users.ts';

const TODAY = '2026-11-22';
const catalog = loadCatalog();
const clock = () => new Date(`${TODAY}T02:00:00.000Z`);

let orm: MikroORM;
let close: () => Promise<void>;
let deps: ReturnType<typeof depsOn>;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  deps = depsOn(orm);
});
afterAll(() => close());

const depsOn = (database: MikroORM) => ({
  accounts: createAccountRepository({ orm: database }),
  users: createUserRepository({ orm: database }),
  plans: createPlanRepository({ orm: database }),
  night: createNightRepository({ orm: database }),
  inventory: createInventoryRepository({ orm: database }),
  operations: createOperationsRepository({ orm: database }),
  catalog,
  clock,
});

const aUser = async () => {
  const [userId = ''] = await addNightUsers(orm, { count: 1, timeZone: 'Europe/Berlin', pushedDate: TODAY });
  return userId;
};

/** The steps of a night that make a plan, as the worker runs them. */
async function planNight(userId: string, localDate: IsoDate): Promise<void> {
  const night = { userId, localDate, cause: 'night' as const };
  await createComputeEnergy(deps)({ ...night, activityDate: addDays(localDate, -1) });
  await createSelectRecipes({ ...deps, selectDay: async (input) => optimizeRecipes(input) })(night);
}

const fallBack = (userId: string, localDate: IsoDate) =>
  createFallbackPlan(deps)({ userId, localDate, cause: 'night', step: 'select', code: 'infeasible' });

async function explain(userId: string, localDate: IsoDate): Promise<PlanExplanation> {
  const command = { name: 'explain' as const, account: { userId }, localDate };
  return (await runCommand(deps, { command, actor: 'cli:test' })).data as PlanExplanation;
}

test('two nights in a row are made again as they were, repeats and swaps included', async () => {
  const userId = await aUser();
  await planNight(userId, addDays(TODAY, -1));
  await planNight(userId, TODAY);
  const first = await explain(userId, TODAY);
  expect(first).toMatchObject({ making: 'selected', again: { status: 'same' }, changes: [] });

  const stored = await deps.plans.findOptionalPlan({ userId, localDate: TODAY });
  if (stored === undefined) throw new Error('no plan');
  const { revision, ...content } = stored.plan;
  const swappedAway = [content.meals.dinner[0]?.recipeId ?? ''];
  const edited = { ...content, swappedAway };
  await deps.plans.replacePlan({ userId, expectedRevision: revision, content: edited, at: clock() });
  await planNight(userId, TODAY);
  const second = await explain(userId, TODAY);
  expect(second).toMatchObject({ revision: 3, again: { status: 'same' }, changes: [] });
  expect(second.options.dinner.map(({ recipeId }) => recipeId)).not.toContain(swappedAway[0]);
});

test('an earlier plan that was edited later is named, for the repeats are not what they were', async () => {
  const userId = await aUser();
  const yesterday = addDays(TODAY, -1);
  await planNight(userId, yesterday);
  await planNight(userId, TODAY);
  const stored = await deps.plans.findOptionalPlan({ userId, localDate: yesterday });
  if (stored === undefined) throw new Error('no plan');
  const { revision, ...content } = stored.plan;
  const meals = { ...content.meals, lunch: content.meals.lunch.slice(1) };
  await deps.plans.replacePlan({
    userId,
    expectedRevision: revision,
    content: { ...content, meals },
    at: clock(),
  });
  expect((await explain(userId, TODAY)).changes).toEqual([{ what: 'earlier_plans' }]);
});

test('a fallback is made again the way it was made, from the plan of then', async () => {
  const userId = await aUser();
  const yesterday = addDays(TODAY, -1);
  await fallBack(userId, yesterday);
  const starter = await explain(userId, yesterday);
  expect(starter).toMatchObject({ making: 'starter_plan', again: { status: 'same' }, changes: [] });
  await fallBack(userId, TODAY);
  const adapted = await explain(userId, TODAY);
  expect(adapted).toMatchObject({
    ...{ making: 'previous_plan', previousDate: yesterday, reasonCode: 'infeasible' },
    ...{ again: { status: 'same' }, changes: [] },
  });
});
