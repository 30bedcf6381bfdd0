import { expect, test } from 'vitest';
import { createOpenStreams } from '../../../api/imports/open-streams.ts';
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

test('a stream is given back when it ends, when it is cancelled and when it breaks', async () => {
  const texts = (find: () => Promise<ImportProgress>) =>
    watchProgress({ find, seen: 0, signal: new AbortController().signal, timing });
  let closed = 0;
  const close = () => {
    closed += 1;
  };
  const ended = textStream({ texts: texts(async () => ({ status: 'review', revision: 1 })), close });
  await new Response(ended).text();
  expect(closed).toBe(1);
  await textStream({ texts: texts(async () => reading), close }).cancel();
  expect(closed).toBe(2);
  const broken = textStream({ texts: texts(() => Promise.reject(new Error('gone'))), close });
  await expect(new Response(broken).text()).rejects.toThrow();
  expect(closed).toBe(3);
});

test('streams that nobody closed stop counting after their longest time', async () => {
  const streams = createOpenStreams({ most: 1, longestMs: 30 });
  streams.open({ userId: 'a' });
  expect(() => streams.open({ userId: 'a' })).toThrow(expect.objectContaining({ code: 'too_many_streams' }));
  streams.open({ userId: 'b' });
  await new Promise((resolve) => setTimeout(resolve, 60));
  const release = streams.open({ userId: 'a' });
  release();
  release();
  streams.open({ userId: 'a' });
});
