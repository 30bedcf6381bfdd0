/**
 * Money without decimals: forints, yen and the like have none, and some shops of kronor and francs leave them out. It is
 * written with two, so that one pattern reads all prices.
 */
const NUMBER = String.raw`\d{1,3}(?:[ .,]\d{3})+|\d{1,7}`;
const WHOLE_SIGN = 'Ft|HUF|円|¥|￥|₩|원|kr|CLP|COP|ISK|Rp|₫|VND';
/** A number at the end of its line, with its currency, tax letters and signs of reduced rates. */
const AT_END = new RegExp(
  String.raw`(?:(?<=^|\s{2}|[¥￥₩$*-])(${NUMBER})|(?<=^|\s)(${NUMBER})(?=\s?(?:${WHOLE_SIGN})))(-)?(\s?(?:${WHOLE_SIGN}))?(\s{0,9}[*※軽外内非]|\s{1,9}(?:\p{Lu}\d{0,2}|\(?\d{1,2}\s?%\)?))?$`,
  'u',
);
/** The price of one: `2 db x 199`, `単198 x 2個`, `2コ X 単198`. */
const EACH = new RegExp(String.raw`(?<=[x×*@X]\s{0,3}(?:単|@|¥|￥)?)(${NUMBER})(?![\d.,])`, 'u');
const EACH_FIRST = new RegExp(
  String.raw`(?:単|@|¥|￥)(${NUMBER})(?=\s{0,3}[x×*X]\s{0,3}\d{1,3}\s?(?:個|コ|点|\D|$))`,
  'u',
);
/** `5,-`, `12.–`: no cents. */
const NO_CENTS = /(?<=\d)[.,](?:[-–—]{1,2})(?=\s|$|\s?(?:kr|Fr|CHF|€))/g;

const IS_WHOLE = new RegExp(String.raw`\d\s?(?:${WHOLE_SIGN})(?!\p{L})|[¥￥₩]\s?\d`, 'u');
const HAS_WORDS = /\b(?:összesen|fizetend[oő]|forint|huf)\b|合計|小計|합계|税込/iu;
const DECIMAL = /\d[.,]\d{2}(?!\d)\s{0,9}(?:\p{L}{1,3}\d?|[€$£*%])?\s?$/u;

/** True if a receipt's money has no decimals: its words or signs say so, and hardly any price has them. */
export function hasWholeMoney(texts: readonly string[]): boolean {
  const says =
    texts.some((text) => HAS_WORDS.test(text)) || texts.filter((text) => IS_WHOLE.test(text)).length > 1;
  if (!says) return false;
  const decimals = texts.filter((text) => DECIMAL.test(text)).length;
  const whole = texts.filter((text) => AT_END.test(text.trimEnd()) && /\p{L}/u.test(text)).length;
  return decimals * 4 < whole;
}

/** The line with decimals behind its money; see `hasWholeMoney`. */
export function withDecimals(text: string): string {
  return text
    .replace(/\\/g, '¥')
    .replace(EACH_FIRST, '$1,00')
    .replace(EACH, '$1,00')
    .replace(AT_END, (_, alone = '', signed = '', minus = '', sign = '', behind = '') => {
      const letters = /[*※軽外内非]/.test(behind) ? '' : behind;
      return `${alone}${signed},00${minus}${sign}${letters}`;
    });
}

/** `5,-` as `5,00`. */
export const withCents = (text: string): string => text.replace(NO_CENTS, ',00');
