import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { buildWorkflowBundle } from '../../temporal/workflow-bundle.ts';

const SourceMap = z.object({ sources: z.array(z.string()) });

it('runs nothing in a workflow but workflows, names of queues and attributes, and one sum', async () => {
  const { code } = await buildWorkflowBundle();
  const inlined = code.split('sourceMappingURL=data:application/json;charset=utf-8;base64,').at(-1) ?? '';
  const { sources } = SourceMap.parse(JSON.parse(Buffer.from(inlined, 'base64').toString()));
  const ours = sources.filter((source) => /\.ts$/.test(source) && !source.includes('node_modules'));
  const root = path.resolve(import.meta.dirname, '../..');
  const files = ours.map((source) => path.relative(root, source));
  // The priority of a request is a sum without a clock, which the simulation of capacity needs as well.
  const allowed =
    /^(workflows\/.*|temporal\/(search-attributes|task-queues)|domain\/night\/sync-priority)\.ts$/;
  const foreign = files.filter((file) => !allowed.test(file));
  expect(ours.length).toBeGreaterThan(5);
  expect(foreign).toEqual([]);
});
