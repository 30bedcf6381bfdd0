import { describe, expect, it } from 'vitest';
import { createRequestQueue } from '../../capacity/request-queue.ts';

const everybody = (_person: number): boolean => true;

function taken(waiting: { person: number; key: string; priority: number }[], isWanted = everybody): number[] {
  const queue = createRequestQueue();
  for (const each of waiting) queue.add(each);
  const people: number[] = [];
  for (let person = queue.take(isWanted); person !== undefined; person = queue.take(isWanted))
    people.push(person);
  return people;
}

describe('the queue of a cloud', () => {
  it('serves the most urgent first, and of those the first to come', () => {
    const waiting = [5, 1, 3, 1, 5].map((priority, person) => ({ person, key: 'UTC', priority }));
    expect(taken(waiting)).toEqual([1, 3, 2, 0, 4]);
  });

  it('takes the zones in turn, however long one has been waiting', () => {
    const keys = ['Asia/Kolkata', 'Asia/Kolkata', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Kathmandu'];
    expect(taken(keys.map((key, person) => ({ person, key, priority: 2 })))).toEqual([0, 3, 1, 4, 2]);
  });

  it('passes over those whose time is over', () => {
    const waiting = [0, 1, 2].map((person) => ({ person, key: 'UTC', priority: 1 }));
    expect(taken(waiting, (person) => person !== 0)).toEqual([1, 2]);
  });
});
