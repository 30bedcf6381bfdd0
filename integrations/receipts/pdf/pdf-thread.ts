import { threadTask } from '../../threads/thread-task.ts';
import { readDocument } from './read-document.ts';

/** Runs in a thread of its own, for one document. */
export default threadTask(readDocument);
