import { readFileSync } from 'node:fs';
import { Worker } from '@temporalio/worker';
import { cachedWorkflowBundle } from '../../stack/cached-workflow-bundle.ts';

// `npm run replay -- history.json …`: replays histories that `temporal workflow show --output json` printed or the
// Temporal UI downloaded against the workflows of this checkout. Exits with 1 if one of them cannot go on.

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('Name the files: npm run replay -- history.json …\n');
  process.exit(2);
}

const options = { workflowBundle: await cachedWorkflowBundle() };
for (const file of files) {
  try {
    await Worker.runReplayHistory(options, JSON.parse(readFileSync(file, 'utf8')));
    process.stdout.write(`${file}: replays\n`);
  } catch (error) {
    process.stdout.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
// The SDK's runtime keeps the process alive.
process.exit();
