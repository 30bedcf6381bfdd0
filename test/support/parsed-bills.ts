import { parseReceipt } from '../../domain/receipts/parse-receipt.ts';

const TODAY = '2026-11-22';

/** A bill that somebody pasted: nothing in it was misread. */
export const pasted = (text: string) =>
  parseReceipt({ lines: text.split('\n').map((line) => ({ text: line, confidence: 1 })), today: TODAY });

/** A bill that a machine read from a picture, quite surely. */
export const photographed = (text: string) =>
  parseReceipt({
    lines: text.split('\n').map((line, at) => ({
      text: line,
      confidence: 0.9,
      region: { left: 0, top: at / 100, width: 1, height: 0.01 },
    })),
    today: TODAY,
  });

type Parsed = ReturnType<typeof parseReceipt>;

/** Each article as `name | amount | price`. */
export const itemsOf = (parsed: Parsed) =>
  parsed.status === 'receipt'
    ? parsed.items.map(({ name, amount, price }) =>
        [name, amount === undefined ? '' : `${amount.quantity} ${amount.unit}`, price ?? '?'].join(' | '),
      )
    : parsed.status;

/** Each charge as `kind amount`. */
export const chargesOf = (parsed: Parsed) =>
  parsed.status === 'receipt' ? parsed.charges.map(({ kind, amount }) => `${kind} ${amount}`) : parsed.status;

/** What is said of the whole bill. */
export const headOf = (parsed: Parsed) => {
  if (parsed.status !== 'receipt') return parsed.status;
  const { shop, boughtOn, currency, total } = parsed;
  return { shop, boughtOn, currency, total };
};
