import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccountRepository } from '../../../db/repositories/accounts.ts';
import { createGroceryAliasRepository } from '../../../db/repositories/grocery-aliases.ts';
import { createSql } from '../../../db/sql.ts';
import type { GroceryAliasRepository } from '../../../domain/ports/grocery-alias-repository.ts';
import { collectExport } from '../../support/collect-export.ts';
import { addUser, beginErasing, openTestOrm } from '../../support/database.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const later = new Date('2026-11-23T10:00:00.000Z');
let orm: MikroORM;
let close: () => Promise<void>;
let aliases: GroceryAliasRepository;
beforeAll(async () => {
  ({ orm, close } = await openTestOrm());
  aliases = createGroceryAliasRepository({ orm });
});
afterAll(() => close());

async function userWhoTaught(...taught: [name: string, foodId: string | null][]): Promise<string> {
  const userId = await addUser(orm);
  await aliases.teach({ userId, aliases: taught.map(([name, foodId]) => ({ name, foodId })), at });
  return userId;
}

const countOf = async (userId: string) =>
  (
    await createSql({ orm })<{ count: number }>(
      'select count(*)::int as count from grocery_aliases where user_id = ?',
      [userId],
    )
  )[0]?.count;

test('what was taught is found under the name as it was asked, however it is written', async () => {
  const userId = await userWhoTaught(['ORG BABY SPNCH', 'spinach'], ['Müllbeutel 35L', null]);
  const found = await aliases.find({
    userId,
    names: ['Org. baby spnch', 'MULLBEUTEL 35L', 'BANANAS', '', '***'],
  });
  expect(found).toEqual(
    new Map([
      ['Org. baby spnch', { name: 'org baby spnch', foodId: 'spinach' }],
      ['MULLBEUTEL 35L', { name: 'mullbeutel 35l', foodId: null }],
    ]),
  );
});

test.each([
  ['GV WHL MLK GAL', 'GV WHL MIK GAL', true],
  ['SALTED BUTTER', 'SALTED BUTTEP', true],
  ['AASHIRVAAD ATTA', 'AASHIRVAD ATTA', true],
  ['ORG BABY SPNCH', '0RG BABY SPNCH', true],
  ['BUTTER', 'BUTTERMILK', false],
  ['BUTTERMILK', 'BUTTER', false],
  ['MILK 1%', 'MILK 2%', false],
])('that %s answers for %s is %s', async (taught, asked, isFound) => {
  const userId = await userWhoTaught([taught, 'some-food']);
  expect((await aliases.find({ userId, names: [asked] })).has(asked)).toBe(isFound);
});

test('the name itself comes before one that is nearly it', async () => {
  const userId = await userWhoTaught(['TOMATEN ROT', 'tomatoes'], ['TOMATES ROT', 'other'], ['TOMATEN', 'x']);
  const found = await aliases.find({ userId, names: ['TOMATES ROT', 'TOMATEM ROT'] });
  expect(found.get('TOMATES ROT')?.foodId).toBe('other');
  expect(found.get('TOMATEM ROT')?.name).toMatch(/^tomate[ns] rot$/);
});

test('the last word wins, within a lesson and later', async () => {
  const userId = await userWhoTaught(['GV MLK', 'whole-milk'], ['gv mlk', 'skim-milk']);
  expect((await aliases.find({ userId, names: ['GV MLK'] })).get('GV MLK')?.foodId).toBe('skim-milk');
  await aliases.teach({ userId, aliases: [{ name: 'GV MLK', foodId: null }], at: later });
  expect((await aliases.find({ userId, names: ['GV MLK'] })).get('GV MLK')?.foodId).toBeNull();
  expect(await countOf(userId)).toBe(1);
});

test('nobody learns from another', async () => {
  await userWhoTaught(['GV MLK', 'whole-milk']);
  expect(await aliases.find({ userId: await addUser(orm), names: ['GV MLK'] })).toEqual(new Map());
});

test('of more names than are kept the oldest are forgotten', async () => {
  const userId = await userWhoTaught(['the oldest', 'a']);
  const many = Array.from({ length: 2000 }, (_, at) => ({ name: `name ${at}`, foodId: 'b' }));
  await aliases.teach({ userId, aliases: many, at: later });
  expect(await countOf(userId)).toBe(2000);
  const found = await aliases.find({ userId, names: ['the oldest', 'name 7', 'name 1999'] });
  expect([...found.keys()]).toEqual(['name 7', 'name 1999']);
});

test('a name as long as a text may be is kept and found', async () => {
  const name = '🥛milk ä'.repeat(400);
  const userId = await userWhoTaught([name, 'whole-milk'], ['\u0000*', 'x']);
  expect((await aliases.find({ userId, names: [name] })).get(name)?.foodId).toBe('whole-milk');
  expect(await countOf(userId)).toBe(1);
});

test('nothing can be taught for an account that is being erased', async () => {
  const userId = await userWhoTaught(['GV MLK', 'whole-milk']);
  await beginErasing(orm, userId);
  await expect(
    aliases.teach({ userId, aliases: [{ name: 'TOAST', foodId: 'toast' }], at }),
  ).rejects.toMatchObject({ kind: 'not_found', code: 'user_gone' });
});

test('the export has what was taught', async () => {
  const userId = await userWhoTaught(['GV MLK', 'whole-milk']);
  const data = await collectExport(createAccountRepository({ orm }), { userId });
  expect(data.groceryAliases).toEqual([
    { name: 'gv mlk', foodId: 'whole-milk', updatedAt: '2026-11-22T10:00:00+00:00' },
  ]);
});
