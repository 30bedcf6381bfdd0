/** What comes back from a thread that did not end: what its task threw is told apart from the end of the thread. */
export type TaskOutcome<Result> = { status: 'done'; result: Result } | { status: 'threw'; message: string };

/** A task for a thread: what it throws comes back as a value. */
export const threadTask =
  <Task, Result>(work: (task: Task) => Promise<Result>) =>
  async (task: Task): Promise<TaskOutcome<Result>> => {
    try {
      return { status: 'done', result: await work(task) };
    } catch (error) {
      return {
        status: 'threw',
        message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      };
    }
  };
