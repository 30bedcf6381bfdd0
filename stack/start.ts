import { readStackConfig } from '../config.ts';
import { startDemo } from './demo.ts';

// `npm start`: everything on this machine, until Ctrl-C.

/** What was started, so that it ends in the opposite order. */
const ends: (() => Promise<void>)[] = [];
let stopping = false;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Ends everything in the opposite order; a second Ctrl-C does not wait for it. */
async function stop(code: number): Promise<void> {
  if (stopping) process.exit(code === 0 ? 130 : code);
  stopping = true;
  for (const end of ends.reverse()) await end().catch((error) => say(`While stopping: ${sentence(error)}`));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    say('\nStopping…');
    void stop(0);
  });
}

try {
  const config = readStackConfig(process.env);
  const { workerEnded } = await startDemo({ config, say, onEnd: (end) => ends.push(end) });
  await workerEnded;
} catch (error) {
  if (!stopping) {
    say(`\n${sentence(error)}`);
    await stop(1);
  }
}
