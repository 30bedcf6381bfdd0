/**
 * Two ways to write one mobile number: `older` is the form before a renumbering, or one that address books hold, and
 * `newer` the one that is dialled now. Both are E.164; each pattern turns one form into the other, one to one.
 *
 * Where the plan says nothing but one digit more, both ways are given by `to` and `back`. Sources, not re-read: ENACOM
 * (Argentina: 9 of mobiles from abroad), IFT (Mexico: no 1 since August 2019), ARCEP Gabon (October 2019), ARCEP Bénin
 * (01 since 30 November 2024), ARTCI (Ivory Coast: 07, 05 and 01 since 31 January 2021), Vietnam's MIC (September
 * 2018), ART Cameroon (6 since November 2014).
 */
type Renumbering = {
  older: RegExp;
  newer: RegExp;
  to: (older: string) => string;
  back: (newer: string) => string[];
};

const exchange = (country: string, pairs: Record<string, string>, rest: number): Renumbering => {
  const turned = Object.fromEntries(Object.entries(pairs).map(([older, newer]) => [newer, older]));
  const form = (heads: Record<string, string>) =>
    new RegExp(`^\\+${country}(${Object.keys(heads).join('|')})(\\d{${rest}})$`);
  const [older, newer] = [form(pairs), form(turned)];
  return {
    older,
    newer,
    to: (e164) => e164.replace(older, (_, head: string, tail: string) => `+${country}${pairs[head]}${tail}`),
    back: (e164) => [
      e164.replace(newer, (_, head: string, tail: string) => `+${country}${turned[head]}${tail}`),
    ],
  };
};

const inserted = (country: string, digits: string, tail: string): Renumbering => {
  const older = new RegExp(`^\\+${country}(${tail})$`);
  const newer = new RegExp(`^\\+${country}${digits}(${tail})$`);
  return {
    older,
    newer,
    to: (e164) => e164.replace(older, `+${country}${digits}$1`),
    back: (e164) => [e164.replace(newer, `+${country}$1`)],
  };
};

/** Ivory Coast's operators are told by the second digit of the old eight. */
const IVORIAN: Record<string, string> = { '[04-9][7-9]': '07', '[04-9][4-6]': '05', '[04-8][0-3]': '01' };

const renumberings: readonly Renumbering[] = [
  inserted('54', '9', '[1-3]\\d{9}'),
  {
    older: /^\+521(\d{10})$/,
    newer: /^\+52(\d{10})$/,
    to: (e164) => e164.replace(/^\+521/, '+52'),
    back: (e164) => [e164.replace(/^\+52/, '+521')],
  },
  exchange('241', { '02': '62', '04': '74', '05': '65', '06': '66', '07': '77' }, 6),
  inserted('229', '01', '[4-9]\\d{7}'),
  ...Object.entries(IVORIAN).map(([heads, digits]) => inserted('225', digits, `${heads}\\d{6}`)),
  inserted('237', '6', '[5-9]\\d{7}'),
  exchange(
    '84',
    {
      ...{ '162': '32', '163': '33', '164': '34', '165': '35', '166': '36', '167': '37', '168': '38' },
      ...{ '169': '39', '120': '70', '121': '79', '122': '77', '126': '76', '128': '78', '123': '83' },
      ...{ '124': '84', '125': '85', '127': '81', '129': '82', '186': '56', '188': '58', '199': '59' },
    },
    7,
  ),
];

/** The form that is dialled now: equal for all the ways to write one number. Other numbers stay as they are. */
export const currentForm = (e164: string): string =>
  renumberings.find(({ older }) => older.test(e164))?.to(e164) ?? e164;

/** The current form and the older ones of the same number: whoever registered under one of them has it still. */
export function allForms(e164: string): string[] {
  const current = currentForm(e164);
  return [current, ...renumberings.flatMap(({ newer, back }) => (newer.test(current) ? back(current) : []))];
}

/** What to say of an old form that has no one successor. */
const hints: readonly [RegExp, string][] = [
  [/^\+55[1-9]\d[6-9]\d{7}$/, 'needs a 9 behind the area code since 2016, such as +5511987654321'],
];

/** How to write a number that is refused as it is; `undefined` where nothing is known of it. */
export const formHint = (e164: string): string | undefined =>
  hints.find(([pattern]) => pattern.test(e164))?.[1];
