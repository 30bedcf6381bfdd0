import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusingUnknown } from '../../api/refuse-unknown.ts';
import { validationFailed } from '../../api/router.ts';

const Inner = z.object({ amount: z.number(), unit: z.string().default('g') });
const inner = { amount: 1, unit: 'g' };

/** The fields that are refused, and why. */
function refusals(schema: z.ZodType, value: unknown): Record<string, string> {
  const parsed = refusingUnknown(schema).safeParse(value);
  if (parsed.success) return {};
  return Object.fromEntries(
    validationFailed(parsed.error.issues).fields.map(({ path, message }) => [path, message]),
  );
}

describe('a schema that refuses what it does not know', () => {
  const kinds: [string, z.ZodType, (part: object) => unknown, string][] = [
    ['an object', Inner, (part) => part, ''],
    ['an object in an object', z.object({ price: Inner }), (price) => ({ price }), '/price'],
    ['an array', z.array(Inner), (part) => [inner, part], '/1'],
    ['a tuple', z.tuple([z.string(), Inner]), (part) => ['a', part], '/1'],
    ['an optional', z.object({ price: Inner.optional() }), (price) => ({ price }), '/price'],
    ['a nullable', z.object({ price: Inner.nullable() }), (price) => ({ price }), '/price'],
    ['a default', z.object({ price: Inner.default(inner) }), (price) => ({ price }), '/price'],
    ['a prefault', z.object({ price: Inner.prefault(inner) }), (price) => ({ price }), '/price'],
    ['a readonly', z.object({ price: Inner.readonly() }), (price) => ({ price }), '/price'],
    ['a record', z.record(z.string(), Inner), (part) => ({ any: part }), '/any'],
    ['a union with null', z.object({ price: z.union([Inner, z.null()]) }), (price) => ({ price }), '/price'],
    ['a union of objects', z.union([Inner, z.object({ name: z.string() })]), (part) => part, ''],
    [
      'a discriminated union',
      z.discriminatedUnion('kind', [
        Inner.extend({ kind: z.literal('a') }),
        z.object({ kind: z.literal('b') }),
      ]),
      (part) => ({ kind: 'a', ...part }),
      '',
    ],
    ['a transform', Inner.transform(({ amount }) => amount), (part) => part, ''],
    ['a preprocess', z.preprocess((value) => value, Inner), (part) => part, ''],
    ['a pipe', Inner.pipe(z.object({ amount: z.number(), unit: z.string() })), (part) => part, ''],
    ['a lazy', z.lazy(() => Inner), (part) => part, ''],
    ['a refined object', Inner.refine(({ amount }) => amount > 0), (part) => part, ''],
  ];

  it.each(kinds)('takes the known keys of %s and names the unknown one', (_, schema, around, pointer) => {
    expect(refusals(schema, around(inner))).toEqual({});
    expect(refusals(schema, around({ ...inner, colour: 'red' }))).toEqual({
      [`${pointer}/colour`]: 'is not known here; known are amount, unit'.concat(
        pointer === '' && schema instanceof z.ZodDiscriminatedUnion ? ', kind' : '',
      ),
    });
  });

  it('refuses nothing where the schema is open on purpose, and stays open where it is used itself', () => {
    const open = z.looseObject({ price: Inner });
    expect(refusals(open, { price: inner, other: 1 })).toEqual({});
    expect(refusals(open, { price: { ...inner, other: 1 } })).toHaveProperty('/price/other');
    expect(Inner.parse({ ...inner, other: 1 })).toEqual(inner);
  });

  it('keeps refinements, defaults and transforms', () => {
    const schema = z
      .object({ amount: z.number().default(7) })
      .refine(({ amount }) => amount > 0, 'too small');
    expect(refusingUnknown(schema).parse({})).toEqual({ amount: 7 });
    expect(refusals(schema, { amount: -1 })).toEqual({ '': 'too small' });
    expect(refusingUnknown(Inner.transform(({ amount }) => amount)).parse(inner)).toBe(1);
  });

  it.each([
    ['alergens', 'allergens'],
    ['allergen', 'allergens'],
    ['Allergens', 'allergens'],
    ['dieet', 'diet'],
    ['cookingMinute', 'cookingMinutes'],
  ])('says of %s that %s was meant', (key, meant) => {
    const schema = z.object({ diet: z.string().optional(), allergens: z.any(), cookingMinutes: z.any() });
    expect(refusals(schema, { [key]: 1 })).toMatchObject({
      [`/${key}`]: `is not known here: did you mean ${meant}?`,
    });
  });

  it('names every unknown key of an object, also one with a slash or of the language itself', () => {
    const value = JSON.parse('{"amount":1,"a/b":1,"c~d":1,"__proto__":{"x":1},"constructor":1}');
    expect(Object.keys(refusals(Inner, value)).sort()).toEqual([
      '/__proto__',
      '/a~1b',
      '/constructor',
      '/c~0d',
    ]);
  });

  it('is not made of an intersection, whose sides would refuse each other', () => {
    expect(() => refusingUnknown(z.intersection(Inner, z.object({ name: z.string() })))).toThrow(/extend/);
  });
});
