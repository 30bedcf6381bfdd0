import type { MikroORM } from '@mikro-orm/postgresql';
import type { ActivityDeps } from '../activities/index.ts';
import type { Config } from '../config.ts';
import { createGroceryAliasRepository } from '../db/repositories/grocery-aliases.ts';
import { createGroceryImportRepository } from '../db/repositories/grocery-imports.ts';
import type { Clock } from '../domain/ports/clock.ts';
import { createFileStore } from '../integrations/files/file-store.ts';
import { preparePicture } from '../integrations/pictures/prepare-picture.ts';
import { readMail } from '../integrations/receipts/email/read-mail.ts';
import { readPdf } from '../integrations/receipts/pdf/read-pdf.ts';
import { createReceiptReaders } from '../integrations/receipts/receipt-readers.ts';

type Parts = Pick<
  ActivityDeps,
  'imports' | 'aliases' | 'files' | 'preparePicture' | 'reader' | 'spotter' | 'readMail' | 'readPdf'
>;

/** What the steps of an import need. `close` ends the threads that read. */
export function configuredReceipts({ config, orm, clock }: { config: Config; orm: MikroORM; clock: Clock }): {
  parts: Parts;
  close(): Promise<void>;
} {
  const { FILES_DIR: dir, FILES_S3: s3, RECEIPT_LANGUAGES: languages, VISION_MODEL: vision } = config;
  const { bills, items, close } = createReceiptReaders({
    ...{ languages, vision, clock },
    threads: config.RECEIPTS_AT_ONCE,
  });
  return {
    parts: {
      imports: createGroceryImportRepository({ orm }),
      aliases: createGroceryAliasRepository({ orm }),
      files: createFileStore({ dir, s3 }),
      preparePicture,
      reader: bills,
      spotter: items,
      readMail,
      readPdf,
    },
    close,
  };
}
