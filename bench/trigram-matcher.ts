import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { FoodCandidate } from '../domain/receipts/match-item.ts';
import { foldedWords, productWords } from '../domain/receipts/product-name.ts';
import type { Catalog } from '../domain/recipes/recipe.ts';
import { claimDataDir } from '../stack/data-dir.ts';
import { findFreePort } from '../stack/free-port.ts';
import { startPostgres } from '../stack/postgres.ts';

/** `similarity`: the whole line to the whole name; `words`: the name to the stretch of the line most like it. */
export type TrigramMeasure = 'similarity' | 'words';

const LIKENESS = { similarity: 'similarity(name, $1)', words: 'word_similarity(name, $1)' } as const;

/** The whole name decides between foods whose names are all in the line. */
const nearest = (measure: TrigramMeasure): string => `
  select food_id as "foodId", max(${LIKENESS[measure]}) as likeness from food_names
  group by food_id order by 2 desc, max(similarity(name, $1)) desc, food_id limit 5`;

/**
 * PostgreSQL's trigrams over all names and aliases of a catalogue, on a server of its own. Lines and names are taken
 * apart as the matcher does it, so that sizes, accents and umlauts count against neither. `stop` ends the server.
 */
export async function startTrigramMatcher({ catalog }: { catalog: Catalog }) {
  const directory = mkdtempSync(path.join(tmpdir(), 'meal-plan-bench-'));
  const dataDir = await claimDataDir(directory);
  const server = await startPostgres({ port: await findFreePort(), dataDir, durable: false });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('create extension pg_trgm');
  await client.query('create temporary table food_names (food_id text, name text)');
  const names = [...catalog.foods.values()].flatMap(({ id, name, aliases }) =>
    [name, name.replace(/ \(.*\)$/, ''), ...aliases].map((known) => [id, foldedWords(known).join(' ')]),
  );
  await client.query(
    'insert into food_names select * from json_to_recordset($1) as n (food_id text, name text)',
    [JSON.stringify(names.map(([food_id, name]) => ({ food_id, name })))],
  );
  await client.query('analyze food_names');
  return {
    match: async ({ name, measure }: { name: string; measure: TrigramMeasure }): Promise<FoodCandidate[]> => {
      const line = productWords(name)
        .map(({ word }) => word)
        .join(' ');
      const { rows } = await client.query({ name: measure, text: nearest(measure), values: [line] });
      return rows.filter(({ likeness }) => likeness > 0);
    },
    stop: async () => {
      await client.end();
      await server.stop();
      dataDir.release();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
