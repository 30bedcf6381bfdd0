import { describe, expect, it } from 'vitest';
import { parseReceipt } from '../../../../domain/receipts/parse-receipt.ts';
import { invoiceLines } from '../../../../integrations/receipts/pdf/invoice-lines.ts';
import { anInvoice } from '../../../support/invoice.ts';

describe('an invoice for machines', () => {
  it('is a receipt with its amounts, discounts, tax, day and shop', () => {
    const lines = (invoiceLines(anInvoice()) ?? []).map((text) => ({ text, confidence: 1 }));
    expect(parseReceipt({ lines, today: '2026-11-22' })).toMatchObject({
      status: 'receipt',
      shop: 'Hofladen Muster',
      boughtOn: '2026-11-03',
      currency: 'EUR',
      total: 8.03,
      items: [
        { name: 'Äpfel & Birnen', price: 3.6, amount: { quantity: 1.5, unit: 'kg' } },
        { name: 'Milch', price: 4.4, amount: { quantity: 4, unit: 'l' } },
      ],
      charges: [
        { kind: 'discount', amount: -0.5 },
        { kind: 'tax', amount: 0.53 },
      ],
    });
  });

  it('may have one article, another prefix and none of what is optional', () => {
    const item = { name: 'Brot', quantity: '1', unitCode: 'H87', total: '7.50' };
    const xml = anInvoice({ items: [item] })
      .replaceAll('ram:', 'a:')
      .replace(/<rsm:ExchangedDocument>[\s\S]*<\/rsm:ExchangedDocument>/, '')
      .replace(/<a:SpecifiedTradeAllowanceCharge>[\s\S]*<\/a:SpecifiedTradeAllowanceCharge>/, '');
    expect(invoiceLines(xml)).toEqual([
      'Hofladen Muster',
      'Brot  7.50',
      'Subtotal  7.50',
      'Tax  0.53',
      'Total EUR  8.03',
    ]);
  });

  it.each([
    ['no articles', anInvoice({ items: [] })],
    ['no XML', 'nothing <a'],
    ['another document', '<order><item>1</item></order>'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['nothing', ''],
  ])('is none where there is %s', (_title, xml) => {
    expect(invoiceLines(xml)).toBeUndefined();
  });
});
