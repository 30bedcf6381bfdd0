import { addDays, IsoDate } from '../../calendar.ts';
import type { TextLine } from '../text-line.ts';

/** Bills that are older are misread, or of no use. */
const OLDEST_DAYS = 730;

const MONTHS: readonly string[] = [
  'jan janv january januar enero janvier ene',
  'feb febr february februar febrero fevr fevrier fev',
  'mar march marz maerz mrz marzo mars',
  'apr april abril avril abr avr',
  'may mai mayo',
  'jun june juni junio juin',
  'jul july juli julio juil juillet',
  'aug august agosto aout ago',
  'sep sept september septiembre septembre',
  'oct okt october oktober octubre octobre',
  'nov november noviembre novembre',
  'dec dez december dezember diciembre decembre dic',
];
const monthOf = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const NUMBERS = /(?<!\d)(\d{1,4}) ?([./-]) ?(\d{1,2}) ?[./-] ?(\d{2,4})(?!\d)/g;
const DAY_MONTH = /(?<!\d)(\d{1,2})[ .-]{1,2}([\p{L}]{3,10})\.?[ .,-]{1,2}(\d{2,4})(?!\d)/gu;
const MONTH_DAY = /(?<!\p{L})(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{2,4})(?!\d)/gu;

/**
 * The day of the bill: the first date that is none of the future. `isMonthFirst` decides where both orders are
 * possible, as in `03/05/2026`. Undefined where there is no date.
 */
export function readDate({
  lines,
  today,
  isMonthFirst,
}: {
  lines: readonly TextLine[];
  today: IsoDate;
  isMonthFirst: boolean;
}): IsoDate | undefined {
  const earliest = addDays(today, -OLDEST_DAYS);
  return lines
    .flatMap(({ text }) => datesIn({ text: text.slice(0, 120), isMonthFirst }))
    .find((date) => date <= today && date >= earliest);
}

function datesIn({ text, isMonthFirst }: { text: string; isMonthFirst: boolean }): IsoDate[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const numbers = [...plain.matchAll(NUMBERS)].flatMap(([, first = '', sign, second = '', third = '']) => {
    if (first.length === 4) return dateOf(first, second, third);
    if (first.length === 3) return [];
    const orders = [dateOf(third, second, first), dateOf(third, first, second)];
    // A point is not American.
    return (isMonthFirst && sign !== '.' ? orders.reverse() : orders).flat();
  });
  const named = [...plain.matchAll(DAY_MONTH)].flatMap(([, day = '', month = '', year = '']) =>
    dateOf(year, String(monthOf.get(month) ?? ''), day),
  );
  const american = [...plain.matchAll(MONTH_DAY)].flatMap(([, month = '', day = '', year = '']) =>
    dateOf(year, String(monthOf.get(month) ?? ''), day),
  );
  return [...numbers, ...named, ...american];
}

/** One date, or none where there is no such day. */
function dateOf(year: string, month: string, day: string): IsoDate[] {
  // `2826` is 2026 with an eight for a crossed zero.
  const full = year.length === 2 ? `20${year}` : year.replace(/^2\d/, '20');
  const date = IsoDate.safeParse(`${full}-${mended(month, 12)}-${mended(day, 31)}`);
  return year.length === 3 || !date.success ? [] : [date.data];
}

/** Two digits, and a first one that is too large is a crossed zero. */
const mended = (number: string, most: number): string =>
  (Number(number) > most ? number.replace(/^[89]/, '0') : number).padStart(2, '0');
