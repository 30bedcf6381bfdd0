import path from 'node:path';
import { clearStack } from './clear-stack.ts';

// `npm run reset`: clears the data of `npm start`. Fetched programs stay, so that the next start is quick.
try {
  await clearStack({ stackDir: path.resolve(import.meta.dirname, '../.stack') });
  process.stdout.write('The data of `npm start` is gone.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
