import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { BILLS_DIRECTORY, type BillTruth } from './bill.ts';
import { cameraOf, fileOf, printingOf } from './render/cameras.ts';
import { composeBill } from './render/compose.ts';
import { registerFonts } from './render/fonts.ts';
import { encodeGrey, type Grey } from './render/grey.ts';
import { loadLocale } from './render/locale.ts';
import { drawNotBills } from './render/not-bills.ts';
import { printPaper } from './render/paper.ts';
import { photograph } from './render/photograph.ts';
import { type BillPlan, planBills } from './render/plan.ts';

/** Draws the set of bills anew. The same bills come out each time: everything follows from their names. */
async function main(): Promise<void> {
  registerFonts();
  mkdirSync(BILLS_DIRECTORY, { recursive: true });
  for (const file of readdirSync(BILLS_DIRECTORY)) rmSync(new URL(file, BILLS_DIRECTORY));
  for (const plan of planBills()) await drawBill(plan);
  for (const { name, shows, grey } of drawNotBills()) {
    const picture = `${name}.jpg`;
    const file = await encodeGrey({ grey, tint: [1, 1, 1], format: 'jpeg', quality: 60 });
    save({ name, file, truth: { status: 'no_receipt', picture, shows } });
  }
}

async function drawBill(plan: BillPlan): Promise<void> {
  const { name, grade, random } = plan;
  const locale = loadLocale(plan.locale);
  const { rows, width, ...said } = composeBill({ plan, locale });
  const paper = printPaper({ rows, printing: printingOf(plan, width), random });
  const grey: Grey = photograph({ paper, camera: cameraOf(plan), random });
  const { format, quality } = fileOf(plan);
  // Lamps are warm, and papers are hardly ever white.
  const warmth = random.between(0.01, 0.16);
  const tint = [1, 1 - warmth * 0.45, 1 - warmth] as const;
  const file = await encodeGrey({ grey, tint, format, quality });
  const picture = `${name}.${format === 'jpeg' ? 'jpg' : 'webp'}`;
  const { language, currency } = locale;
  save({ name, file, truth: { status: 'receipt', picture, grade, language, currency, ...said } });
}

function save({ name, truth, file }: { name: string; truth: BillTruth; file: Buffer }): void {
  writeFileSync(new URL(`${name}.yaml`, BILLS_DIRECTORY), stringify(truth));
  writeFileSync(new URL(truth.picture, BILLS_DIRECTORY), file);
}

await main();
