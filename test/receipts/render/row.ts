/** A piece of text on a row of a bill: where its edge stands, from 0 (left) to 1 (right), and which edge. */
export type Cell = { text: string; at: number; align: 'left' | 'right' | 'center' };

/** A row of a printed bill. */
export type Row = { cells: Cell[]; isBold?: boolean; isLarge?: boolean };

export const left = (text: string): Row => ({ cells: [{ text, at: 0, align: 'left' }] });
export const centre = (text: string): Row => ({ cells: [{ text, at: 0.5, align: 'center' }] });
export const both = (text: string, amount: string): Row => ({
  cells: [
    { text, at: 0, align: 'left' },
    { text: amount, at: 1, align: 'right' },
  ],
});

/** Name, count, price of one and sum, each in its column. */
export const columns = ([name, count, each, sum]: readonly [string, string, string, string]): Row => ({
  cells: [
    { text: name, at: 0, align: 'left' },
    { text: count, at: 0.64, align: 'right' },
    { text: each, at: 0.82, align: 'right' },
    { text: sum, at: 1, align: 'right' },
  ],
});
