import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PictureRegion } from '../../../../domain/receipts/text-line.ts';
import { toRegion } from '../../../../integrations/receipts/tesseract/map-region.ts';

const TURNS = [0, 90, 180, 270] as const;

describe('the region of a box', () => {
  it.each([
    { turn: 0, region: { left: 0.1, top: 0.2, width: 0.3, height: 0.1 } },
    { turn: 90, region: { left: 0.2, top: 0.6, width: 0.1, height: 0.3 } },
    { turn: 180, region: { left: 0.6, top: 0.7, width: 0.3, height: 0.1 } },
    { turn: 270, region: { left: 0.7, top: 0.1, width: 0.1, height: 0.3 } },
  ] as const)('is where it was before the picture was turned by $turn°', ({ turn, region }) => {
    const size = { width: 1000, height: 500 };
    const box = { left: 100, top: 100, right: 400, bottom: 150 };
    const mapped = toRegion({ box, straightening: { turn, degrees: 0, scaled: size, straightened: size } });
    expect(mapped.left).toBeCloseTo(region.left);
    expect(mapped.top).toBeCloseTo(region.top);
    expect(mapped.width).toBeCloseTo(region.width);
    expect(mapped.height).toBeCloseTo(region.height);
  });

  it('is within the picture, and holds the point that was turned into the middle of its box', () => {
    const scenes = fc.record({
      degrees: fc.double({ min: -15, max: 15, noNaN: true }),
      width: fc.integer({ min: 200, max: 3000 }),
      height: fc.integer({ min: 200, max: 3000 }),
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(scenes, ({ degrees, width, height, x, y }) => {
        const angle = (degrees * Math.PI) / 180;
        const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
        const straightened = {
          width: width * cos + height * Math.abs(sin),
          height: height * cos + width * Math.abs(sin),
        };
        const [fromLeft, fromTop] = [(x - 0.5) * width, (y - 0.5) * height];
        const middle = {
          x: fromLeft * cos - fromTop * sin + straightened.width / 2,
          y: fromLeft * sin + fromTop * cos + straightened.height / 2,
        };
        const box = { left: middle.x - 9, top: middle.y - 9, right: middle.x + 9, bottom: middle.y + 9 };
        const region = toRegion({
          box,
          straightening: { turn: 0, degrees, scaled: { width, height }, straightened },
        });
        expect(PictureRegion.safeParse(region).success).toBe(true);
        expect(x).toBeGreaterThanOrEqual(region.left - 1e-9);
        expect(x).toBeLessThanOrEqual(region.left + region.width + 1e-9);
        expect(y).toBeGreaterThanOrEqual(region.top - 1e-9);
        expect(y).toBeLessThanOrEqual(region.top + region.height + 1e-9);
      }),
    );
  });

  it.each(TURNS)('is the whole picture for a box around it, turned by %i°', (turn) => {
    const size = { width: 800, height: 600 };
    const box = { left: -5, top: -5, right: 805, bottom: 605 };
    expect(toRegion({ box, straightening: { turn, degrees: 0, scaled: size, straightened: size } })).toEqual({
      left: 0,
      top: 0,
      width: 1,
      height: 1,
    });
  });
});
