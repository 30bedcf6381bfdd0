import { localDateAt } from '../../domain/calendar.ts';
import type { GroceryAliasRepository } from '../../domain/ports/grocery-alias-repository.ts';
import type { GroceryImport, Review } from '../../domain/receipts/grocery-import.ts';
import { uploadKey } from '../../domain/receipts/import-files.ts';
import { matchItem } from '../../domain/receipts/match-item.ts';
import { parseReceipt } from '../../domain/receipts/parse-receipt.ts';
import type { Reading } from '../../domain/receipts/reading.ts';
import { MOST_LINES, reviewItems, reviewReceipt } from '../../domain/receipts/review.ts';
import type { Catalog } from '../../domain/recipes/recipe.ts';
import {
  type ImportKey,
  type ImportStepDeps,
  runImportStep,
  type StepResult,
  statusOf,
} from './import-step.ts';

type Deps = ImportStepDeps & { aliases: Pick<GroceryAliasRepository, 'find'>; catalog: Catalog };

/** Whose today is the latest: nothing was bought after it, wherever the shop is. */
const EASTERNMOST = 'Pacific/Kiritimati';

/**
 * Takes what was read apart and says what each line probably means, for a person to look at. Ends the import where it
 * is no bill, or where nothing was seen.
 */
export const createMatchImport = (deps: Deps) => (key: ImportKey) =>
  runImportStep(deps, key, () => match(deps, key));

async function match(deps: Deps, key: ImportKey): Promise<StepResult> {
  const { imports, files, clock } = deps;
  const found = await imports.find(key);
  // A text or e-mail is in the row by now, as lines; a picture is kept for the review under its own name.
  await files.delete({ key: uploadKey(key) });
  const reading = found.status === 'matching' ? await imports.findReading(key) : undefined;
  // Meanwhile somebody has decided, or an earlier try of this step came through.
  if (!reading) return statusOf(await imports.find(key));
  const review = await reviewOf(deps, { key, found, reading });
  const end =
    reading.kind === 'bill'
      ? ({ to: 'no_receipt' } as const)
      : ({ to: 'failed', code: 'nothing_found' } as const);
  const { import: moved } = review
    ? await imports.saveReview({ ...key, review, at: clock() })
    : await imports.advance({ ...key, from: ['matching'], ...end, at: clock() });
  return statusOf(moved);
}

/** Undefined where there is nothing to look at. No name is asked for that the review does not show. */
async function reviewOf(
  { aliases, catalog }: Deps,
  { key: { userId }, found, reading }: { key: ImportKey; found: GroceryImport; reading: Reading },
): Promise<Review | undefined> {
  const meaningsOf = async (items: readonly { name: string }[]) => {
    const names = items.slice(0, MOST_LINES).map(({ name }) => name);
    return { matchItem, catalog, aliases: await aliases.find({ userId, names }) };
  };
  if (reading.kind === 'items') {
    const { items } = reading;
    return items.length === 0 ? undefined : reviewItems({ items, ...(await meaningsOf(items)) });
  }
  const today = localDateAt({ at: new Date(found.createdAt), timeZone: EASTERNMOST });
  const receipt = parseReceipt({ lines: reading.lines, today, sender: reading.sender });
  if (receipt.status === 'no_receipt') return undefined;
  return reviewReceipt({ receipt, ...(await meaningsOf(receipt.items)) });
}
