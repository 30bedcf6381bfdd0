import { DomainError } from './errors.ts';
import { mapBounded } from './map-bounded.ts';

/** Told of an item that a loop left out. `item` names it by ids, dates and zones, never by personal data. */
export type ReportLeftOut = (args: { loop: string; item: Record<string, string>; error: unknown }) => void;

/** So many outages with no success in between are no fault of single items: waiting helps, going on does not. */
const OUTAGES_IN_A_ROW = 5;

/**
 * Does `work` for every item, whatever becomes of single ones; returns how many were left out, each of which was
 * reported.
 *
 * @throws DomainError `unavailable` when several in a row, or all, failed with one: what all of them need is away.
 */
export async function workThrough<Item>({
  loop,
  items,
  atOnce = 1,
  nameOf,
  work,
  report,
}: {
  loop: string;
  items: readonly Item[];
  atOnce?: number;
  nameOf: (item: Item) => Record<string, string>;
  work: (item: Item) => Promise<unknown>;
  report: ReportLeftOut;
}): Promise<{ leftOut: number }> {
  let leftOut = 0;
  let outages = 0;
  let done = 0;
  await mapBounded(items, atOnce, async (item) => {
    try {
      await work(item);
      outages = 0;
      done += 1;
    } catch (error) {
      leftOut += 1;
      report({ loop, item: nameOf(item), error });
      if (!(error instanceof DomainError) || error.kind !== 'unavailable') return;
      outages += 1;
      if (outages >= OUTAGES_IN_A_ROW || (done === 0 && outages === items.length)) throw error;
    }
  });
  return { leftOut };
}
