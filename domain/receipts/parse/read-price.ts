/** Money as a bill prints it, in whole cents. */
export type Price = {
  cents: number;
  /** A letter was taken for a digit, or a sign was missing. */
  isMended: boolean;
  /** `1,29 €`, `Rs.45.00`, `45/-`: it can be nothing but money. */
  currency?: string;
  /** What else it may have said, the likelier first. */
  otherCents: readonly number[];
};

/** What stands before a price, and the price that ends a text. */
export type PricedText = { before: string; price: Price };

/** Nothing that is eaten costs more. */
const MOST_CENTS = 10_000_000;

/** Characters that printing and reading make of digits. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
};
const DIGIT = String.raw`[\dOoQDIl|!iZzSsB]`;

/** The digits of a text in which letters were read for some. */
export const digitsOf = (text: string): string => text.replace(/[^\d]/g, (sign) => LOOKS_LIKE[sign] ?? '');

const CURRENCY = String.raw`€|£|₹|R\$|[A-Z]{0,3}\$|[¥￥円₺₴]|EUR|USD|CAD|AUD|NZD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|BRL|ARS|INR|MXN|JPY|EURO|Rs\.?|kr\.?|zł|zl|Kč|Kc|Ft|Fr\.?|lei|TL`;

/** What may stand behind a price: its currency, `/-`, letters of its tax, a minus, and what dirt is read as. */
const BEHIND = new RegExp(
  String.raw`\s?([-–—−])$|\s{0,12}(?:(${CURRENCY})|/[-=~]|\p{L}{1,2}\d?|[*#+<>»¢;:'’‘"°_.,)\]|]+)$`,
  'u',
);

const GROUPED = String.raw`[1-9]\d{0,2}(?:[.,' ]\d{3}){1,2}`;
const NUMBER_AT_END = new RegExp(
  String.raw`(?:^|[^\dA-Za-z.,])((?:${GROUPED}|${DIGIT}{1,6}) ?[.,·'] ?${DIGIT}{2})$|(?:^|[^\d.,])((?:${GROUPED}|\d{1,6})[.,]\d{2})$`,
);
const SIGN_BEFORE = new RegExp(
  String.raw`(?:([-–—−])\s{0,3})?(?:(?<!\p{L})(${CURRENCY})\s{0,3})?(?:([-–—−])\s{0,3})?$`,
  'iu',
);

/** Lines are short; what is longer is no line of a bill, and regular expressions need not see it. */
const LONGEST_PRICE = 40;

/**
 * The price at the end of a text, with what may be printed around it: `Rs.1,285.00`, `0,50-`, `$3.49 F`, `12 ,99 €`.
 * Undefined where there is none. Prices have two decimals. Where a machine read it (`isRead`), letters may stand for
 * digits: `l,29 A`.
 */
export function readPriceAtEnd(written: string, { isRead }: { isRead: boolean }): PricedText | undefined {
  const plain = written.replace(/\bRs\.(?=\s?\d)/i, 'Rs ');
  const text = isRead ? plain.replace(/(\d[.,]\d)\)$/, '$10') : plain;
  const cut = Math.max(0, text.length - LONGEST_PRICE);
  const stripped = withoutBehind(text.slice(cut).trimEnd());
  return stripped.tails
    .map((tail) => pricedAt({ text, cut, isRead, ...tail }))
    .find((found) => found !== undefined);
}

const POINTLESS =
  /(?:\s{2}|^)[€$£]?(-\s?)?(\d{3,5}|\d{1,4}[:; ]\d{2}|\d{1,4}[.,]\d{2}(?=\d)) ?\d?[°'’})]?(?:\p{L}{1,2}|[€$£]|EUR)?(-)?$/u;

/** A price whose point was lost or misread, or that has a figure too many, in a column of its own: `RAPSÖL 1L   219 A`, `2:99`. It is a guess. */
export function readPointless(text: string): PricedText | undefined {
  const [all = '', minus, digits, minusBehind] = POINTLESS.exec(text) ?? [];
  const number = Number(digits?.replace(/\D/, ''));
  if (digits === undefined || number === 0) return undefined;
  const cents = number * (minus === undefined && minusBehind === undefined ? 1 : -1);
  return {
    before: text.slice(0, text.length - all.length),
    price: { cents, isMended: true, otherCents: othersOf(digits) },
  };
}

type Tail = { end: string; currency: string | undefined; isNegative: boolean };

/** The text without one, two or three of the things that may stand behind a price; the barest last. */
function withoutBehind(text: string): { tails: Tail[] } {
  const tails: Tail[] = [{ end: text, currency: undefined, isNegative: false }];
  for (let times = 0; times < 3; times += 1) {
    const last = tails.at(-1);
    const found = last === undefined ? null : BEHIND.exec(last.end);
    if (last === undefined || found === null) break;
    const [all, minus, currency] = found;
    tails.push({
      end: last.end.slice(0, last.end.length - all.length),
      currency: last.currency ?? currency ?? (all.includes('/') ? 'Rs' : undefined),
      isNegative: last.isNegative || minus !== undefined,
    });
  }
  return { tails };
}

function pricedAt({
  text,
  cut,
  isRead,
  end,
  currency,
  isNegative,
}: Tail & { text: string; cut: number; isRead: boolean }): PricedText | undefined {
  const found = NUMBER_AT_END.exec(end);
  const written = found?.[1] ?? found?.[2];
  if (written === undefined || (!isRead && /\p{L}|[|!]/u.test(written))) return undefined;
  const cents = centsOf(written);
  if (cents === undefined) return undefined;
  const front = text.slice(0, cut) + end.slice(0, end.length - written.length);
  const [sign = '', minus, prefix, innerMinus] = SIGN_BEFORE.exec(front) ?? [];
  const isLess = isNegative || minus !== undefined || innerMinus !== undefined;
  const money = prefix ?? currency;
  return {
    before: front.slice(0, front.length - sign.length).trimEnd(),
    price: {
      cents: isLess ? -cents : cents,
      isMended: /[^\d.,' ]/.test(written) || /[.,] |\d [.,]/.test(written),
      ...(money !== undefined && { currency: money }),
      otherCents: othersOf(written).map((other) => (isLess ? -other : other)),
    },
  };
}

/** Undefined where too many letters would have to be digits. */
function centsOf(written: string): number | undefined {
  const digits = digitsOf(written);
  const real = written.replace(/\D/g, '').length;
  if (real * 2 < digits.length || digits.length < 3) return undefined;
  const cents = Number(digits);
  return cents <= MOST_CENTS ? cents : undefined;
}

/** Digits that printers and readers confuse. */
const CONFUSED: Readonly<Record<string, string>> = {
  0: '86',
  1: '74',
  2: '7',
  3: '895',
  4: '19',
  5: '639',
  6: '850',
  7: '12',
  8: '630',
  9: '385',
};

/** Other readings: a sign of the currency taken for the first digit, or one digit for another. */
function othersOf(written: string): number[] {
  const digits = digitsOf(written);
  const shorter = digits.length > 3 ? [Number(digits.slice(1))] : [];
  const changed = [...digits].flatMap((digit, at) =>
    [...(CONFUSED[digit] ?? '')].map((other) => Number(digits.slice(0, at) + other + digits.slice(at + 1))),
  );
  return [...shorter, ...changed];
}
