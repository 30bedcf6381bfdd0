import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { PlanExplanation } from '../../../domain/plan/explain/explain-plan.ts';
import { madeFrom } from '../../../domain/plan/made-from.ts';
import type { MealPlan } from '../../../domain/plan/meal-plan.ts';
import { aMadePlan } from '../../support/made-plans.ts';
import { aSelectionInput, somePreferences, someTargets } from '../../support/recipes.ts';
import { openUserApi, type TestUser, type UserApi } from '../../support/user-api.ts';

const TODAY = '2026-11-22';
const CLI = fileURLToPath(new URL('../../../ops/plan/cli.ts', import.meta.url));

let api: UserApi;
let user: TestUser;
let plan: MealPlan;
beforeAll(async () => {
  api = await openUserApi();
  user = await api.addUser();
  await user.call('PUT', '/v1/preferences', { body: somePreferences() });
  for (const localDate of ['2026-11-21', TODAY]) plan = await planDay(localDate);
});
afterAll(() => api.close());

/** Makes and stores the user's plan as the night does it, from the catalogue that the command line reads. */
async function planDay(localDate: string): Promise<MealPlan> {
  const { plans } = api.deps;
  const targets = someTargets({ localDate });
  const {
    timeZone,
    current: _,
    ...inputs
  } = await plans.findSelectionInputs({
    userId: user.id,
    localDate,
    standIn: targets,
  });
  const input = aSelectionInput({ ...inputs, catalog: loadCatalog(), seed: `${user.id}:${localDate}` });
  const { revision, ...content } = aMadePlan(input);
  await plans.savePlan({
    ...{ userId: user.id, timeZone, content, madeFrom: madeFrom({ input, making: { kind: 'selected' } }) },
    ...{ degraded: false, activityOutcome: 'measured', onlyIfUnopened: true },
    at: new Date(`${localDate}T02:00:00.000Z`),
  });
  return { ...content, revision };
}

type Ended = { stdout: string; stderr: string; code: number };

/** Runs the command line as a process of its own. */
async function runPlan(...args: string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: api.databaseUrl, TEMPORAL_ADDRESS: '127.0.0.1:1' };
  try {
    return { ...(await promisify(execFile)(process.execPath, [CLI, ...args], { env })), code: 0 };
  } catch (error) {
    return error as Ended;
  }
}

describe('npm run plan -- explain', () => {
  test('makes the same plan in every process, with its earlier plans read back, and shows why', async () => {
    const [one, other] = [await runPlan('explain', user.id, TODAY), await runPlan('explain', user.id, TODAY)];
    expect(one.code).toBe(0);
    expect(one.stdout).toBe(other.stdout);
    expect(one.stdout).toContain('the same plan, to the last digit');
    expect(one.stdout).not.toContain('since then');
    expect(one.stdout).toContain(plan.meals.dinner[0]?.name);
    expect(one.stdout).toMatch(/second +\d\.\d\d behind {2,}\w/);
    expect(one.stdout).toMatch(/cooking_time +0\.60 × /);
    expect(Math.max(...one.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('finds the person by phone number, gives scripts JSON, and notes who looked without the number', async () => {
    const [{ phone } = { phone: '' }] = await api.rows<{ phone: string }>(
      'select phone from users where id = ?',
      [user.id],
    );
    const { stdout } = await runPlan('explain', phone, TODAY, '--json');
    const explanation = JSON.parse(stdout) as PlanExplanation;
    expect(explanation).toMatchObject({ userId: user.id, again: { status: 'same' }, changes: [] });
    expect(explanation.options.lunch.map(({ name }) => name)).toEqual(
      plan.meals.lunch.map(({ name }) => name),
    );
    const [entry] = await api.deps.operations.listAuditEntries({ limit: 1 });
    expect(entry).toMatchObject({
      actor: expect.stringMatching(/^cli:/),
      action: 'plans.explain',
      details: { userId: user.id, localDate: TODAY, outcome: 'done' },
    });
    expect(JSON.stringify(entry)).not.toContain(phone);
  });

  test('says what the reader changed', async () => {
    const recipeId = plan.meals.dinner[1]?.recipeId;
    await user.call('GET', '/v1/plans/today');
    const swapped = await user.call('POST', '/v1/plans/today/swap', {
      body: { slot: 'dinner', recipeId },
    });
    expect(swapped.status).toBe(200);
    const { stdout } = await runPlan('explain', user.id, TODAY);
    expect(stdout).toContain('the plan was edited: it was made as revision 1');
    expect(stdout).toMatch(/dinner 2 +its reader swapped it/);
  });

  test('names the catalogue and the rules of then where they were others', async () => {
    await api.rows(
      `update plans set document = document || '{"catalogVersion": "abc", "rulesVersion": "older"}' where local_date = ?`,
      ['2026-11-21'],
    );
    const { stdout } = await runPlan('explain', user.id, '2026-11-21');
    expect(stdout).toContain(`the catalogue changed from abc to ${loadCatalog().version}`);
    expect(stdout).toContain('the rules or their weights changed from older to');
  });

  test('says in a sentence what is not there', async () => {
    const ended = (stderr: string, code = 1) => ({ stdout: '', stderr, code });
    expect(await runPlan('explain', '+4915100000000', TODAY)).toMatchObject(
      ended('There is no such account. (user_not_found)\n'),
    );
    expect(await runPlan('explain', user.id, '2026-11-23')).toMatchObject(
      ended('There is no plan for 2026-11-23. (plan_not_found)\n'),
    );
    await api.rows('delete from plan_inputs where local_date = ?', ['2026-11-21']);
    expect(await runPlan('explain', user.id, '2026-11-21')).toMatchObject(
      ended(
        'What the plan of 2026-11-21 was made from was not kept: it is older than that. (inputs_not_kept)\n',
      ),
    );
    const [entry] = await api.deps.operations.listAuditEntries({ limit: 1 });
    expect(entry?.details).toMatchObject({ localDate: '2026-11-21', outcome: 'failed' });
    expect(await runPlan('explain', user.id)).toMatchObject({ code: 2, stdout: '' });
    expect((await runPlan('--help')).stdout).toContain('npm run plan');
  });
});

test('npm run plan -- show prints the plan as its reader has it', async () => {
  const { stdout } = await runPlan('show', user.id, TODAY);
  expect(stdout).toContain(`Plan for ${TODAY}`);
  expect(stdout).toContain(plan.meals.breakfast[0]?.name);
});
