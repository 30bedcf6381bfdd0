import { mkdir, writeFile } from 'node:fs/promises';
import { buildWorkflowBundle } from './workflow-bundle.ts';

// `npm run build:workflows`: bundling at every start would cost each worker seconds and 200 MB.
const { code } = await buildWorkflowBundle();
const directory = new URL('../dist/', import.meta.url);
await mkdir(directory, { recursive: true });
await writeFile(new URL('workflow-bundle.js', directory), code);
