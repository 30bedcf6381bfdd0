import { loadCatalog } from '../catalog/load-catalog.ts';
import { matchItem } from '../domain/receipts/match-item.ts';
import { loadBills } from '../test/receipts/bill.ts';
import { isHeldOut, readProductLines } from '../test/receipts/read-product-lines.ts';
import { createRandom } from './random.ts';
import { startTrigramMatcher } from './trigram-matcher.ts';

/** A name on a bill and the foods that it may mean; none where it is none of ours. */
type Line = { name: string; foods: readonly string[] };

/** What a matcher says of a line; `likeness` of the first decides whether it needs no second look. */
type Answer = { line: Line; foodIds: readonly string[]; isSure: boolean; micros: number };

/** Each name once: bills of the set sell the same things. */
function billLines(): Line[] {
  const truths = loadBills().flatMap(({ truth }) => (truth.status === 'receipt' ? truth.lines : []));
  const byName = new Map(truths.map(({ name, foodId }) => [name, foodId === null ? [] : [foodId]]));
  return [...byName].map(([name, foods]) => ({ name, foods }));
}

const LOOK_ALIKES = ['O0', 'I1', 'L1', 'S5', 'B8', 'CE', 'HN', 'UV', 'PR', 'EF', 'MN', 'DO', 'GC', 'TI'];

/** The lines as a reader of bad pictures gives them: of 20 letters one is another, or missing. */
function misread(lines: readonly Line[]): Line[] {
  const random = createRandom('misread');
  const read = (letter: string): string => {
    if (letter === ' ' || random.next() > 0.05) return letter;
    const pair = LOOK_ALIKES.find((letters) => letters.includes(letter.toUpperCase()));
    if (pair === undefined || random.next() < 0.3) return '';
    return pair.replace(letter.toUpperCase(), '');
  };
  return lines.map(({ name, foods }) => ({ name: [...name].map(read).join(''), foods }));
}

const productLines = readProductLines();
const heldOut = productLines.filter(isHeldOut);
const bills = billLines();
const SETS: Readonly<Record<string, readonly Line[]>> = {
  'lines, tuned on': productLines.filter((line) => !isHeldOut(line)),
  'lines, held out': heldOut,
  'held out, misread': misread(heldOut),
  'names on bills': bills,
  'bills, misread': misread(bills),
};

const catalog = loadCatalog();
const trigrams = await startTrigramMatcher({ catalog });

/** The first lines would pay for taking the catalogue apart, and for the compiler. */
for (const { aliases } of catalog.foods.values()) for (const name of aliases) matchItem({ name, catalog });

async function timed(line: Line, ask: (name: string) => Promise<Omit<Answer, 'line' | 'micros'>>) {
  const startedAt = performance.now();
  const answer = await ask(line.name);
  return { line, ...answer, micros: (performance.now() - startedAt) * 1000 };
}

const askOurs = async (name: string) => {
  const { candidates, isSure } = matchItem({ name, catalog });
  return { foodIds: candidates.map(({ foodId }) => foodId), isSure };
};

/** Trigrams are sure from the likeness on that serves them best on the lines they may be tuned on. */
const askTrigrams = (measure: 'similarity' | 'words', sureFrom: number) => async (name: string) => {
  const candidates = await trigrams.match({ name, measure });
  return {
    foodIds: candidates.map(({ foodId }) => foodId),
    isSure: (candidates[0]?.likeness ?? 0) >= sureFrom,
  };
};

function row(set: string, answers: readonly Answer[]): string {
  const foods = answers.filter(({ line }) => line.foods.length > 0);
  const sure = answers.filter(({ isSure }) => isSure);
  const isRight = ({ line, foodIds }: Answer) => line.foods.includes(foodIds[0] ?? '');
  const share = (part: number, all: number) => (part / Math.max(1, all)).toFixed(3).padStart(9);
  return [
    set.padEnd(20),
    share(foods.filter(isRight).length, foods.length),
    share(
      foods.filter(({ line, foodIds }) => foodIds.some((id) => line.foods.includes(id))).length,
      foods.length,
    ),
    share(sure.filter(isRight).length, sure.length),
    share(foods.filter(({ isSure }) => isSure).length, foods.length),
    (answers.reduce((sum, { micros }) => sum + micros, 0) / answers.length).toFixed(0).padStart(9),
  ].join('');
}

const HEAD = `${''.padEnd(20)}${['top-1', 'top-5', 'sure right', 'of foods', 'µs'].map((cell) => cell.padStart(10)).join('')}`;

/** The least likeness from which on 97 of 100 are right, on the lines that may be tuned on. */
async function sureLikeness(measure: 'similarity' | 'words'): Promise<number> {
  const found: { likeness: number; isRight: boolean }[] = [];
  for (const { name, foods } of SETS['lines, tuned on'] ?? []) {
    const [first] = await trigrams.match({ name, measure });
    if (first !== undefined) found.push({ likeness: first.likeness, isRight: foods.includes(first.foodId) });
  }
  const enough = (least: number): boolean => {
    const taken = found.filter(({ likeness }) => likeness >= least);
    return taken.filter(({ isRight }) => isRight).length >= 0.97 * taken.length;
  };
  return Math.min(1, ...found.map(({ likeness }) => likeness).filter(enough));
}

const matchers = {
  'words read one by one': askOurs,
  'pg_trgm, similarity': askTrigrams('similarity', await sureLikeness('similarity')),
  'pg_trgm, word_similarity': askTrigrams('words', await sureLikeness('words')),
};
for (const [matcher, ask] of Object.entries(matchers)) {
  process.stdout.write(`\n${matcher}\n${HEAD}\n`);
  for (const [set, lines] of Object.entries(SETS)) {
    const answers: Answer[] = [];
    for (const line of lines) answers.push(await timed(line, ask));
    process.stdout.write(`${row(set, answers)}\n`);
  }
}
await trigrams.stop();
