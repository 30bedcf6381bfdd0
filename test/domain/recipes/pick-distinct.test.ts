import { describe, expect, it } from 'vitest';
import { type Prefer, pickDistinct } from '../../../domain/recipes/pick-distinct.ts';
import { type BySlot, mapSlots, SLOTS } from '../../../domain/recipes/slots.ts';

type Item = { recipe: { id: string } };

const first: Prefer<Item> = ({ free }) => free[0];

function pick(ids: BySlot<string[]>, count: number): BySlot<string[]> {
  const candidates = mapSlots((slot) => ids[slot].map((id) => ({ recipe: { id } })));
  const picks = pickDistinct({ candidates, count, prefer: first });
  return mapSlots((slot) => picks[slot].map(({ recipe }) => recipe.id));
}

describe('pickDistinct', () => {
  it('gives each slot what it prefers when nothing is shared', () => {
    const ids = { breakfast: ['a', 'b'], lunch: ['c', 'd'], dinner: ['e', 'f'], snack: ['g', 'h'] };
    expect(pick(ids, 1)).toEqual({ breakfast: ['a'], lunch: ['c'], dinner: ['e'], snack: ['g'] });
  });

  it('moves an earlier pick so that a slot with one candidate is not left empty', () => {
    const ids = { breakfast: ['a', 'b'], lunch: ['a', 'c'], dinner: ['b', 'd'], snack: ['a', 'b'] };
    const picks = pick(ids, 1);
    expect(SLOTS.map((slot) => picks[slot].length)).toEqual([1, 1, 1, 1]);
    expect(new Set(SLOTS.flatMap((slot) => picks[slot])).size).toBe(4);
  });

  it('shares a scarce pool out before any slot gets a second item', () => {
    const pool = ['a', 'b', 'c', 'd', 'e'];
    const picks = pick(
      mapSlots(() => pool),
      3,
    );
    expect(SLOTS.map((slot) => picks[slot].length)).toEqual([2, 1, 1, 1]);
  });

  it('leaves a slot empty only when no exchange can fill it', () => {
    const ids = { breakfast: ['a'], lunch: ['a'], dinner: ['b'], snack: ['c'] };
    expect(pick(ids, 3)).toEqual({ breakfast: ['a'], lunch: [], dinner: ['b'], snack: ['c'] });
  });
});
