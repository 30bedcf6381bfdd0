import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../domain/ports/clock.ts';
import type { ProductDirectory } from '../../domain/ports/product-directory.ts';
import { ENTRIES } from '../support/open-food-facts.ts';
import { CONTRACT_NOW, SILENT_SERVERS, UNREADABLE_SUCCESSES } from '../support/push-sinks/gateway-faults.ts';
import type { Fault } from '../support/push-sinks/sink-server.ts';

/** A directory with `ENTRIES`, and the server that it asks. */
type DirectoryFixture = {
  directory: ProductDirectory;
  setFault(fault: Fault | undefined): void;
  stop(): Promise<void>;
};

const FAULTS: readonly { title: string; fault: Fault; retryAfterMs?: number }[] = [
  {
    title: 'a 429 that asks to wait',
    fault: { kind: 'answer', httpStatus: 429, headers: { 'retry-after': '7' } },
    retryAfterMs: 7_000,
  },
  { title: 'a 429 that names no time', fault: { kind: 'answer', httpStatus: 429, body: '<h1>Slow down' } },
  {
    title: 'a 503 that asks to wait',
    fault: { kind: 'answer', httpStatus: 503, headers: { 'retry-after': '120' } },
    retryAfterMs: 120_000,
  },
  { title: 'a 500', fault: { kind: 'answer', httpStatus: 500, body: 'Internal Server Error' } },
  { title: 'a 403', fault: { kind: 'answer', httpStatus: 403, body: '<h1>Forbidden</h1>' } },
  { title: "a proxy's 404", fault: { kind: 'answer', httpStatus: 404, body: '<h1>Not Found</h1>' } },
  {
    title: 'a redirect, which is not followed',
    fault: { kind: 'answer', httpStatus: 302, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
  },
  {
    title: 'another product than was asked for',
    fault: {
      kind: 'answer',
      httpStatus: 200,
      body: JSON.stringify({ code: '4006381333931', status: 1, product: { product_name: 'Paneer' } }),
    },
  },
  {
    title: 'a product that is no object',
    fault: { kind: 'answer', httpStatus: 200, body: '{"code":"8901262010320","status":1,"product":[]}' },
  },
  { title: 'a connection that breaks within the answer', fault: { kind: 'cut' } },
  ...UNREADABLE_SUCCESSES,
];

/** What every directory of products over HTTP must do. */
export function describeProductDirectory(suite: {
  name: string;
  start: (args: { clock: Clock; timeoutMs: number }) => Promise<DirectoryFixture>;
}): void {
  describe(`${suite.name} as a directory of products`, () => {
    let fixture: DirectoryFixture | undefined;
    afterEach(async () => fixture?.stop());
    const start = async (timeoutMs = 5_000) => {
      fixture = await suite.start({ clock: () => CONTRACT_NOW, timeoutMs });
      return fixture;
    };
    const { paneer, nameless } = ENTRIES;

    it('says what it has, and what it does not', async () => {
      const { directory } = await start();
      expect(await directory.find({ barcode: paneer.code })).toMatchObject({
        status: 'found',
        product: {
          barcode: paneer.code,
          names: expect.arrayContaining([{ language: 'de', text: 'Paneer' }]),
        },
      });
      expect(await directory.find({ barcode: '4006381333931' })).toEqual({ status: 'unknown' });
      expect(await directory.find({ barcode: nameless.code })).toEqual({ status: 'unknown' });
    });

    it.each(FAULTS)('says of $title that it is away', async ({ fault, retryAfterMs }) => {
      const { directory, setFault } = await start();
      setFault(fault);
      const away = { status: 'away', ...(retryAfterMs !== undefined && { retryAfterMs }) };
      expect(await directory.find({ barcode: paneer.code })).toEqual(away);
    });

    it.each(SILENT_SERVERS)('gives up on $title', async ({ fault }) => {
      const { directory, setFault } = await start(150);
      setFault(fault);
      expect(await directory.find({ barcode: paneer.code })).toEqual({ status: 'away' });
    });

    it('is away when the connection is refused', async () => {
      const { directory, stop } = await start();
      await stop();
      expect(await directory.find({ barcode: paneer.code })).toEqual({ status: 'away' });
    });

    it('forgets that it was away', async () => {
      const { directory, setFault } = await start();
      setFault({ kind: 'answer', httpStatus: 503 });
      await directory.find({ barcode: paneer.code });
      setFault(undefined);
      expect(await directory.find({ barcode: paneer.code })).toMatchObject({ status: 'found' });
    });
  });
}
