import { expect, it } from 'vitest';
import { DomainError } from '../../domain/errors.ts';
import { workThrough } from '../../domain/work-through.ts';

const away = () => new DomainError('unavailable', 'night_unavailable', 'away');

const run = async (items: readonly number[], work: (item: number) => Promise<void>) => {
  const reported: Record<string, string>[] = [];
  const nameOf = (item: number) => ({ item: String(item) });
  const report = ({ item }: { item: Record<string, string> }) => reported.push(item);
  const outcome = await workThrough({ loop: 'test', items, nameOf, work, report });
  return { ...outcome, reported };
};

it('does every other item when some fail, and reports those', async () => {
  const done: number[] = [];
  const outcome = await run([1, 2, 3, 4], async (item) => {
    if (item % 2 === 1) throw new TypeError('hostile');
    done.push(item);
  });
  expect(done).toEqual([2, 4]);
  expect(outcome).toEqual({ leftOut: 2, reported: [{ item: '1' }, { item: '3' }] });
});

it('goes on however many items fail by themselves', async () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const outcome = await run(items, async (item) => {
    if (item < 99) throw new RangeError('hostile');
  });
  expect(outcome.leftOut).toBe(99);
});

it('goes on when single items meet an outage', async () => {
  const outcome = await run([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], async (item) => {
    if (item % 2 === 1) throw away();
  });
  expect(outcome.leftOut).toBe(6);
});

it('stops with the outage when five in a row meet one, or all do', async () => {
  const tried: number[] = [];
  const fail = async (item: number) => {
    tried.push(item);
    if (item > 1) throw away();
  };
  await expect(run([1, 2, 3, 4, 5, 6, 7, 8], fail)).rejects.toMatchObject({ code: 'night_unavailable' });
  expect(tried).toEqual([1, 2, 3, 4, 5, 6]);
  await expect(run([2], fail)).rejects.toMatchObject({ code: 'night_unavailable' });
});
