import { workerData } from 'node:worker_threads';
import { optimizeRecipes } from '../../domain/recipes/optimizer/optimize-recipes.ts';
import type { SelectionResult } from '../../domain/recipes/select-day.ts';
import type { PlanningTask, ThreadData } from './planning-task.ts';

const { catalog } = threadData();

/** Runs in a thread of the pool. Throws when the task means another catalogue than the thread's. */
export default function selectInThread({ catalogVersion, ...input }: PlanningTask): SelectionResult {
  if (catalogVersion !== catalog.version) {
    throw new Error(`The thread has catalogue ${catalog.version}, the task means ${catalogVersion}.`);
  }
  return optimizeRecipes({ ...input, catalog });
}

/** The pool gives every thread a `ThreadData` when it starts it. */
function threadData(): ThreadData {
  return workerData as ThreadData;
}
