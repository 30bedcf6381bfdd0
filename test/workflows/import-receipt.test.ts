import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSql, type Sql } from '../../db/sql.ts';
import { ReadingFailed, type SpottedItem } from '../../domain/ports/receipt-reader.ts';
import type { TextLine } from '../../domain/receipts/text-line.ts';
import { preparePicture } from '../../integrations/pictures/prepare-picture.ts';
import { drawPdf } from '../support/draw-pdf.ts';
import { createImportScenes } from '../support/imports.ts';
import { addNightUsers, type NightStack, openNightStack } from '../support/night.ts';
import { bombPng, cornerPicture } from '../support/pictures.ts';

const BILL = 'Corner Shop\nPANEER 500G    2.49\nBREAD          1.80\nTOTAL          4.29\n';
const text = (content: string) => new TextEncoder().encode(content);
const linesOf = (content: string): TextLine[] =>
  content.split('\n').map((line) => ({ text: line, confidence: 0.9 }));

describe('a bill on its way to the stock', () => {
  let stack: NightStack;
  let sql: Sql;
  let scenes: ReturnType<typeof createImportScenes>;
  let picture: Uint8Array;
  let userId: string;
  let read: (signal: AbortSignal) => Promise<TextLine[]>;
  let spot: () => Promise<SpottedItem[]>;
  let prepare = preparePicture;

  beforeAll(async () => {
    stack = await openNightStack();
    sql = createSql({ orm: stack.orm });
    scenes = createImportScenes(stack);
    picture = await cornerPicture({ width: 90, height: 160 }).jpeg().toBuffer();
    await stack.startWorker({
      preparePicture: (args) => prepare(args),
      reader: { name: 'eyes 1', read: ({ signal }) => read(signal) },
      spotter: { name: 'eyes 2', spot: () => spot() },
    });
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    prepare = preparePicture;
    read = async () => linesOf(BILL);
    spot = async () => [{ name: 'Paneer', confidence: 0.6 }];
    [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone: 'UTC' });
  });

  const aPicture = () => ({ userId, bytes: picture, mediaType: 'image/jpeg' as const });
  const ended = async (key: { userId: string; importId: string }) => {
    const result = await scenes.handle(key).result();
    return { result, files: await scenes.filesOf(key) };
  };

  it('keeps nothing of a text once it was read', async () => {
    const bytes = new TextEncoder().encode('Corner Shop\nPANEER 500G    2.49\nTOTAL          2.49\n');
    const key = await scenes.begin({ userId, bytes, mediaType: 'text/plain' });
    await scenes.reach(key, 'review');
    expect(await scenes.filesOf(key)).toEqual([]);
  });

  it('waits for its person with the picture, and without what was uploaded', async () => {
    const key = await scenes.begin(aPicture());
    await scenes.reach(key, 'review');
    const { review, reader } = await scenes.find(key);
    expect(reader).toBe('eyes 1');
    expect(review?.lines.map(({ name }) => name)).toEqual(['PANEER', 'BREAD']);
    expect(review?.lines[0]?.candidates[0]?.foodId).toBe('paneer');
    expect(await scenes.filesOf(key)).toEqual(['picture']);
    expect((await scenes.handle(key).describe()).status.name).toBe('RUNNING');
  });

  it('is stock once, and its picture gone, when it is confirmed, however often', async () => {
    const key = await scenes.begin(aPicture());
    await scenes.reach(key, 'review');
    const confirmed = await Promise.all(Array.from({ length: 4 }, () => scenes.confirm(key)));
    expect(confirmed.filter(({ status }) => status === 'done')).toHaveLength(1);
    await Promise.all([scenes.control.tellDecided(key), scenes.control.tellDecided(key)]);
    expect(await ended(key)).toEqual({ result: { status: 'confirmed' }, files: [] });
    expect(await scenes.stockOf(userId)).toBe(1000);
    await scenes.control.tellDecided(key);
    expect(await scenes.control.startImport(key)).toBe('started');
    expect(await ended(key)).toEqual({ result: { status: 'confirmed' }, files: [] });
    expect(await scenes.stockOf(userId)).toBe(1000);
  });

  it('ends where its person does not want it any more, also while it is read', async () => {
    let reading = false;
    read = async () => {
      reading = true;
      await sleep(1500);
      return linesOf(BILL);
    };
    const key = await scenes.begin(aPicture());
    await expect.poll(() => reading).toBe(true);
    await scenes.imports.discard({ ...key, at: new Date() });
    await scenes.control.tellDecided(key);
    expect(await ended(key)).toEqual({ result: { status: 'discarded' }, files: [] });
    expect((await scenes.find(key)).review).toBeUndefined();
  });

  it('is text that nobody has to read, and stays text whatever it says', async () => {
    const script = '<script>alert(1)</script>';
    const bytes = text(`\ufeff${script}\t3.00\r\n${BILL}`);
    const key = await scenes.begin({ userId, bytes, mediaType: 'text/plain' });
    await scenes.reach(key, 'review');
    const { review, reader } = await scenes.find(key);
    expect(reader).toBe('text');
    expect(review?.lines.map(({ name }) => name)).toContain(script);
    await scenes.imports.discard({ ...key, at: new Date() });
    await scenes.control.tellDecided(key);
    expect(await ended(key)).toEqual({ result: { status: 'discarded' }, files: [] });
  });

  it("is the shop's e-mail, which nobody has to read either", async () => {
    const header = 'From: Shop <bills@example.org>\r\nSubject: Your bill\r\nContent-Type: text/html\r\n\r\n';
    const page = '<table><tr><td>PANEER 500G<td>2.49<tr><td>TOTAL<td>2.49</table><script>alert(1)</script>';
    const bytes = text(header + page);
    const key = await scenes.begin({ userId, bytes, mediaType: 'message/rfc822' });
    await scenes.reach(key, 'review');
    const { review, reader } = await scenes.find(key);
    expect(reader).toBe('e-mail');
    expect(review?.lines.map(({ name, price }) => [name, price])).toEqual([['PANEER', 2.49]]);
  });

  it('is a PDF whose text nobody has to read; one that is locked says so at once', async () => {
    const texts = BILL.trim()
      .split('\n')
      .map((line, nth) => ({ x: 50, y: 800 - nth * 20, text: line }));
    const pages = [{ texts }];
    const key = await scenes.begin({ userId, bytes: drawPdf({ pages }), mediaType: 'application/pdf' });
    await scenes.reach(key, 'review');
    const { review, reader } = await scenes.find(key);
    expect(reader).toBe('pdf');
    expect(review?.lines.map(({ name, price }) => [name, price])).toEqual([
      ['PANEER', 2.49],
      ['BREAD', 1.8],
    ]);
    const locked = drawPdf({ pages, isLocked: true });
    const other = await scenes.begin({ userId, bytes: locked, mediaType: 'application/pdf' });
    expect(await ended(other)).toEqual({ result: { status: 'failed' }, files: [] });
    expect((await scenes.find(other)).code).toBe('pdf_encrypted');
  });

  it('is read as a picture where the page of a PDF is one', async () => {
    const image = { pixels: new Uint8Array(60 * 80).fill(200), width: 60, height: 80 };
    const bytes = drawPdf({ pages: [{ image }] });
    const key = await scenes.begin({ userId, bytes, mediaType: 'application/pdf' });
    await scenes.reach(key, 'review');
    const { review, reader } = await scenes.find(key);
    expect(reader).toBe('eyes 1');
    expect(review?.total).toBe(4.29);
  });

  it('is cut where no household buys more', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `PANEER ${index + 100}G    2.49`);
    const key = await scenes.begin({ userId, bytes: text(lines.join('\n')), mediaType: 'text/plain' });
    await scenes.reach(key, 'review');
    expect((await scenes.find(key)).review?.lines).toHaveLength(300);
  });

  it('is a photo of food, which a model names', async () => {
    const key = await scenes.begin({ ...aPicture(), kind: 'items' });
    await scenes.reach(key, 'review');
    const { review, reader } = await scenes.find(key);
    expect(reader).toBe('eyes 2');
    expect(review?.lines.map(({ name }) => name)).toEqual(['Paneer']);
    expect(review?.lines[0]?.candidates[0]?.foodId).toBe('paneer');
  });

  it.each([
    {
      title: 'no bill, when nothing is read in it',
      set: () => {
        read = async () => [];
      },
      end: { status: 'no_receipt' },
    },
    {
      title: 'without food, when none is seen in it',
      kind: 'items' as const,
      set: () => {
        spot = async () => [];
      },
      end: { status: 'failed', code: 'nothing_found' },
    },
    {
      title: 'a picture that was cut short',
      bytes: () => picture.subarray(0, picture.length / 2),
      end: { status: 'failed', code: 'picture_unreadable' },
    },
    {
      title: 'a bomb of 40 megapixels that came past the API',
      bytes: () => bombPng({ width: 8000, height: 5000 }),
      end: { status: 'failed', code: 'picture_too_large' },
    },
    {
      title: 'a PDF that came past the API',
      bytes: () => text('%PDF-1.7\n1 0 obj<<>>endobj'),
      end: { status: 'failed', code: 'picture_unreadable' },
    },
    {
      title: 'an e-mail without text',
      mediaType: 'message/rfc822' as const,
      bytes: () => text('From: Shop <bills@example.org>\r\n\r\n'),
      end: { status: 'failed', code: 'mail_unreadable' },
    },
    {
      title: 'refused by its reader for good',
      set: () => {
        read = async () => {
          throw new ReadingFailed('No.', { isRetryable: false });
        };
      },
      end: { status: 'failed', code: 'reading_failed' },
    },
    {
      title: 'read by a program with a mistake',
      set: () => {
        read = async () => {
          throw new TypeError('milk is not a function');
        };
      },
      end: { status: 'failed', code: 'reading_failed' },
    },
  ])('ends when it is $title', async ({ set, kind, bytes, mediaType, end }) => {
    set?.();
    const key = await scenes.begin({
      ...aPicture(),
      ...(kind && { kind }),
      ...(bytes && { bytes: bytes() }),
      ...(mediaType && { mediaType }),
    });
    expect(await ended(key)).toEqual({ result: { status: end.status }, files: [] });
    expect(await scenes.find(key)).toMatchObject(end);
  });

  it('ends when its file is lost', async () => {
    const key = await scenes.receive(aPicture());
    await scenes.files.deleteAll({ prefix: `${userId}/` });
    await scenes.control.startImport(key);
    expect(await ended(key)).toEqual({ result: { status: 'failed' }, files: [] });
    expect(await scenes.find(key)).toMatchObject({ status: 'failed', code: 'file_lost' });
  });

  it('waits for a reader that says when it has time', async () => {
    let tries = 0;
    read = async () => {
      tries += 1;
      if (tries < 3) throw new ReadingFailed('Later.', { isRetryable: true, retryAfterMs: 100 });
      return linesOf(BILL);
    };
    const key = await scenes.begin(aPicture());
    await scenes.reach(key, 'review');
    expect(tries).toBe(3);
  });

  it('is started by the sweep when whoever took it could not', async () => {
    const lost = await scenes.receive(aPicture());
    const young = await scenes.receive(aPicture());
    await sql(`update grocery_imports set updated_at = now() - interval '6 minutes' where id = ?`, [
      lost.importId,
    ]);
    const options = { workflowId: `sweep-${randomUUID()}`, taskQueue: 'night' };
    await stack.client.workflow.execute('retryFailed', options);
    await scenes.reach(lost, 'review');
    expect((await scenes.find(young)).status).toBe('received');
  });

  describe('of somebody who is erased', () => {
    type Key = { userId: string; importId: string };
    const executionsOf = async (id: string) =>
      (await stack.client.workflow.count(`SubjectId = '${id}' AND WorkflowType = 'importReceipt'`)).count;
    const leftOf = async (key: Key) => ({
      files: await scenes.filesOf(key),
      rows: (await sql('select 1 from grocery_imports where user_id = ?', [key.userId])).length,
      executions: await executionsOf(key.userId),
    });
    const NOTHING = { files: [], rows: 0, executions: 0 };
    const erase = async (id: string) => {
      await stack.control.startEraseUser({ userId: id });
      await stack.client.workflow.getHandle(`erase:${id}`).result();
    };

    it('leaves no file, no row and no run, also when a step writes its file after the account is gone', async () => {
      const waiting = await scenes.begin(aPicture());
      await scenes.reach(waiting, 'review');
      const { promise: erased, resolve: goOn } = Promise.withResolvers<void>();
      let written = 0;
      prepare = async (args) => {
        await erased;
        const outcome = await preparePicture(args);
        setTimeout(() => {
          written += 1;
        }, 300);
        return outcome;
      };
      const [other = ''] = await addNightUsers(stack.orm, { count: 1, timeZone: 'UTC' });
      const working = await scenes.begin({ ...aPicture(), userId: other });
      try {
        await scenes.reach(working, 'preparing');
        for (const { userId: id } of [waiting, working]) await expect.poll(() => executionsOf(id)).toBe(1);
        await Promise.all([erase(waiting.userId), erase(working.userId)]);
        expect(await leftOf(waiting)).toEqual(NOTHING);
        expect(await leftOf(working)).toEqual(NOTHING);
      } finally {
        goOn();
      }
      await expect.poll(() => written).toBe(1);
      // The step notices by its next write that nobody is there.
      await expect.poll(() => leftOf(working)).toEqual(NOTHING);
    }, 150_000);
  });
});

describe('a review', () => {
  let stack: NightStack;
  let scenes: ReturnType<typeof createImportScenes>;
  beforeAll(async () => {
    stack = await openNightStack();
    scenes = createImportScenes(stack);
    const workflowsPath = fileURLToPath(new URL('../support/hasty-imports.ts', import.meta.url));
    const logger = { trace() {}, debug() {}, info() {}, log() {}, warn() {}, error() {} };
    await stack.startWorker({ workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }) });
  });
  afterAll(() => stack.close());
  const begin = async () => {
    const [userId = ''] = await addNightUsers(stack.orm, { count: 1, timeZone: 'UTC' });
    const key = await scenes.begin({ userId, bytes: text(BILL), mediaType: 'text/plain' });
    await scenes.reach(key, 'review');
    return key;
  };

  it('is thrown away when nobody has looked at it for a month', async () => {
    const key = await begin();
    expect(await scenes.handle(key).result()).toEqual({ status: 'discarded' });
    expect(await scenes.find(key)).toMatchObject({ status: 'discarded', code: 'expired' });
    expect(await scenes.filesOf(key)).toEqual([]);
  });

  it('is seen to be confirmed within a day when the word of it got lost', async () => {
    const key = await begin();
    await scenes.confirm(key);
    expect(await scenes.handle(key).result()).toEqual({ status: 'confirmed' });
    expect(await scenes.filesOf(key)).toEqual([]);
  });
});
