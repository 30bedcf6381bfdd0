import type { DaySummary } from './summarize-day.ts';

const WIDTH = 960;
const MARGIN = { left: 70, right: 20 };
const PLOT = WIDTH - MARGIN.left - MARGIN.right;
const BARS = { top: 70, height: 200, labels: 150 };
const QUEUE = { top: BARS.top + BARS.height + BARS.labels + 50, height: 180 };
const HEIGHT = QUEUE.top + QUEUE.height + 50;

/** Draws a day: the share with fresh data in each zone, west to east, and how many waited over the UTC day. An SVG. */
export function drawDay({ summary, title }: { summary: DaySummary; title: string }): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    '<title>Who has fresh data at the deadline, by zone and over the day</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    text({ x: MARGIN.left, y: 28, value: title, size: 15 }),
    text({ x: MARGIN.left, y: 55, value: 'Fresh data at the deadline, by zone' }),
    ...drawShares(summary),
    text({ x: MARGIN.left, y: QUEUE.top - 15, value: 'Requests that wait, over the day (UTC)' }),
    ...drawQueue(summary),
    '</svg>',
    '',
  ].join('\n');
}

function text({
  x,
  y,
  value,
  size = 12,
  more = '',
}: {
  x: number;
  y: number;
  value: string;
  size?: number;
  more?: string;
}): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" ${more}>${escaped}</text>`;
}

const round = (value: number): string => value.toFixed(1);

function drawShares({ zones }: DaySummary): string[] {
  const step = PLOT / Math.max(1, zones.length);
  const bottom = BARS.top + BARS.height;
  const grid = [0, 0.5, 1].flatMap((share) => {
    const y = bottom - share * BARS.height;
    return [line(y), text({ x: 25, y: y + 4, value: `${share * 100} %` })];
  });
  const bars = zones.flatMap(({ timeZone, share, users }, index) => {
    const x = MARGIN.left + index * step;
    const height = share * BARS.height;
    const label = `${timeZone.split('/').at(-1)?.replaceAll('_', ' ')} (${users})`;
    const [labelX, labelY] = [x + step / 2 + 4, bottom + 10];
    const turned = `text-anchor="end" transform="rotate(-60 ${round(labelX)} ${round(labelY)})"`;
    return [
      `<rect x="${round(x + 1)}" y="${round(bottom - height)}" width="${round(step - 2)}" height="${round(height)}" fill="${share >= 0.99 ? '#2b8a57' : '#c2571a'}"/>`,
      text({ x: labelX, y: labelY, value: label, size: 10, more: turned }),
    ];
  });
  return [...grid, ...bars];
}

function drawQueue({ queue: { lengths } }: DaySummary): string[] {
  const most = Math.max(1, ...lengths);
  const bottom = QUEUE.top + QUEUE.height;
  const points = lengths.map((length, index) => {
    const x = MARGIN.left + (index / Math.max(1, lengths.length - 1)) * PLOT;
    return `${round(x)},${round(bottom - (length / most) * QUEUE.height)}`;
  });
  const hours = [0, 4, 8, 12, 16, 20, 24].map((hour) =>
    text({ x: MARGIN.left + (hour / 24) * PLOT - 12, y: bottom + 20, value: `${hour}:00` }),
  );
  return [
    line(bottom),
    line(QUEUE.top),
    text({ x: 10, y: QUEUE.top + 4, value: most.toLocaleString('en') }),
    text({ x: 50, y: bottom + 4, value: '0' }),
    `<polyline points="${points.join(' ')}" fill="none" stroke="#2f5d9b" stroke-width="2"/>`,
    ...hours,
  ];
}

const line = (y: number): string =>
  `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${round(y)}" y2="${round(y)}" stroke="#ccc"/>`;
