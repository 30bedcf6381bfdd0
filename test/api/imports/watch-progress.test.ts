import { expect, test } from 'vitest';
import { createAtOnce } from '../../../api/at-once.ts';
import { textStream, watchProgress } from '../../../api/imports/watch-progress.ts';
import type { ImportProgress } from '../../../domain/ports/grocery-import-repository.ts';

const timing = { pollMs: 5, heartbeatMs: 40, longestMs: 2_000 };
const reading: ImportProgress = { status: 'reading', revision: 3 };

async function textsOf({
  find,
  longestMs = 2_000,
}: {
  find: () => Promise<ImportProgress>;
  longestMs?: number;
}) {
  const { signal } = new AbortController();
  const texts: string[] = [];
  for await (const text of watchProgress({ find, seen: 0, signal, timing: { ...timing, longestMs } })) {
    texts.push(text);
  }
  return texts;
}

test('a stream that has nothing to say says that it is there, and ends when its time is over', async () => {
  const [first, ...others] = await textsOf({ find: async () => reading, longestMs: 300 });
  expect(first).toBe('event: progress\nid: 3\ndata: {"status":"reading","revision":3}\n\n');
  expect(others.length).toBeGreaterThan(0);
  expect(new Set(others)).toEqual(new Set([': waiting\n\n']));
});

test('a change that came between two looks is told once, with the newest state', async () => {
  const states: ImportProgress[] = [reading, reading, { status: 'review', revision: 5 }];
  const find = async () => states.shift() ?? expect.fail('looked on after the review');
  expect((await textsOf({ find })).map((text) => /id: (\d+)/.exec(text)?.[1])).toEqual(['3', '5']);
});

test('a stream is given back when it ends, when it is cancelled and when its making fails', async () => {
  let closed = 0;
  const errors: unknown[] = [];
  const streamOf = (find: () => Promise<ImportProgress>) =>
    textStream({
      texts: watchProgress({ find, seen: 0, signal: new AbortController().signal, timing }),
      close: () => {
        closed += 1;
      },
      onError: (error) => errors.push(error),
    });
  await new Response(streamOf(async () => ({ status: 'review', revision: 1 }))).text();
  expect(closed).toBe(1);
  await streamOf(async () => reading).cancel();
  expect([closed, errors]).toEqual([2, []]);
  const gone = new Error('gone');
  const states = [async () => reading, () => Promise.reject(gone)];
  const broken = streamOf(() => (states.shift() ?? expect.fail('looked on after the error'))());
  expect(await new Response(broken).text()).toContain('id: 3');
  expect([closed, errors]).toEqual([3, [gone]]);
});

test('streams that nobody closed stop counting after their longest time', async () => {
  const streams = createAtOnce({
    most: 1,
    longestMs: 30,
    code: 'too_many_streams',
    message: 'Close one.',
    retryAfterMs: 5_000,
  });
  streams.begin({ userId: 'a' });
  expect(() => streams.begin({ userId: 'a' })).toThrow(expect.objectContaining({ code: 'too_many_streams' }));
  streams.begin({ userId: 'b' });
  await new Promise((resolve) => setTimeout(resolve, 60));
  const release = streams.begin({ userId: 'a' });
  release();
  release();
  streams.begin({ userId: 'a' });
});
