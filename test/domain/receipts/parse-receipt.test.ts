import { describe, expect, test } from 'vitest';
import { chargesOf, headOf, itemsOf, pasted, photographed } from '../../support/parsed-bills.ts';

describe('a bill from Germany, with deposits and counts below', () => {
  const bill = pasted(`
        Kornblume Markt
        Lindenstr. 14
07.11.2026 11:44
----------------------------------
ROTE LINSEN 500G           3,78 A
   2 x 1,89
RISPENTOMATEN              1,44 A
   0,482 kg x 2,99 EUR/kg
MINERALWASSER 6X1,5L       2,34 A
PFAND 0,25                 1,50 A
BIO EIER 10ST              3,29 A
  Rabatt                     -0,30
----------------------------------
ZWISCHENSUMME               12,05
Treuerabatt                  1,00-
SUMME EUR                  11,05 A
Gegeben                     20,00
RÜCKGELD                     8,95
MwSt 7%                      0,72`);

  test('has its articles with amounts and what was paid for them', () => {
    expect(itemsOf(bill)).toEqual([
      'ROTE LINSEN | 1000 g | 3.78',
      'RISPENTOMATEN | 0.482 kg | 1.44',
      'MINERALWASSER | 9 l | 2.34',
      'BIO EIER | 10 piece | 2.99',
    ]);
  });

  test('has deposits and discounts apart, and no taxes that the prices include', () => {
    expect(chargesOf(bill)).toEqual(['deposit 1.5', 'discount -1']);
  });

  test('says where, when and for how much', () => {
    expect(headOf(bill)).toEqual({
      shop: 'Kornblume Markt',
      boughtOn: '2026-11-07',
      currency: 'EUR',
      total: 11.05,
    });
  });
});

describe('the layouts of counts and weights', () => {
  test.each([
    ['in front', '2 x MILK 1L   2.58', 'MILK | 2 l | 2.58'],
    ['below', 'MILK 1L   2.58\n  2 x 1.29', 'MILK | 2 l | 2.58'],
    ['above', '  2 x 1.29\nMILK 1L   2.58', 'MILK | 2 l | 2.58'],
    ['behind the name', 'MILK 1L 2@1.29   2.58', 'MILK | 2 l | 2.58'],
    ['in columns', 'Item   Qty   Price   Total\nMILK 1L   2   1.29   2.58', 'MILK | 2 l | 2.58'],
    ['in Spanish columns', '2   LECHE 1L   1,29   2,58', 'LECHE | 2 l | 2.58'],
    ['on a line with the sum', 'MILK 1L\n  2 x 1.29   2.58', 'MILK | 2 l | 2.58'],
    ['weighed below', 'BANANAS   1.37\n 2.316 lb @ 0.59 /lb', 'BANANAS | 2.316 lb | 1.37'],
    ['weighed above', '0,482 kg x 3,99 EUR/kg\nTOMATEN   1,92', 'TOMATEN | 0.482 kg | 1.92'],
    ['weighed without a sign', 'CALABACIN   0,71\n  0,405 kg   1,75 €/kg', 'CALABACIN | 0.405 kg | 0.71'],
    ['weighed in columns', 'ONION   0.443   38.00   16.83', 'ONION | 0.443 kg | 16.83'],
    ['a pack of packs', 'YAOURT GREC 4X150G   2,35', 'YAOURT GREC | 600 g | 2.35'],
    ['a dozen', 'LG EGGS GR A 1DZ   3.12', 'LG EGGS GR A | 12 piece | 3.12'],
    ['ounces', 'ORG BABY SPNCH 5OZ   3.49 F', 'ORG BABY SPNCH | 5 oz | 3.49'],
    ['a number that is a kind', 'WEIZENMEHL 405 1KG   0,79', 'WEIZENMEHL 405 | 1 kg | 0.79'],
    ['none', 'AVOCADO HASS   0.88', 'AVOCADO HASS |  | 0.88'],
  ])('%s', (_, text, item) => {
    expect(itemsOf(pasted(`${text}\nBREAD   1.10`))).toEqual([item, 'BREAD |  | 1.1']);
  });

  test('on a bill that counts above, a count is of what follows it', () => {
    const text = 'BREAD   1.10\n  2 x 1.29\nMILK 1L   2.58\n  3 x 0.50\nROLLS   1.50\nTOTAL   5.18';
    expect(itemsOf(pasted(text))).toEqual(['BREAD |  | 1.1', 'MILK | 2 l | 2.58', 'ROLLS | 3 piece | 1.5']);
  });
});

describe('an order that came by e-mail', () => {
  const mail = pasted(
    'Thanks for your order!\nOrder placed on November 14, 2026\n1 x Organic Bananas 1 kg  $1.58\n2% Milk 1 gal  $3.99\n' +
      '7UP 12PK  $5.99\nGreek Yogurt 32 oz\nQty: 2\n$10.98\nChicken 1.2 lb @ 8.00/lb  $9.60\nSubtotal: $32.14\nDelivery fee: $3.99\nTip: $2.00\nTotal: $38.13',
  );

  test('has its articles under the names that they have there', () => {
    expect(itemsOf(mail)).toEqual([
      'Organic Bananas | 1 kg | 1.58',
      '2% Milk | 3.785 l | 3.99',
      '7UP | 12 piece | 5.99',
      'Greek Yogurt | 64 oz | 10.98',
      'Chicken | 1.2 lb | 9.6',
    ]);
  });

  test('has what was paid for bringing it', () => {
    expect(chargesOf(mail)).toEqual(['other 3.99', 'other 2']);
  });
});

describe('the ways to print a price', () => {
  test.each([
    ['1,29', 1.29],
    ['1.29', 1.29],
    ['£1.29 A', 1.29],
    ['$1.29 F', 1.29],
    ['1,29 €', 1.29],
    ['1,29€', 1.29],
    ['Rs.1,285.00', 1285],
    ['₹1285.00', 1285],
    ['45.00/-', 45],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1 234,56', 1234.56],
    ['1 234,56 EUR', 1234.56],
    ['1, 29', 1.29],
    ['1 ,29 €', 1.29],
    ['O.5O', undefined],
    // Letters of a text are none of its digits.
    ['l,29', undefined],
    ['1,2O A', undefined],
    ['S,99', undefined],
  ])('%s', (price, amount) => {
    const parsed = pasted(`Milk 2   0.99\nButter   ${price}`);
    expect(parsed.status === 'receipt' && parsed.items[1]?.price).toBe(amount);
  });

  test.each([
    ['l,29', 1.29],
    ['1,2O A', 1.2],
    ['1, 29', 1.29],
    ['1 ,29 €', 1.29],
    ['O.5O', undefined],
    ['S,99', 5.99],
  ])('%s, as a machine reads it', (price, amount) => {
    const parsed = photographed(`Milk 2   0.99\nButter   ${price}\nCASH   9.00\n12/10/2026`);
    expect(parsed.status === 'receipt' && parsed.items[1]?.price).toBe(amount);
  });

  test('a point that was lost is put back on a bill that has others', () => {
    expect(
      itemsOf(photographed('SKYR   1,69 A\nRAPSÖL 1L   219 A\nPAIN   2:99\nSUMME   6,87\nBAR   10,00')),
    ).toEqual(['SKYR |  | 1.69', 'RAPSÖL | 1 l | 2.19', 'PAIN |  | 2.99']);
  });
});

describe('the words for a total', () => {
  test.each([
    'TOTAL',
    'T0TAL',
    'GRAND TOTAL',
    'BALANCE DUE',
    'AMOUNT DUE',
    'TOTAL TO PAY',
    'NET AMOUNT',
    'KUL',
    'KUL RASHI',
    'SUMME',
    'SUMME EUR',
    'ZU ZAHLEN',
    'GESAMTBETRAG',
    'TOTAL A PAGAR',
    'TOTAL (€)',
    'IMPORTE',
    'TOTAL M.N.',
    'TOTAL TTC',
    'NET A PAYER',
    'À PAYER',
    'MONTANT DÛ',
  ])('%s', (word) => {
    const parsed = pasted(`MILK   1.29\nBREAD   1.10\n${word}   2.39\nPOINTS   9.99`);
    expect(itemsOf(parsed)).toEqual(['MILK |  | 1.29', 'BREAD |  | 1.1']);
    expect(headOf(parsed)).toMatchObject({ total: 2.39 });
  });

  test('what is given and what comes back say it where it was not read', () => {
    const parsed = photographed('MILK   1.29\nBREAD   1.10\nT~   .\nCASH   5.00\nCHANGE   2.61\n12/10/2026');
    expect(headOf(parsed)).toMatchObject({ total: 2.39 });
  });
});

describe('discounts, deposits and what was taken back', () => {
  test('a discount below an article is in its price', () => {
    const parsed = pasted('CHEDDAR 400G   3.50\n Multibuy saving   -0.70\nMILK   1.29\nTOTAL   4.09');
    expect(itemsOf(parsed)).toEqual(['CHEDDAR | 400 g | 2.8', 'MILK |  | 1.29']);
    expect(chargesOf(parsed)).toEqual([]);
  });

  test('a discount below the subtotal is of the bill', () => {
    const parsed = pasted('MILK   1.29\nBREAD   2.10\nSUBTOTAL   3.39\nDISCOUNT   1.00-\nTOTAL   2.39');
    expect(chargesOf(parsed)).toEqual(['discount -1']);
  });

  test('taxes on top of prices count, and so does rounding', () => {
    const text =
      'DAL 1KG   165.00\nATTA 5KG   285.00\nSub Total   450.00\nCGST 2.5%   11.25\nSGST 2.5%   11.25\n';
    const parsed = pasted(`${text}Round Off   0.50\nGRAND TOTAL   Rs.473.00`);
    expect(chargesOf(parsed)).toEqual(['rounding 0.5', 'tax 11.25', 'tax 11.25']);
    expect(headOf(parsed)).toMatchObject({ currency: 'INR', total: 473 });
  });

  test('what was rung up and taken back is not bought', () => {
    const parsed = pasted('MILK   1.29\nBEER   9.99\nVOID BEER   -9.99\nBREAD   1.10\nTOTAL   2.39');
    expect(itemsOf(parsed)).toEqual(['MILK |  | 1.29', 'BREAD |  | 1.1']);
  });

  test('a bottle that is given back is a deposit below nothing', () => {
    expect(chargesOf(pasted('MILK   1.29\nLEERGUT   -0,25\nSUMME   1,04'))).toEqual(['deposit -0.25']);
  });
});

describe('the day of a bill', () => {
  test.each([
    ['07.11.2026 11:44', '2026-11-07'],
    ['07.11.26', '2026-11-07'],
    ['07.11.2826', undefined],
    ['03/05/2026', '2026-05-03'],
    ['11/08/2026', '2026-08-11'],
    ['2026-11-08', '2026-11-08'],
    ['25/10/2026', '2026-10-25'],
    ['10/25/2026', '2026-10-25'],
    ['Nov 14, 2026 11:15', '2026-11-14'],
    ['14 août 2026', '2026-08-14'],
    ['7 sept. 2026', '2026-09-07'],
    ['12-oct-26', '2026-10-12'],
    ['30.02.2026', undefined],
    ['24.12.2031', undefined],
    ['24.12.1999', undefined],
  ])('%s', (date, day) => {
    expect(headOf(pasted(`Shop\n${date}\nMILK   1.29\nTOTAL   1.29`))).toMatchObject({ boughtOn: day });
  });

  test('is found where a machine read eights for crossed zeros', () => {
    const parsed = photographed('Shop\n07.11.2826\nMILK   1.29\nTOTAL   1.29');
    expect(headOf(parsed)).toMatchObject({ boughtOn: '2026-11-07' });
  });

  test('is not the other order of a date that is too old', () => {
    expect(headOf(pasted('Shop\n12/02/2024 11:49\nMILCH   5,30\nTOTAL   5,30 EUR'))).toMatchObject({
      boughtOn: undefined,
    });
  });

  test.each([
    ['CAD', '11/08/2026', undefined],
    ['CAD', '11/18/2026', '2026-11-18'],
    ['CAD', '26/11/18', '2026-11-18'],
    ['SEK', '26-11-18', '2026-11-18'],
    ['EUR', '11/12/2026', undefined],
    ['GBP', '11/08/2026', '2026-08-11'],
    ['HUF', '2026.11.18.', '2026-11-18'],
    ['PLN', '18 listopada 2026', '2026-11-18'],
    ['BRL', '18 de novembro de 2026', '2026-11-18'],
    ['JPY', '2026年11月18日', '2026-11-18'],
  ])('follows the country: %s, %s', (currency, date, day) => {
    expect(headOf(pasted(`Shop\n${date}\nMILK   1.29\nTOTAL ${currency}   1.29`))).toMatchObject({
      boughtOn: day,
    });
  });

  test('comes month first from the United States', () => {
    const text = 'Shop\n09/05/2026\nMILK   $1.29\nSUBTOTAL   $1.29\nSALES TAX   0.10\nTOTAL   $1.39';
    expect(headOf(pasted(text))).toMatchObject({ boughtOn: '2026-09-05', currency: 'USD' });
  });
});

describe('what is no bill', () => {
  test.each([
    ['nothing', ''],
    ['prose', 'She had bought 3 apples and a melon,\nand in 1984 the mill had burned.'],
    ['a business card', 'Mira Feldt\nStructural engineer\nTel. 000 555 01 23'],
    ['a list without prices', 'MILK 1L\n2 x BREAD\nEGGS'],
    ['a poster', 'STREET MUSIC\nSaturday 14 November 2026, 18:30'],
  ])('%s', (_, text) => {
    expect(pasted(text).status).toBe('no_receipt');
    expect(photographed(text).status).toBe('no_receipt');
  });

  test('a photographed menu, which has prices and no total; pasted, its prices are meant', () => {
    const menu =
      'THE COPPER LADLE\nStarters\nTomato soup   6.50\nBread and olives   4.50\nMains\nRisotto   16.00';
    expect(photographed(menu).status).toBe('no_receipt');
    expect(itemsOf(pasted(menu))).toHaveLength(3);
  });
});
