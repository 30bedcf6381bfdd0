import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inputsHash } from '../../../domain/plan/inputs-hash.ts';
import { rulesVersion } from '../../../domain/recipes/rules/registry.ts';
import type { SelectionInput } from '../../../domain/recipes/select-day.ts';
import {
  aCatalog,
  aSelectionInput,
  aVariedCatalog,
  somePreferences,
  someTargets,
} from '../../support/recipes.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hashOf = (change: Partial<SelectionInput>): string =>
  inputsHash({ input: aSelectionInput(change), hash: sha256 });

describe('inputsHash', () => {
  it('does not depend on the order of keys or verdicts', () => {
    const { allergens, ...others } = somePreferences();
    const one = hashOf({
      feedback: new Map([
        ['a', 'like'],
        ['b', 'dislike'],
      ]),
    });
    const other = hashOf({
      feedback: new Map([
        ['b', 'dislike'],
        ['a', 'like'],
      ]),
      preferences: { ...others, allergens },
    });
    expect(one).toBe(other);
  });

  it('knows the catalogue by its version', () => {
    expect(hashOf({ catalog: aCatalog({ recipes: [] }) })).toBe(hashOf({}));
    expect(hashOf({ catalog: { ...aVariedCatalog(), version: 'newer' } })).not.toBe(hashOf({}));
  });

  it('can be made with the versions of another day', () => {
    const input = aSelectionInput();
    const at = (versions: object) => inputsHash({ input, versions, hash: sha256 });
    expect(at({ catalogVersion: input.catalog.version, rulesVersion })).toBe(at({}));
    expect(at({ catalogVersion: 'older' })).not.toBe(at({}));
    expect(at({ rulesVersion: 'older' })).not.toBe(at({}));
  });

  it.each<{ what: string; change: Partial<SelectionInput> }>([
    { what: 'targets', change: { targets: someTargets({ proteinG: 101 }) } },
    { what: 'preferences', change: { preferences: somePreferences({ allergens: ['milk'] }) } },
    { what: 'feedback', change: { feedback: new Map([['a', 'like']]) } },
    { what: 'history', change: { recent: [{ localDate: '2026-11-21', recipeIds: ['a'] }] } },
    { what: 'pantry', change: { pantry: [{ foodId: 'rice', massG: 500 }] } },
    { what: 'hemisphere', change: { hemisphere: 'southern' } },
    { what: 'seed', change: { seed: 'user-2:2026-11-22' } },
  ])('changes with the $what', ({ change }) => {
    expect(hashOf(change)).not.toBe(hashOf({}));
  });
});
