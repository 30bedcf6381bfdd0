import { setTimeout as sleep } from 'node:timers/promises';
import type { PlanningTask } from '../../../integrations/planning-threads/planning-task.ts';
import selectInThread from '../../../integrations/planning-threads/thread.ts';

/** The product's thread, in which a day with the right seed goes wrong. */
export default async function selectOrFail(task: PlanningTask) {
  if (task.seed === 'exits') process.exit(3);
  if (task.seed === 'throws') throw new TypeError('a bug');
  if (task.seed === 'fills the memory') for (const hoard: unknown[] = []; ; ) hoard.push({ more: [hoard] });
  if (task.seed === 'never ends') while (true);
  if (task.seed.startsWith('slow')) await sleep(200);
  return selectInThread(task);
}
