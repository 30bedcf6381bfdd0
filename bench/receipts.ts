import { parseArgs } from 'node:util';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { createTesseractReader } from '../integrations/receipts/tesseract/tesseract-reader.ts';
import { loadBills } from '../test/receipts/bill.ts';
import { type ReadBill, readBill } from './read-bill.ts';
import { formatReceiptReport, type ScoredBill } from './receipt-report.ts';
import { scoreBill } from './receipt-scores.ts';

/** Which bills, by a part of their names: `hard`, `de-de`; all of them without it. */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

const catalog = loadCatalog();
const reader = createTesseractReader({ languages: ['eng', 'deu', 'spa', 'fra'] });
const bills: ScoredBill[] = [];
const others: ReadBill[] = [];
try {
  for (const bill of loadBills().filter(({ name }) => name.includes(values.only))) {
    const read = await readBill({ bill, reader });
    const { truth } = bill;
    process.stderr.write(`${bill.name} ${read.seconds.toFixed(1)} s ${read.parsed.status}\n`);
    if (truth.status === 'no_receipt') {
      others.push(read);
      continue;
    }
    const score = scoreBill({ truth, lines: read.lines, parsed: read.parsed, catalog });
    bills.push({ ...read, grade: truth.grade, language: truth.language, score });
  }
} finally {
  await reader.close();
}
process.stdout.write(`${formatReceiptReport({ bills, others })}\n`);
