import { describe, expect, it } from 'vitest';
import { chooseOption } from '../../../domain/plan/choose-option.ts';
import { renderPlanText } from '../../../domain/plan/render-plan.ts';
import { wrapText } from '../../../domain/plan/wrap-text.ts';
import { aPlanFor } from '../../support/plans.ts';
import { aSelectionInput } from '../../support/recipes.ts';

const plan = aPlanFor(aSelectionInput());
const lineOf = (text: string, part: string): string =>
  text.split('\n').find((line) => line.includes(part)) ?? '';

describe('renderPlanText', () => {
  it('starts with the date and the target', () => {
    const [title, target] = renderPlanText(plan).split('\n');
    expect(title).toBe('Plan for 2026-11-22');
    expect(target).toBe('Target 2000 kcal: 100 g protein, 250 g carbohydrate, 67 g fat');
  });

  it('shows each alternative with portion, energy, protein and minutes', () => {
    const { name, portion, nutrition, minutes } = plan.meals.dinner[1] ?? fail();
    const servings = portion === 1 ? 'serving' : 'servings';
    expect(lineOf(renderPlanText(plan), name)).toBe(
      `  2 ${name} (${portion} ${servings}, ${Math.round(nutrition.energyKcal)} kcal, ${Math.round(nutrition.proteinG)} g protein, ${minutes} min)`,
    );
  });

  it('marks the first alternative, or the one that was chosen', () => {
    const [first, second] = plan.meals.dinner;
    expect(lineOf(renderPlanText(plan), first?.name ?? '')).toMatch(/^ \*1 /);
    const chosen = chooseOption({ plan, slot: 'dinner', recipeId: second?.recipeId ?? '' });
    expect(lineOf(renderPlanText(chosen), first?.name ?? '')).toMatch(/^ {2}1 /);
    expect(lineOf(renderPlanText(chosen), second?.name ?? '')).toMatch(/^ \*2 /);
  });

  it('keeps to 100 columns whatever the notes say', () => {
    const long = { ...plan, notes: ['word '.repeat(80), 'x'.repeat(250)] };
    const widths = renderPlanText(long)
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });
});

describe('wrapText', () => {
  it('breaks between words, and indents what follows the first line', () => {
    expect(wrapText({ text: 'one two three four', width: 12, first: '- ', rest: '  ' })).toEqual([
      '- one two',
      '  three four',
    ]);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrapText({ text: 'abcdefgh', width: 5, first: '', rest: ' ' })).toEqual(['abcd', ' efgh']);
  });
});

function fail(): never {
  throw new Error('The plan has no such option');
}
