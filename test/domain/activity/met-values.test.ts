import { describe, expect, it } from 'vitest';
import { findMet, findOptionalMet, listMetActivities } from '../../../domain/activity/met-values.ts';
import { MetCode } from '../../../domain/activity/workout.ts';
import { DomainError } from '../../../domain/errors.ts';

describe('the table of activities', () => {
  it.each([
    ['17170', 3.0],
    ['17160', 3.5],
    ['17200', 4.8],
    ['12020', 7.5],
    ['12050', 9.3],
    ['12080', 11.8],
    ['01010', 4.0],
    ['01014', 7.0],
    ['01040', 10.0],
    ['02054', 3.5],
    ['02052', 5.0],
    ['02050', 6.0],
    ['02040', 7.5],
    ['02048', 5.0],
    ['02072', 7.5],
    ['02150', 2.3],
    ['18310', 6.0],
    ['18230', 9.8],
    ['17080', 6.0],
    ['15551', 11.8],
    ['15055', 7.5],
  ])('gives code %s the published %d MET', (code, met) => {
    expect(findMet(code).met).toBe(met);
  });

  it('names each code once, in the form that a workout takes', () => {
    const codes = listMetActivities().map((activity) => activity.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(MetCode.safeParse(code).success).toBe(true);
  });

  it('calls an activity moderate from 3 MET and vigorous from 6', () => {
    for (const { met, intensity } of listMetActivities()) {
      const expected = met < 3 ? 'light' : met < 6 ? 'moderate' : 'vigorous';
      expect(intensity).toBe(expected);
    }
  });

  it('refuses a code that it does not have, and names the field', () => {
    expect(findOptionalMet('99999')).toBeUndefined();
    const refusal = catchError(() => findMet('99999'));
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({
      kind: 'invalid',
      code: 'unknown_met_code',
      fields: [{ path: 'metCode' }],
    });
  });
});

function catchError(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
