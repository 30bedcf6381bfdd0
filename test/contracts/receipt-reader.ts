import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreparedPicture, ReceiptReader } from '../../domain/ports/receipt-reader.ts';
import { TextLine } from '../../domain/receipts/text-line.ts';
import { BILLS_DIRECTORY } from '../receipts/bill.ts';

/** Lines of the picture, in their order. */
const NAMES = ['EXTRA VRG OLV OIL', 'YELLOW ONIONS 3LB', 'BLUEBERRIES 1PT'];
const PRICED = /^\W*YELLOW ONIONS 3LB {2,}.*2\.97/;

const picture = (file: string): PreparedPicture => ({
  bytes: readFileSync(new URL(file, BILLS_DIRECTORY)),
  mediaType: 'image/jpeg',
});
const BILL = picture('en-us-2-clean.jpg');
const BLANK = picture('none-blank.jpg');

/** What the picture of the contract says, for readers that must be told. */
export const CONTRACT_LINES: readonly string[] = [
  'HARVEST LANE MARKET',
  'EXTRA VRG OLV OIL  8.99',
  'YELLOW ONIONS 3LB  2.97',
  'BLUEBERRIES 1PT  3.99',
];

/** A reader; `showing` is told which lines the next picture has. */
type ReaderFixture = {
  reader: ReceiptReader;
  showing(lines: readonly string[]): void;
  stop(): Promise<void>;
};

/** What every reader of bills must do. */
export function describeReceiptReader(suite: { name: string; start: () => Promise<ReaderFixture> }): void {
  describe(`${suite.name} as a reader of bills`, () => {
    let fixture: ReaderFixture;
    beforeAll(async () => {
      fixture = await suite.start();
    });
    afterAll(async () => fixture.stop());

    const read = (args: { shown: PreparedPicture; lines: readonly string[]; signal?: AbortSignal }) => {
      const { shown, lines, signal = new AbortController().signal } = args;
      fixture.showing(lines);
      return fixture.reader.read({ picture: shown, signal });
    };

    it('gives the lines from top to bottom, names and prices in two columns of one line', async () => {
      const lines = await read({ shown: BILL, lines: CONTRACT_LINES });
      const texts = lines.map((line) => TextLine.parse(line).text);
      const places = NAMES.map((name) => texts.findIndex((text) => text.includes(name)));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(texts).toContainEqual(expect.stringMatching(PRICED));
    }, 60_000);

    it('gives no lines of a picture without text', async () => {
      expect(await read({ shown: BLANK, lines: [] })).toEqual([]);
    }, 60_000);

    it('gives up with the reason of its caller, before it began and while it reads, and reads on', async () => {
      const reason = new Error('not wanted');
      const aborted = AbortSignal.abort(reason);
      await expect(read({ shown: BILL, lines: CONTRACT_LINES, signal: aborted })).rejects.toBe(reason);
      const control = new AbortController();
      const reading = read({ shown: BILL, lines: CONTRACT_LINES, signal: control.signal });
      control.abort(reason);
      await expect(reading).rejects.toBe(reason);
      expect(await read({ shown: BILL, lines: CONTRACT_LINES })).not.toEqual([]);
    }, 60_000);

    it('says what it is', () => {
      expect(fixture.reader.name).toMatch(/\S/);
    });
  });
}
