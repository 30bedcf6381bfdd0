import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';

const PREBUILT = fileURLToPath(new URL('../dist/workflow-bundle.js', import.meta.url));
const WORKFLOWS = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

const quiet = { trace() {}, debug() {}, info() {}, log() {}, warn: console.warn, error: console.error };

/** The workflows' code as one bundle: built now. `npm run build:workflows` stores it for production. */
export const buildWorkflowBundle = () => bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: quiet });

/** The prebuilt bundle where there is one (a production image), else one built now, which takes seconds. */
export const loadWorkflowBundle = async (): Promise<WorkflowBundleOption> =>
  existsSync(PREBUILT) ? { codePath: PREBUILT } : buildWorkflowBundle();
