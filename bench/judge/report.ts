import type { DayFindings } from './judge-day.ts';

/** Somebody's row of days. */
export type JudgedWeek = { diet: string; isMinor: boolean; days: readonly DayFindings[] };

const MEAT_EATERS = ['omnivore', 'halal', 'kosher_style'];

/** g from which a dish of meat or fish is one. */
const FLESH_G = 20;
const HIGHEST_FIBRE = { timesTarget: 1.5, neverBelowG: 38 };
/** Sums of rounded figures: half a hundredth is no difference. */
const ROUNDING = 1.005;

/** What the judge found of all days, as lines of text. */
export function judgeReport(weeks: readonly JudgedWeek[]): string {
  const days = weeks.flatMap((week) => week.days);
  const minors = weeks.filter(({ isMinor }) => isMinor).flatMap((week) => week.days);
  const omnivores = weeks.filter(({ diet }) => diet === 'omnivore');
  return [
    `${days.length} plans for ${weeks.length} people, ${sum(days, ({ options }) => options)} options, ${sum(days, ({ combinations }) => combinations)} combinations`,
    '',
    ...safetyLines(days),
    '',
    ...limitLines('all', days),
    ...limitLines('under 18', minors),
    '',
    ...energyLines(days),
    '',
    ...['omnivore', 'pescatarian', 'vegetarian', 'vegan'].map((diet) =>
      groupLine(
        diet,
        weeks.filter((week) => week.diet === diet),
      ),
    ),
    `omnivores: days without meat or fish ${share(
      omnivores.flatMap((week) => week.days),
      ({ groups }) => groups.redMeatG + groups.poultryG + groups.fishG < FLESH_G,
    )}; weeks without fish ${shareOf(omnivores, ({ days: own }) => sum(own, ({ groups }) => groups.fishG) < FLESH_G)}`,
    `relaxed: ${countsOf(days.flatMap(({ relaxed }) => relaxed))}`,
  ].join('\n');
}

function safetyLines(days: readonly DayFindings[]): string[] {
  const options = sum(days, (day) => day.options);
  const eggOptions = sum(days, (day) => day.eggOptions);
  return [
    `restrictions broken: ${sum(days, ({ forbidden }) => forbidden)} of ${options} options`,
    `not for pregnancy: ${countsOf(days.flatMap(({ hazards }) => hazards))}`,
    `begun hours before: ${sum(days, ({ waiting }) => waiting)} options, ${sum(days, ({ waitingFirst }) => waitingFirst)} of them first`,
    `turned down and there: ${sum(days, ({ turnedDown }) => turnedDown)} options, unsaid on ${days.filter(({ turnedDown, saysTurnedDown }) => turnedDown > 0 && !saysTurnedDown).length} days`,
    `egg options that break an egg: ${sum(days, ({ brokenEggs }) => brokenEggs)} of ${eggOptions}`,
  ];
}

function limitLines(name: string, days: readonly DayFindings[]): string[] {
  const first = {
    sodium: (day: DayFindings) => day.first.sodiumMg > day.printed.sodiumMg * ROUNDING,
    fat: (day: DayFindings) => day.first.saturatedFatG > day.printed.saturatedFatG * ROUNDING,
  };
  const worst = {
    sodium: (day: DayFindings) => day.most.sodiumMg / day.printed.sodiumMg,
    fat: (day: DayFindings) => day.most.saturatedFatG / day.printed.saturatedFatG,
  };
  const fibreTop = ({ printed }: DayFindings): number =>
    Math.max(HIGHEST_FIBRE.neverBelowG, HIGHEST_FIBRE.timesTarget * printed.fibreG);
  const fibre = days.map((day) => day.first.fibreG).sort((a, b) => a - b);
  return [
    `${name}: first options over printed sodium ${share(days, first.sodium)}, unsaid ${share(days, (day) => first.sodium(day) && !day.saysOfSodium)}; saturated fat ${share(days, first.fat)}, unsaid ${share(days, (day) => first.fat(day) && !day.saysOfSaturatedFat)}`,
    `${name}: worst combination over 1.5 times sodium ${share(days, (day) => worst.sodium(day) > 1.5 * ROUNDING)}, unsaid ${share(days, (day) => worst.sodium(day) > 1.5 * ROUNDING && !day.saysOfSodium)}; saturated fat ${share(days, (day) => worst.fat(day) > 1.5 * ROUNDING)}, unsaid ${share(days, (day) => worst.fat(day) > 1.5 * ROUNDING && !day.saysOfSaturatedFat)}; largest ${ratio(days.map(worst.sodium))} and ${ratio(days.map(worst.fat))}`,
    `${name}: fibre of first options median ${at(fibre, 0.5)} g, 95 % ${at(fibre, 0.95)} g, most ${at(fibre, 1)} g; over the band ${share(days, (day) => day.first.fibreG > fibreTop(day) * ROUNDING)}, below target ${share(days, (day) => day.first.fibreG < day.printed.fibreG / ROUNDING)}; a combination over it ${share(days, (day) => day.most.fibreG > fibreTop(day) * ROUNDING)}, unsaid ${share(days, (day) => day.most.fibreG > fibreTop(day) * ROUNDING && !day.saysOfFibre)}`,
  ];
}

function energyLines(days: readonly DayFindings[]): string[] {
  const within = (band: number) => share(days, ({ energyMiss }) => energyMiss <= band + 0.001);
  return [
    `every combination within 5 % of the energy ${within(0.05)}, within 10 % ${within(0.1)}, off by ${percent(days.reduce((most, { energyMiss }) => Math.max(most, energyMiss), 0))} at most`,
    `first options with 90 % of the protein ${share(days, (day) => day.first.proteinG >= 0.9 * day.proteinTarget)}; a combination under 80 % ${share(days, (day) => day.least.proteinG < 0.795 * day.proteinTarget)}`,
  ];
}

function groupLine(diet: string, weeks: readonly JudgedWeek[]): string {
  const days = weeks.flatMap((week) => week.days);
  const aWeek = (isSuch: (day: DayFindings) => boolean): string =>
    ((7 * days.filter(isSuch).length) / Math.max(1, days.length)).toFixed(1);
  const mean = (grams: (day: DayFindings) => number): string =>
    (sum(days, grams) / Math.max(1, days.length)).toFixed(0);
  const pulses = days.map(({ groups }) => groups.pulseG).sort((a, b) => a - b);
  const flesh = MEAT_EATERS.includes(diet)
    ? `, days a week with red meat ${aWeek(({ groups }) => groups.redMeatG >= FLESH_G)}, poultry ${aWeek(({ groups }) => groups.poultryG >= FLESH_G)}`
    : '';
  return `${diet}: days with two or more pulse dishes ${share(days, ({ groups }) => groups.pulseDishes >= 2)}, pulses median ${at(pulses, 0.5)} g a day, days a week with pulses ${aWeek(({ groups }) => groups.pulseDishes >= 1)}, fish ${aWeek(({ groups }) => groups.fishG >= FLESH_G)}${flesh}; vegetables ${mean(({ groups }) => groups.vegetableG)} g, fruit ${mean(({ groups }) => groups.fruitG)} g`;
}

const sum = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((total, item) => total + value(item), 0);

const shareOf = <Item>(items: readonly Item[], isSuch: (item: Item) => boolean): string =>
  percent(items.filter(isSuch).length / Math.max(1, items.length));

const share = (days: readonly DayFindings[], isSuch: (day: DayFindings) => boolean): string =>
  shareOf(days, isSuch);

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

const ratio = (values: readonly number[]): string => values.reduce((a, b) => Math.max(a, b), 0).toFixed(2);

const at = (sorted: readonly number[], part: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0);

function countsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
