import { describe, expect, it } from 'vitest';
import { parseReceipt } from '../../../../domain/receipts/parse-receipt.ts';
import { readMail } from '../../../../integrations/receipts/email/read-mail.ts';
import { americanOrder, britishOrder, germanOrder, orderMail } from '../../../support/order-mails.ts';
import { chargesOf, headOf, itemsOf } from '../../../support/parsed-bills.ts';

async function receiptIn(bytes: Uint8Array) {
  const mail = await readMail({ bytes });
  if (mail.status !== 'read') throw new Error('unreadable');
  return parseReceipt({ lines: mail.lines, today: '2026-11-30', sender: mail.sender });
}

describe('an order that came by e-mail', () => {
  it('of tables: a substitution is no article, and a saving counts once', async () => {
    const html = britishOrder([
      ['GreenBasket Organic Chickpeas 400g', '3', '£0.75', '£2.25'],
      ['British Semi Skimmed Milk 4 Pints', '1', '£1.55', '£1.55'],
      ['Free Range Large Eggs 12 Pack', '1', '£3.35', '£3.35'],
      ['Chicken Breast Fillets 650g', '2', '£4.75', '£9.50', '2 for £8.00 &nbsp; -£1.50'],
      ['Loose Carrots', '0.742 kg', '£0.65/kg', '£0.48'],
      ['Wholemeal Bread Medium 800g', '1', '£1.40', '£1.40', 'Substituted for: Seeded Batch 800g'],
      ['Greek Style Yogurt 1kg', '1', '£2.60', '£2.60'],
    ]);
    const receipt = await receiptIn(orderMail({ html, from: 'orders@greenbasket.example' }));
    expect(itemsOf(receipt)).toEqual([
      'GreenBasket Organic Chickpeas | 1200 g | 2.25',
      'British Semi Skimmed Milk | 1892.704 ml | 1.55',
      'Free Range Large Eggs | 12 piece | 3.35',
      'Chicken Breast Fillets | 1300 g | 8',
      'Loose Carrots | 0.742 kg | 0.48',
      'Wholemeal Bread Medium | 800 g | 1.4',
      'Greek Style Yogurt | 1 kg | 2.6',
    ]);
    expect(chargesOf(receipt)).toEqual(['other 3.49']);
    expect(headOf(receipt)).toEqual({
      shop: 'greenbasket.example',
      boughtOn: '2026-11-28',
      currency: 'GBP',
      total: 23.12,
    });
  });

  it('of German columns: sizes, counts and deposits are where the header says', async () => {
    const html = germanOrder([
      ['2x', 'Alpenmilch 3,5% 1l', '1,29 €', '2,58 €'],
      ['1x', 'Hähnchenbrustfilet 400g', '5,49 €', '5,49 €'],
      ['6x', 'Mineralwasser Classic 1l', '0,69 €', '4,14 €'],
      ['', 'zzgl. Pfand', '0,25 €', '1,50 €'],
      ['1x', 'Bananen ca. 1kg (geliefert: 1,064 kg)', '1,79 €/kg', '1,90 €'],
      ['3x', 'Naturjoghurt 3,8% 500g', '0,99 €', '2,97 €'],
      ['1x', 'Dinkelmehl Type 630 1kg', '1,65 €', '1,65 €'],
    ]);
    const text = 'Deine E-Mail kann nicht als HTML angezeigt werden. Bitte öffne sie im Browser.';
    const receipt = await receiptIn(
      orderMail({ html, text, from: 'FrischKiste <service@frischkiste.example>' }),
    );
    expect(itemsOf(receipt)).toEqual([
      'Alpenmilch 3,5% | 2 l | 2.58',
      'Hähnchenbrustfilet | 400 g | 5.49',
      'Mineralwasser Classic | 6 l | 4.14',
      'Bananen | 1.064 kg | 1.9',
      'Naturjoghurt 3,8% | 1500 g | 2.97',
      'Dinkelmehl Type 630 | 1 kg | 1.65',
    ]);
    expect(chargesOf(receipt)).toEqual(['deposit 1.5', 'other 3.9', 'discount -5']);
    expect(headOf(receipt)).toMatchObject({ shop: 'FrischKiste', currency: 'EUR', total: 19.13 });
  });

  it('of blocks: name, size, count and price of one article are below each other', async () => {
    const html = americanOrder([
      ['Organic Baby Spinach', '5 oz', '1 x $3.99', '$3.99'],
      ['Boneless Skinless Chicken Thighs', 'per lb', '1.62 lb x $4.49/lb', '$7.27'],
      ['Large Brown Eggs', '12 ct', '2 x $4.79', '$9.58'],
      ['Roma Tomatoes', 'each', '6 x $0.42', '$2.52'],
      ['Extra Firm Tofu', '14 oz', '1 x $2.49', '$2.49'],
      ['2% Reduced Fat Milk', '1 gal', '1 x $4.29', '$4.29'],
    ]);
    const receipt = await receiptIn(orderMail({ html, from: 'QuickCart <no-reply@quickcart.example>' }));
    expect(itemsOf(receipt)).toEqual([
      'Organic Baby Spinach | 5 oz | 3.99',
      'Boneless Skinless Chicken Thighs | 1.62 lb | 7.27',
      'Large Brown Eggs | 24 piece | 9.58',
      'Roma Tomatoes | 6 piece | 2.52',
      'Extra Firm Tofu | 14 oz | 2.49',
      '2% Reduced Fat Milk | 3.785 l | 4.29',
    ]);
    expect(chargesOf(receipt)).toEqual(['other 2.99', 'other 3.99', 'other 4', 'tax 0.3']);
    expect(headOf(receipt)).toEqual({
      shop: 'QuickCart',
      boughtOn: '2026-11-27',
      currency: 'USD',
      total: 41.42,
    });
  });
});

const TABLE = '<table><tr><td>Milk</td><td>1.09</td></tr><tr><td>Total</td><td>1.09</td></tr></table>';
const SHOP = 'Corner Shop <receipts@corner.example>';

describe('the day and the shop of an e-mail', () => {
  it.each([
    ['Sat, 28 Nov 2026 23:30:00 -0500', '2026-11-28'],
    ['Sun, 29 Nov 2026 00:30:00 +0900', '2026-11-29'],
    ['29 Nov 2026 10:00 GMT', '2026-11-29'],
  ])('are those of the sender: %s', async (date, day) => {
    const receipt = await receiptIn(orderMail({ html: TABLE, from: SHOP, date }));
    expect(headOf(receipt)).toMatchObject({ shop: 'Corner Shop', boughtOn: day });
  });

  it('are those of the e-mail that was forwarded as a whole', async () => {
    const inner = orderMail({ html: TABLE, from: SHOP, date: 'Thu, 12 Nov 2026 23:59:00 -0800' });
    const outer = [
      'From: me@example.net',
      'Date: Sun, 29 Nov 2026 10:00:00 +0100',
      'Content-Type: multipart/mixed; boundary=c',
      '',
      '--c',
      'Content-Type: text/plain',
      '',
      'Please look at this, 5.00 too much?',
      '--c',
      'Content-Type: message/rfc822',
      '',
      new TextDecoder().decode(inner),
      '--c--',
    ];
    const receipt = await receiptIn(new TextEncoder().encode(outer.join('\r\n')));
    expect(headOf(receipt)).toMatchObject({ shop: 'Corner Shop', boughtOn: '2026-11-12', total: 1.09 });
    expect(itemsOf(receipt)).toEqual(['Milk |  | 1.09']);
  });

  it.each([
    [
      'English',
      'From: Corner Shop &lt;receipts@corner.example&gt;',
      'Date: Thu, Nov 12, 2026 at 6:30 PM',
      'To: me',
    ],
    [
      'German',
      'Von: Corner Shop &lt;receipts@corner.example&gt;',
      'Gesendet: Donnerstag, 12. November 2026 18:30',
      'An: me',
    ],
    [
      'French',
      'De : Corner Shop &lt;receipts@corner.example&gt;',
      'Envoyé : jeudi 12 novembre 2026 18:30',
      'À : me',
    ],
    [
      'Polish',
      'Od: Corner Shop &lt;receipts@corner.example&gt;',
      'Wysłano: czwartek, 12 listopada 2026 18:30',
      'Do: me',
    ],
    [
      'Swedish',
      'Från: Corner Shop &lt;receipts@corner.example&gt;',
      'Skickat: den 12 november 2026 18:30',
      'Till: me',
    ],
  ])('are those of the e-mail that was forwarded as text, in %s', async (_, from, date, to) => {
    const html = `<p>look, 5.00</p><p>---------- Forwarded ---------<br>${from}<br>${date}<br>Subject: Receipt<br>${to}</p>${TABLE}`;
    const receipt = await receiptIn(
      orderMail({ html, from: 'Me <me@example.net>', date: 'Sun, 29 Nov 2026 10:00:00 +0100' }),
    );
    expect(headOf(receipt)).toMatchObject({ shop: 'Corner Shop', boughtOn: '2026-11-12', total: 1.09 });
    expect(itemsOf(receipt)).toEqual(['Milk |  | 1.09']);
  });
});
