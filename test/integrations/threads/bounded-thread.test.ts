import { describe, expect, it } from 'vitest';
import { createBoundedThread } from '../../../integrations/threads/bounded-thread.ts';

const file = new URL('./misbehaving-thread.ts', import.meta.url);
const open = (timeLimitMs = 20_000) => createBoundedThread<string, string>({ file, timeLimitMs });

describe('a thread for one task', () => {
  it('gives what its task gives, to everybody in turn', async () => {
    const thread = open();
    const outcomes = await Promise.all(['one', 'two', 'three'].map((task) => thread.run({ task })));
    expect(outcomes).toEqual(
      ['one', 'two', 'three'].map((task) => ({ status: 'done', result: `done: ${task}` })),
    );
  });

  it('tells an error of its task from its own end', async () => {
    const thread = open();
    expect(await thread.run({ task: 'throw' })).toEqual({ status: 'threw', message: 'Error: broken' });
    for (const task of ['exit', 'reject outside'])
      expect(await thread.run({ task })).toEqual({ status: 'lost' });
    expect(await thread.run({ task: 'more' })).toMatchObject({ status: 'done' });
  });

  it('is ended when its task takes too long', async () => {
    expect(await open(1000).run({ task: 'spin' })).toEqual({ status: 'lost' });
  });

  it('is ended when nobody wants its task any more; the reason is what the caller gets', async () => {
    const reason = new Error('not wanted');
    const control = new AbortController();
    const running = open().run({ task: 'spin', signal: control.signal });
    setTimeout(() => control.abort(reason), 400);
    await expect(running).rejects.toBe(reason);
  });
});
