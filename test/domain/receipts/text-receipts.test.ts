import { describe, expect, test } from 'vitest';
import { loadTextReceipts } from '../../receipts/text-receipts.ts';
import { chargesOf, headOf, itemsOf, pasted } from '../../support/parsed-bills.ts';

describe.each(loadTextReceipts())('the pasted receipts of $file', ({ receipts }) => {
  test.each(receipts)('are read as printed: $title', ({ text, items, charges, total, ...head }) => {
    const parsed = pasted(text);
    expect({
      items: itemsOf(parsed),
      charges: chargesOf(parsed),
      ...(headOf(parsed) as object),
    }).toMatchObject({
      items,
      charges,
      total,
      ...Object.fromEntries(Object.entries(head).filter(([key]) => key !== 'title')),
    });
  });
});
