import { isCompanion } from './words/companion-words.ts';
import { foldedWords } from './words/fold-words.ts';
import { INFO_PHRASES } from './words/info-phrases.ts';
import { PAYMENT_PHRASES } from './words/payment-phrases.ts';
import { SAVING_PHRASES } from './words/saving-phrases.ts';
import { SUM_PHRASES } from './words/sum-phrases.ts';
import { TAX_PHRASES } from './words/tax-phrases.ts';
import type { WordRole } from './words/word-role.ts';

export type { WordRole } from './words/word-role.ts';

type Phrase = { words: readonly string[]; role: WordRole; mayFollow: number; isStrict: boolean };

/** The longest first, so that `balance due` is not taken for `balance`. */
const phrases: readonly Phrase[] = [
  ...SUM_PHRASES,
  ...TAX_PHRASES,
  ...SAVING_PHRASES,
  ...PAYMENT_PHRASES,
  ...INFO_PHRASES,
]
  .flatMap(({ role, mayFollow, isStrict = false, phrases: lists }) =>
    lists
      .flatMap((list) => list.split(', '))
      .map((phrase) => ({ words: foldedWords(phrase), role, mayFollow, isStrict })),
  )
  .sort((a, b) => b.words.join('').length - a.words.join('').length);

/** The words by which a receipt names its columns. */
const COLUMN_WORDS = new Set(
  foldedWords(
    'item name description qty quantity rate price each amount amt total artikel menge preis betrag einzel gesamt ' +
      'descripcion cant cantidad unit punit importe articulo precio designation qte pu montant saman matra dar rashi mrp ' +
      'hsn no product anzahl stuckpreis einzelpreis gesamtpreis summe bezeichnung produkt produit prix quantite unitaire ' +
      'p quantita prezzo prodotto descrizione importo aantal prijs bedrag omschrijving vara antal pris summa belopp vare ' +
      'belob ilosc cena wartosc nazwa mnozstvi nazev castka mennyiseg ar megnevezes osszeg cantitate pret valoare denumire ' +
      'produs miktar fiyat urun tutar ποσοτητα τιμη αξια ειδος περιγραφη descricao qtd qtde valor vl preco unid codigo ' +
      'tuote maara hinta yhteensa cost 商品名 数量 単価 金額 1 stk pos',
  ),
);

/** Roles whose lines may name currency or count in front: `2 ART. TOTAL A PAGAR`. */
const SUM_ROLES: ReadonlySet<WordRole> = new Set(['total', 'subtotal', 'balance']);
const MOST_WORDS_IN_FRONT = 2;

/** What a line is for. `isLoose`: it has words behind that such lines do not have, and may be an article. */
export type LineRole = { role: WordRole; isLoose: boolean };

/** What the words of a line say it is for; undefined for what may be an article. `isRead`: a machine read them. */
export function roleOf({ label, isRead }: { label: string; isRead: boolean }): LineRole | undefined {
  const words = labelWords(label);
  for (let from = 0; from <= MOST_WORDS_IN_FRONT; from += 1) {
    if (!words.slice(0, from).every(isCompanion)) return undefined;
    const found = roleAt({ words: words.slice(from), isRead, isFront: from === 0 });
    if (found !== undefined) return found;
  }
  return undefined;
}

function roleAt({
  words,
  isRead,
  isFront,
}: {
  words: readonly string[];
  isRead: boolean;
  isFront: boolean;
}): LineRole | undefined {
  for (const phrase of phrases) {
    const { role, mayFollow, isStrict } = phrase;
    if (!isFront && !SUM_ROLES.has(role)) continue;
    if (words.length < phrase.words.length || words.length > phrase.words.length + mayFollow) continue;
    if (!phrase.words.every((word, at) => isSame({ read: words[at] ?? '', meant: word, isRead }))) continue;
    const isLoose = !words.slice(phrase.words.length).every(isCompanion);
    const isExact = phrase.words.every((word, at) => words[at] === word);
    if (isLoose && isStrict && !(isRead && isExact)) continue;
    return { role, isLoose: isLoose && !isRead };
  }
  return undefined;
}

/** True if a line names columns and nothing else. */
export function isColumnHeader(text: string): boolean {
  const words = labelWords(text);
  const known = words.filter((word) => COLUMN_WORDS.has(word)).length;
  return words.length >= 2 && words.length <= 8 && known >= 2 && known * 2 > words.length;
}

const labelWords = (label: string): string[] => foldedWords(label.slice(0, 80)).map(withoutDigits);

const LETTERS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  5: 's',
  8: 'b',
  '|': 'i',
  4: 'a',
  6: 'g',
};

/** `t0tal` → `total`: in words that are letters for the most part. */
const withoutDigits = (word: string): string =>
  word.replace(/[a-z]/g, '').length * 2 < word.length
    ? word.replace(/[01584|6]/g, (sign) => LETTERS[sign] ?? sign)
    : word;

/** A long word that a machine read may have one wrong letter, but not its first. */
function isSame({ read, meant, isRead }: { read: string; meant: string; isRead: boolean }): boolean {
  if (read === meant) return true;
  if (!isRead || meant.length < 5 || Math.abs(read.length - meant.length) > 1) return false;
  if (lookAlike(read[0]) !== lookAlike(meant[0])) return false;
  return isOneApart(read, meant);
}

const ALIKE: Readonly<Record<string, string>> = { l: 'i', t: 'i', j: 'i', o: 'c', e: 'c', q: 'c', g: 'c' };
const lookAlike = (letter = ''): string => ALIKE[letter] ?? letter;

/** Whether one letter changed, added or left out makes one word of the other. */
function isOneApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
