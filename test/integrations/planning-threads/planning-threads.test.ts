import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import { optimizeRecipes } from '../../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionInput, SelectionResult } from '../../../domain/recipes/select-day.ts';
import {
  createPlanningThreads,
  type PlanningThreads,
} from '../../../integrations/planning-threads/planning-threads.ts';
import { anyCircumstances, aSelectionInput } from '../../support/recipes.ts';

const catalog = loadCatalog();
const aDay = (seed: string): SelectionInput => aSelectionInput({ catalog, seed });
const days = (count: number): SelectionInput[] =>
  Array.from({ length: count }, (_, nth) => aDay(`user-${nth}`));
const FAULTY = new URL('./faulty-thread.ts', import.meta.url);

describe('planning threads', () => {
  const opened: PlanningThreads[] = [];
  const errors: Error[] = [];

  const openThreads = (options: Partial<Parameters<typeof createPlanningThreads>[0]> = {}) => {
    const threads = createPlanningThreads({
      catalog,
      threads: 1,
      onError: (error) => errors.push(error),
      ...options,
    });
    opened.push(threads);
    return threads;
  };
  const reasonOf = (choice: Promise<SelectionResult>): Promise<unknown> =>
    choice.then(
      () => 'chosen',
      (reason: unknown) => reason,
    );

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()));
    expect(errors.splice(0)).toEqual([]);
  });

  it('choose what the same inputs give in the process itself, in every thread', async () => {
    const { selectDay } = openThreads({ threads: 2 });
    const inputs = [
      ...days(10),
      ...fc.sample(anyCircumstances(catalog), { numRuns: 10, seed: 4 }).map((rest) => ({ ...rest, catalog })),
    ];
    const twice = [...inputs, ...inputs];
    expect(await Promise.all(twice.map(selectDay))).toEqual(twice.map(optimizeRecipes));
  });

  it('leave the event loop to others while hundreds of days are chosen', async () => {
    const { selectDay } = openThreads();
    await selectDay(aDay('first'));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const from = performance.now();
    const choices = await Promise.all(days(300).map(selectDay));
    const elapsedMs = performance.now() - from;
    delay.disable();
    expect(choices.every(({ status }) => status === 'selected')).toBe(true);
    // In the process itself the loop would stand still for all of it.
    expect(delay.percentile(99) / 1e6).toBeLessThan(elapsedMs / 10);
    expect(delay.max / 1e6).toBeLessThan(elapsedMs / 3);
  });

  it('refuse a day of another catalogue than the one they started with', async () => {
    const { selectDay } = openThreads();
    await expect(selectDay({ ...aDay('user'), catalog: { ...catalog, version: 'newer' } })).rejects.toThrow(
      `The thread has catalogue ${catalog.version}, the task means newer.`,
    );
  });

  it('refuse more than can wait, and take days again when some are done', async () => {
    const { selectDay } = openThreads({ maxDays: 2 });
    const taken = [selectDay(aDay('one')), selectDay(aDay('two'))];
    await expect(selectDay(aDay('three'))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'planning_busy',
      retryAfterMs: 1000,
    });
    await Promise.all(taken);
    expect(await selectDay(aDay('three'))).toMatchObject({ status: 'selected' });
  });

  it.each(['exits', 'throws', 'fills the memory'])(
    'fail the one day whose thread %s, and choose those that wait behind it',
    async (seed) => {
      const { selectDay } = openThreads({ thread: FAULTY, maxHeapMb: 64 });
      const before = selectDay(aDay('before'));
      const broken = reasonOf(selectDay(aDay(seed)));
      const behind = [selectDay(aDay('behind')), selectDay(aDay('last'))];
      expect(await broken).toBeInstanceOf(Error);
      expect(await before).toEqual(optimizeRecipes(aDay('before')));
      expect(await Promise.all(behind)).toEqual([
        optimizeRecipes(aDay('behind')),
        optimizeRecipes(aDay('last')),
      ]);
    },
  );

  it('end a day that takes too long, and go on with a new thread', async () => {
    const { selectDay } = openThreads({ thread: FAULTY, timeLimitMs: 6000 });
    expect(await reasonOf(selectDay(aDay('never ends')))).toMatchObject({ name: 'AbortError' });
    expect(await selectDay(aDay('after'))).toEqual(optimizeRecipes(aDay('after')));
  });

  it('do not count the time that a day waits for its turn', async () => {
    const { selectDay } = openThreads({ thread: FAULTY, timeLimitMs: 8000 });
    await selectDay(aDay('first'));
    // More than the limit together: each of them sleeps 200 ms.
    const slow = Array.from({ length: 42 }, (_, nth) => selectDay(aDay(`slow ${nth}`)));
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(slow.map(() => 'selected'));
  });

  it('let what has begun and what waits end before they close, and refuse what comes later', async () => {
    const { selectDay, close } = openThreads({ thread: FAULTY });
    const begun = ['slow 1', 'slow 2', 'slow 3'].map((seed) => selectDay(aDay(seed)));
    const closed = close();
    await expect(selectDay(aDay('late'))).rejects.toMatchObject({ code: 'planning_busy' });
    await closed;
    const states = await Promise.all(begun.map((day) => Promise.race([day, 'still waiting'])));
    expect(states).toMatchObject([{ status: 'selected' }, { status: 'selected' }, { status: 'selected' }]);
  });

  it('start nothing where nothing is chosen', async () => {
    await openThreads({ thread: new URL('./no-such-thread.ts', import.meta.url) }).close();
    expect(errors).toEqual([]);
  });
});
