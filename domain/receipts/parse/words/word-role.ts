/** What a line of a receipt is there for, as its words say. */
export type WordRole =
  | 'total'
  | 'subtotal'
  | 'balance'
  | 'tax'
  | 'discount'
  | 'bill_discount'
  | 'deposit'
  | 'rounding'
  | 'fee'
  | 'payment'
  | 'change'
  | 'void'
  | 'repeated_price'
  | 'info'
  | 'heading';

/**
 * Phrases of one role, in lower case, without accents, parted by commas. `mayFollow`: so many words may stand behind
 * one. `isStrict`: they must be words that such lines have, as `CARTE BANCAIRE EUR` is a payment and `CARTE D'OR` is
 * an article.
 */
export type Phrases = { role: WordRole; mayFollow: number; isStrict?: true; phrases: readonly string[] };
