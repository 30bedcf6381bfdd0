import { threadTask } from '../../../integrations/threads/thread-task.ts';

/** Does what it is told. */
export default threadTask(async (deed: string): Promise<string> => {
  if (deed === 'throw') throw new Error('broken');
  if (deed === 'exit') process.exit(1);
  if (deed === 'reject outside') {
    setImmediate(() => {
      throw new Error('outside');
    });
    await new Promise(() => undefined);
  }
  while (deed === 'spin');
  return `done: ${deed}`;
});
