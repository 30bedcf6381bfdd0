import { createCanvas } from '@napi-rs/canvas';
import { createRandom } from '../../../bench/random.ts';
import { type Grey, greyOf } from './grey.ts';
import { hills } from './noise.ts';
import { printPaper } from './paper.ts';
import { both, centre, left, type Row } from './row.ts';

const PROSE =
  'The kitchen was quiet when the rain began, and nobody thought of the bread that stood in the oven. ' +
  'She had bought 3 apples and a melon at the market, spoken with the baker about the price of flour, and ' +
  'walked home the long way, past the mill. In 1984 the mill had burned; the year after it was built again ' +
  'in stone. By evening the whole house smelled of crust. They ate half of the loaf with butter and honey, ' +
  'and agreed that rain was the best of all reasons to forget the time.';

const words = (text: string, width: number): Row[] => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  return lines.map(left);
};

const MENU: Row[] = [
  { ...centre('THE COPPER LADLE'), isLarge: true, isBold: true },
  centre('Starters'),
  both('Tomato soup with basil', '6.50'),
  both('Grilled aubergine, tahini', '8.00'),
  both('Bread and olives', '4.50'),
  centre('Mains'),
  both('Risotto of wild mushrooms', '16.00'),
  both('Roast salmon, fennel', '19.50'),
  both('Lamb shoulder for two', '38.00'),
  both('Chickpea stew, flatbread', '14.00'),
  centre('Desserts'),
  both('Lemon tart', '7.00'),
  both('Rhubarb crumble', '6.50'),
  centre('Please tell us about allergies'),
];

const CARD: Row[] = [
  left(''),
  { ...left('Mira Feldt'), isLarge: true },
  left('Structural engineer'),
  left(''),
  left('Tel. 000 555 01 23'),
  left('mira@feldt.example'),
  left('Quay 7, 4th floor'),
];

const POSTER: Row[] = [
  left(''),
  { ...centre('STREET MUSIC'), isLarge: true, isBold: true },
  centre('Saturday 14 November 2026, 18:30'),
  centre('Old Harbour Stage'),
  centre('Free entry, donations welcome'),
];

/** Pictures that are no bill, by what they show. */
export function drawNotBills(): { name: string; shows: string; grey: Grey }[] {
  const print = (rows: readonly Row[], fontIndex: number, columns: number) =>
    printPaper({
      rows,
      printing: { charWidth: 14, columns, fontIndex, ink: 0.85, deadLines: 0, fading: 0 },
      random: createRandom(`not a bill ${fontIndex}`),
    });
  return [
    { name: 'none-landscape', shows: 'hills under a sky', grey: drawLandscape() },
    { name: 'none-blank', shows: 'an empty sheet', grey: greyOf(700, 900, 0.93) },
    { name: 'none-prose', shows: 'a page of prose', grey: print(words(PROSE, 44), 6, 46) },
    { name: 'none-menu', shows: 'the menu of a restaurant', grey: print(MENU, 3, 42) },
    { name: 'none-card', shows: 'a business card', grey: print(CARD, 3, 32) },
    { name: 'none-poster', shows: 'a poster with a date', grey: print(POSTER, 0, 40) },
    { name: 'none-plate', shows: 'a plate on a table', grey: drawPlate() },
  ];
}

function drawLandscape(): Grey {
  const grey = greyOf(900, 650);
  const [far, near, grass] = [hills('far', 220), hills('near', 130), hills('grass', 6)];
  for (let y = 0; y < grey.height; y += 1) {
    for (let x = 0; x < grey.width; x += 1) {
      const sky = 0.65 + 0.3 * (1 - y / grey.height);
      const isNear = y > 470 + 60 * near(x, 0);
      const isFar = y > 330 + 90 * far(x, 0);
      grey.light[y * grey.width + x] = isNear ? 0.25 + 0.12 * grass(x, y) : isFar ? 0.45 : sky;
    }
  }
  return grey;
}

function drawPlate(): Grey {
  const canvas = createCanvas(800, 700);
  const context = canvas.getContext('2d');
  context.fillStyle = '#6b5844';
  context.fillRect(0, 0, 800, 700);
  for (const [radius, colour] of [
    [290, '#f4f2ee'],
    [200, '#e2dfd8'],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(400, 350, radius, 0, 2 * Math.PI);
    context.fill();
  }
  const { next, between } = createRandom('peas');
  for (let pea = 0; pea < 120; pea += 1) {
    const [angle, away] = [next() * 2 * Math.PI, Math.sqrt(next()) * 150];
    context.fillStyle = `hsl(95, 40%, ${between(25, 45)}%)`;
    context.beginPath();
    context.arc(400 + away * Math.cos(angle), 350 + away * Math.sin(angle), 14, 0, 2 * Math.PI);
    context.fill();
  }
  const { data } = context.getImageData(0, 0, 800, 700);
  const grey = greyOf(800, 700);
  grey.light.forEach((_, index) => {
    grey.light[index] = (data[index * 4 + 1] ?? 255) / 255;
  });
  return grey;
}
