import { describe, expect, it } from 'vitest';
import { CHEDDAR, type Fixture, problemsOf, RICE, SALT } from '../support/catalog-files.ts';

describe('a name', () => {
  it('may belong to two foods of one family', () => {
    const rows = [
      RICE.replace('White rice,,', 'White rice,grain,'),
      CHEDDAR,
      SALT.replace('Salt,,', 'Salt,grain,').replace(',,02047', ',Reis,02047'),
    ];
    expect(problemsOf({ rows })).toEqual([]);
  });

  it.each<[string, Fixture, RegExp]>([
    [
      'an alias of a food that is of another family',
      { rows: [RICE, CHEDDAR, SALT.replace(',,02047', ',Arroz,02047')] },
      /:4: salt: "Arroz" already names rice \(foods\/all\.csv:2\)/,
    ],
    [
      "an alias that is another food's name",
      { rows: [RICE, CHEDDAR, SALT.replace(',,02047', ',white  RICE,02047')] },
      /:4: salt: "white {2}RICE" already names rice/,
    ],
    [
      'an alias that repeats the name',
      { rows: [RICE.replace('arroz', 'rice; white'), CHEDDAR, SALT] },
      /:2: rice: the alias "rice; white" says nothing new/,
    ],
    [
      'a family of one',
      { rows: [RICE.replace('White rice,,', 'White rice,rise,'), CHEDDAR, SALT] },
      /:2: rice: no other food is of the family rise/,
    ],
  ])('is refused with its line: %s', (_, fixture, message) => {
    const found = problemsOf(fixture);
    expect(
      found.some((each) => message.test(each)),
      found.join('\n'),
    ).toBe(true);
  });
});
