import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import { bundleWorkflowCode, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { expect, it } from 'vitest';
import { cachedWorkflowBundle } from '../../stack/cached-workflow-bundle.ts';
import { historyText } from '../support/history-text.ts';
import '../support/night-stack.ts';

const DIRECTORY = new URL('./histories/', import.meta.url);
const names = readdirSync(DIRECTORY).map((file) => file.replace('.json', ''));
const historyOf = (name: string) =>
  proto.temporal.api.history.v1.History.fromObject(
    JSON.parse(readFileSync(new URL(`${name}.json`, DIRECTORY), 'utf8')),
  );

const HISTORIES = [
  'erase-user',
  'fetch-changed-days',
  'import-receipt',
  'import-receipt-failed',
  'plan-day',
  'plan-day-degraded',
  'plan-day-outage',
  'plan-day-polled-interrupted',
  'plan-day-polled-timeout',
  'plan-day-push-gave-up',
  'plan-day-push-waits',
  'plan-day-replanned-when-over',
  'plan-day-steered',
  'plan-day-user-gone',
  'plan-day-without-cache',
  'plan-zone',
  'retry-failed',
  'tend-connection-revoke',
  'tend-connection-webhooks',
];

it('has a history of every shape of the night', () => {
  expect(names).toEqual(expect.arrayContaining(HISTORIES));
});

it('goes on with every recorded night as it was begun', async () => {
  const histories = names.map((name) => ({ workflowId: name, history: historyOf(name) }));
  const replayed: Record<string, string | undefined> = {};
  const options = { workflowBundle: await cachedWorkflowBundle() };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    replayed[workflowId] = error?.message;
  }
  expect(replayed).toEqual(Object.fromEntries(names.map((name) => [name, undefined])));
});

it('replays a history as the Temporal CLI saves it', async () => {
  const file = new URL('./saved/plan-day-cli.json', import.meta.url);
  const history: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const workflowBundle = await cachedWorkflowBundle();
  await expect(Worker.runReplayHistory({ workflowBundle }, history)).resolves.toBeUndefined();
});

it('notices a workflow that was changed without thought for the nights that are running', async () => {
  const workflowsPath = fileURLToPath(new URL('./changed-workflows.ts', import.meta.url));
  const logger = { trace() {}, debug() {}, info() {}, log() {}, warn() {}, error() {} };
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger });
  await expect(Worker.runReplayHistory({ workflowBundle }, historyOf('plan-day'))).rejects.toThrow(
    DeterminismViolationError,
  );
});

it('names no machine and no person in what is recorded', () => {
  for (const name of names) {
    const text = historyText(historyOf(name));
    expect(text).toMatch(/\\"(userId|timeZone|zonesStarted|consentId)\\":/);
    expect(text).not.toMatch(
      /"stackTrace":"[^"]|node_modules|\d@|"identity":"(?!worker")|\+\d{8,}|PushToken/,
    );
  }
});
