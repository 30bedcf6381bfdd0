import { addDays, IsoDate } from '../../calendar.ts';
import type { TextLine } from '../text-line.ts';
import { isRead } from './read-row.ts';

/** Receipts that are older are misread, or of no use. */
const OLDEST_DAYS = 730;

/** English, German, Spanish, French, Italian, Portuguese, Dutch, Nordic, Polish, Czech, Hungarian, Romanian, Turkish. */
const MONTHS: readonly string[] = [
  'jan janv january januar jaenner enero janvier ene gennaio gen janeiro januari januara tammikuuta tammi sty stycznia led ledna ianuarie ian ocak oca',
  'feb febr february februar febrero fevr fevrier fev febbraio fevereiro februari helmikuuta helmi lut lutego uno unora februarie subat sub',
  'mar march marz maerz mrz marzo mars marco maart mrt maaliskuuta maalis marca brezna bre marcius martie mart',
  'apr april abril avril abr avr aprile huhtikuuta huhti kwi kwietnia dubna dub aprilis aprilie nisan nis',
  'may mai mayo maggio mag maio mei maj toukokuuta touko maja kvetna kve majus mayis',
  'jun june juni junio juin giugno giu junho kesakuuta kesa cze czerwca cervna cer junius iunie iun haziran haz',
  'jul july juli julio juil juillet luglio lug julho heinakuuta heina lip lipca cervence cvc julius iulie iul temmuz tem',
  'aug august agosto aout ago augustus augusti elokuuta elo sie sierpnia srpna srp augusztus agustos agu',
  'sep sept september septiembre septembre settembre set setembro syyskuuta syys wrz wrzesnia zari szeptember septembrie eylul eyl',
  'oct okt october oktober octubre octobre ottobre ott outubro out lokakuuta loka paz pazdziernika rijna rij octombrie ekim eki',
  'nov november noviembre novembre novembro marraskuuta marras lis listopada listopadu noiembrie noi kasim kas',
  'dec dez december dezember diciembre decembre dic dicembre dezembro desember joulukuuta joulu gru grudnia prosince pro decembrie aralik ara',
];
const monthOf = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const NUMBERS = /(?<!\d)(\d{1,4}) ?([./-]) ?(\d{1,2}) ?[./-] ?(\d{2,4})(?!\d)/g;
const KANJI = /(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日/g;
const DAY_MONTH =
  /(?<!\d)(\d{1,2})[ .-]{1,2}(?:de |d')?([\p{L}]{3,12})\.?(?: de)?[ .,-]{1,2}(\d{2,4})(?!\d)/gu;
const MONTH_DAY = /(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{2,4})(?!\d)/gu;
const YEAR_MONTH = /(?<!\d)(\d{4})\.? (\p{L}{3,12})\.? (\d{1,2})(?!\d)/gu;

/**
 * How a country writes dates: `either` where both orders are in use (Canada); `unknown` where nothing says which
 * country it is.
 */
export type DateOrder = 'day_first' | 'month_first' | 'either' | 'unknown';

/** Countries that also write `26-11-28`, the year first in two digits. */
const YEAR_FIRST: ReadonlySet<string> = new Set(['CAD', 'SEK', 'HUF', 'JPY']);

/** The order of dates on receipts in a currency. */
export function dateOrderOf(currency: string | undefined): DateOrder {
  if (currency === 'USD') return 'month_first';
  if (currency === 'CAD') return 'either';
  return currency === undefined ? 'unknown' : 'day_first';
}

/**
 * The day of the receipt: the first date that is none of the future. Where both orders are possible, as in
 * `03/05/2026`, the country's is taken, and no other because that one is too old. Undefined where there is no date.
 */
export function readDate({
  lines,
  today,
  currency,
}: {
  lines: readonly TextLine[];
  today: IsoDate;
  currency: string | undefined;
}): IsoDate | undefined {
  const earliest = addDays(today, -OLDEST_DAYS);
  const isPossible = (date: IsoDate) => date <= today && date >= earliest;
  const order = dateOrderOf(currency);
  const isYearFirst = YEAR_FIRST.has(currency ?? '');
  return lines
    .flatMap((line) => datesIn({ line, order, isYearFirst, today }))
    .map((dates) => (order === 'either' ? onlyOne(dates.filter(isPossible)) : dates.find(isPossible)))
    .find((date) => date !== undefined);
}

const onlyOne = (dates: readonly IsoDate[]): IsoDate | undefined =>
  new Set(dates).size === 1 ? dates[0] : undefined;

type Reading = { line: TextLine; order: DateOrder; isYearFirst: boolean; today: IsoDate };

/** Each date of a line as what it may be, the likeliest first. */
function datesIn({ line, order, isYearFirst, today }: Reading): IsoDate[][] {
  const plain = line.text
    .slice(0, 120)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i');
  const dateOf = (year: string, month: string, day: string) =>
    isRead(line) ? readDateOf(year, month, day) : printedDateOf(year, month, day);
  const named = (year: string, month: string, day: string) =>
    dateOf(year, String(monthOf.get(month) ?? ''), day);
  const numbers = [...plain.matchAll(NUMBERS)].map(([, first = '', sign, second = '', third = '']) => {
    if (first.length === 4) return dateOf(first, second, third);
    if (first.length === 3) return [];
    const dayFirst = dateOf(third, second, first);
    // A point is not American.
    const monthFirst = sign === '.' && order !== 'unknown' ? [] : dateOf(third, first, second);
    const yearFirst = isYearFirst && third.length === 2 ? dateOf(first, second, third) : [];
    return [...ordered({ dayFirst, monthFirst, order, today }), ...yearFirst];
  });
  const words = [
    ...[...plain.matchAll(KANJI)].map(([, year = '', month = '', day = '']) => dateOf(year, month, day)),
    ...[...plain.matchAll(DAY_MONTH)].map(([, day = '', month = '', year = '']) => named(year, month, day)),
    ...[...plain.matchAll(MONTH_DAY)].map(([, month = '', day = '', year = '']) => named(year, month, day)),
    ...[...plain.matchAll(YEAR_MONTH)].map(([, year = '', month = '', day = '']) => named(year, month, day)),
  ];
  return [...numbers, ...words];
}

/** The order of the country, and the other where that gives no day at all, or one to come in a country nobody knows. */
function ordered({
  dayFirst,
  monthFirst,
  order,
  today,
}: {
  dayFirst: IsoDate[];
  monthFirst: IsoDate[];
  order: DateOrder;
  today: IsoDate;
}): IsoDate[] {
  if (order === 'either') return [...dayFirst, ...monthFirst];
  const [usual, other] = order === 'month_first' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  const [first] = usual;
  if (first === undefined) return other;
  return order === 'unknown' && first > today ? other : usual;
}

/** One date as it is printed, or none where there is no such day. */
function printedDateOf(year: string, month: string, day: string): IsoDate[] {
  const full = year.length === 2 ? `20${year}` : year;
  const date = IsoDate.safeParse(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return year.length === 3 || !date.success ? [] : [date.data];
}

/** One date as a machine read it: `2826` is 2026 with an eight for a crossed zero. */
const readDateOf = (year: string, month: string, day: string): IsoDate[] =>
  printedDateOf(year.length === 2 ? year : year.replace(/^2\d/, '20'), mended(month, 12), mended(day, 31));

/** Two digits, and a first one that is too large is a crossed zero. */
const mended = (number: string, most: number): string =>
  (Number(number) > most ? number.replace(/^[89]/, '0') : number).padStart(2, '0');
