import { describe, expect, test } from 'vitest';
import { headOf, itemsOf, pasted, photographed } from '../../support/parsed-bills.ts';

describe('the total as a check', () => {
  test('chooses among the readings of a digit', () => {
    const parsed = photographed('MILK   1.29\nSOAP   6.95\nTOTAL   2.24\nCARD   2.24');
    expect(itemsOf(parsed)).toEqual(['MILK |  | 1.29', 'SOAP |  | 0.95']);
  });

  test('chooses what the count comes to', () => {
    const text = 'Item   Qty   Rate   Amount\nSUGAR 1KG   1   46.00   246.00\nDAL 1KG   2   98.00   190.00\n';
    expect(itemsOf(photographed(`${text}TOTAL   242.00\nCASH   250.00`))).toEqual([
      'SUGAR | 1 kg | 46',
      'DAL | 2 kg | 196',
    ]);
  });

  test('finds the zeros that were read as eights, where counts say so', () => {
    const text =
      'ARTICULO   CANT   PRECIO   IMPORTE\nATUN 140G   3   19.98   59.78\nPAPAYA   8.893   26.98   24.82';
    expect(itemsOf(photographed(`${text}\nTOTAL   99.99\nEFECTIVO   100.00`))).toEqual([
      'ATUN | 420 g | 59.7',
      'PAPAYA | 0.893 kg | 24.02',
    ]);
  });

  test('finds the zeros that were read as eights, where the sum says so', () => {
    const parsed = photographed(
      'CHINI 1KG   45.88\nDAL 1KG   62.88\nSALT   24.08\nKUL   131.88\nNAKAD   200.00',
    );
    expect(itemsOf(parsed)).toEqual(['CHINI | 1 kg | 45', 'DAL | 1 kg | 62', 'SALT |  | 24']);
    expect(headOf(parsed)).toMatchObject({ total: 131 });
  });

  test('takes the subtotal where the total does not help', () => {
    const text =
      'CHINI 1KG   45.08\nDAL 1KG   62.00\nJod   107.00\nGST 5%   5.35\nRound Off   8.24\nKUL   120.97';
    expect(itemsOf(photographed(`${text}\nNAKAD   200.00`))).toEqual([
      'CHINI | 1 kg | 45',
      'DAL | 1 kg | 62',
    ]);
  });

  test('leaves pasted eights alone', () => {
    expect(itemsOf(pasted('CHINI   45.88\nDAL   62.88\nTOTAL   107.00'))).toEqual([
      'CHINI |  | 45.88',
      'DAL |  | 62.88',
    ]);
  });

  test('fills in the one price that was not read', () => {
    const parsed = photographed('MILK 1L   1.29\nBUTTER 250G   ~,\nBREAD   1.10\nTOTAL   4.38\nCASH   5.00');
    expect(itemsOf(parsed)).toEqual(['MILK | 1 l | 1.29', 'BUTTER | 250 g | 1.99', 'BREAD |  | 1.1']);
  });

  test('makes prices surer when it is right, and leaves them as they were read when it is not', () => {
    const confidences = (total: string) => {
      const parsed = photographed(`MILK   1.29\nBREAD   1.10\nTOTAL   ${total}\nCASH   9.00`);
      return parsed.status === 'receipt' ? parsed.items.map(({ confidence }) => confidence) : [];
    };
    expect(Math.min(...confidences('2.39'))).toBeGreaterThan(0.9);
    expect(confidences('7.77')).toEqual([0.9, 0.9]);
  });
});

describe('what is read from dirt', () => {
  test('edges of the paper, tax letters and lost spaces do not get into names', () => {
    const text =
      '| |  RAPSOL 1L   2,19 A |\n;  HACKFL. RIND 500G   5,99 À  |\n1  SKYR 450G   1,69 A   É\n| SUMME   9,87 |';
    expect(itemsOf(photographed(`${text}\n|  BAR   10,00`))).toEqual([
      'RAPSOL | 1 l | 2.19',
      'HACKFL. RIND | 500 g | 5.99',
      'SKYR | 450 g | 1.69',
    ]);
  });

  test.each([
    ['BLATTSPINAT TK 4506', 450, 'g'],
    ['KNOBLAUCH 258G', 250, 'g'],
    ['LINSEN 5O0G', 500, 'g'],
    ['RAPSOL IL', 1, 'l'],
    ['CRMY PNT BTR 160Z', 16, 'oz'],
  ])('the size of %s is mended', (name, quantity, unit) => {
    const parsed = photographed(`${name}   1.29\nMILK   1.10\nTOTAL   2.39\nCASH   5.00`);
    expect(parsed.status === 'receipt' && parsed.items[0]?.amount).toMatchObject({ quantity, unit });
  });

  test('figures within words are letters, and columns do not run together', () => {
    const text = 'Item   Qty   Rate   Amount\nS00JI 500G   1   34.00   34.00\nKELA 6PCS   4   30.00 120.00';
    expect(itemsOf(photographed(`${text}\nTOTAL   154.00\nCASH   200.00`))).toEqual([
      'SOOJI | 500 g | 34',
      'KELA | 24 piece | 120',
    ]);
  });

  test('a price on a line of its own comes back to its name', () => {
    const text = 'POHA 500G\n1 x 42.00\n42.00\nSUGAR 1KG\n2 x 46.00\n92.00\nTOTAL\n134.00\nCASH   200.00';
    expect(itemsOf(photographed(text))).toEqual(['POHA | 500 g | 42', 'SUGAR | 2 kg | 92']);
  });

  test('prices that stand above their lines throughout go to what is below them', () => {
    const text = 'Bill No. 118\n1.29\nMILK 1L\n1.10\nBREAD 500G\n2.39\nTOTAL\nCASH   5.00';
    expect(itemsOf(photographed(text))).toEqual(['MILK | 1 l | 1.29', 'BREAD | 500 g | 1.1']);
  });

  test.each([
    ['0.779 KG E 34.00  $26.49', '0.779 kg | 26.49'],
    ['1,551 kg  1,99 €/kg  3,09 €', '1.551 kg | 3.09'],
    ['z X 2,65  5,30 €', '2 piece | 5.3'],
    ['box 4.28  17.12 1', '4 piece | 17.12'],
    ['19x 42.00  42.00', '1 piece | 42'],
  ])('a count that was read as “%s” is one', (count, result) => {
    const parsed = photographed(`CHILE JALAPENO\n${count}\nTOTAL   99.99\nCASH   100.00`);
    expect(itemsOf(parsed)).toEqual([`CHILE JALAPENO | ${result}`]);
  });

  test('a script stays text', () => {
    expect(itemsOf(pasted('<script>alert(1)</script>   1.29\nTOTAL   1.29'))).toEqual([
      '<script>alert(1)</script> |  | 1.29',
    ]);
  });
});
