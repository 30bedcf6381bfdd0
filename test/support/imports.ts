import { randomUUID } from 'node:crypto';
import { createGroceryImportRepository } from '../../db/repositories/grocery-imports.ts';
import { createInventoryRepository } from '../../db/repositories/inventory.ts';
import type { NewLot } from '../../domain/inventory/new-lot.ts';
import { importReceiptId } from '../../domain/night/workflow-ids.ts';
import type { ImportKind, ImportMediaType, ImportStatus } from '../../domain/receipts/grocery-import.ts';
import { pictureKey, uploadKey } from '../../domain/receipts/import-files.ts';
import { createFileStore } from '../../integrations/files/file-store.ts';
import { pollUntil } from '../../stack/poll-until.ts';
import { createImportControl } from '../../temporal/import-control.ts';
import type { NightStack } from './night-stack.ts';

type Key = { userId: string; importId: string };
type Upload = { userId: string; bytes: Uint8Array; mediaType: ImportMediaType; kind?: ImportKind };

/** Imports as API and user see them, beside the workers of `stack`. */
export function createImportScenes({ config, orm, client }: NightStack) {
  const imports = createGroceryImportRepository({ orm });
  const inventory = createInventoryRepository({ orm });
  const files = createFileStore({ dir: config.FILES_DIR, s3: config.FILES_S3 });
  const control = createImportControl({ client });
  const isThere = async (key: string) => (await files.find({ key })) !== undefined;

  /** Takes an upload, and starts nothing. */
  async function receive({ userId, bytes, mediaType, kind = 'bill' }: Upload): Promise<Key> {
    const key = { userId, importId: randomUUID() };
    await imports.create({ userId, id: key.importId, kind, mediaType, mostUnfinished: 50, at: new Date() });
    await files.put({ key: uploadKey(key), bytes, mediaType });
    return key;
  }

  return {
    imports,
    files,
    control,
    receive,
    async begin(upload: Upload): Promise<Key> {
      const key = await receive(upload);
      await control.startImport(key);
      return key;
    },
    handle: (key: Key) => client.workflow.getHandle(importReceiptId(key)),
    find: (key: Key) => imports.find(key),
    async reach(key: Key, status: ImportStatus, timeoutMs = 20_000): Promise<void> {
      const probe = async () => (await imports.find(key)).status === status;
      if (await pollUntil({ probe, timeoutMs })) return;
      throw new Error(`It is ${(await imports.find(key)).status} and not ${status}.`);
    },
    /** Which of its files are kept. */
    async filesOf(key: Key): Promise<string[]> {
      const kept = { upload: await isThere(uploadKey(key)), picture: await isThere(pictureKey(key)) };
      return Object.entries(kept).flatMap(([name, isKept]) => (isKept ? [name] : []));
    },
    /** Confirms every line as one lot of 500 g, as the API would. */
    confirm: (key: Key) =>
      imports.confirm({
        ...key,
        expected: undefined,
        decisions: { lines: [{ position: 1, action: 'add', foodId: 'paneer', quantity: 500, unit: 'g' }] },
        decide: ({ lines }) => lines.map(aLot),
        at: new Date(),
      }),
    async stockOf(userId: string): Promise<number> {
      const { lots } = await inventory.findInventory({ userId });
      return lots.reduce((sum, { stock }) => sum + stock, 0);
    },
  };
}

function aLot(): NewLot {
  const id = randomUUID();
  const lot = { measure: 'g', unit: 'g', unitSize: 1, place: 'fridge', boughtOn: '2026-11-22' } as const;
  return {
    facts: { id, foodId: 'paneer', name: 'Paneer', ...lot },
    entry: { lotId: id, kind: 'added', stockChange: 500, reservedChange: 0 },
  };
}
