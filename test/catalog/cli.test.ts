import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../catalog/cli.ts', import.meta.url));

function catalog(...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', cwd: '/' });
}

describe('npm run catalog', () => {
  it('checks the catalogue from whatever directory it is started in', () => {
    const { stdout, status } = catalog('check');
    expect(stdout).toMatch(/foods and \d+ recipes are fine/);
    expect(status).toBe(0);
  });

  it('shows what follows from the ingredients of a recipe', () => {
    const { stdout } = catalog('show', 'masoor-dal-rice');
    expect(stdout).toContain('Fits: pescatarian, vegetarian, vegan, halal, kosherStyle');
    expect(stdout).toContain('Main food: red lentils, so mostly legume');
  });

  it('shows a food by any of its names', () => {
    const { stdout } = catalog('show', 'baingan');
    expect(stdout).toContain('Aubergine (aubergine; family aubergine; group vegetable; aisle produce)');
    expect(stdout).toContain('Also called: eggplant');
  });

  it('offers the nearest foods for what it does not know', () => {
    const { stdout, status } = catalog('show', 'panneer');
    expect(stdout).toContain('did you mean paneer');
    expect(status).toBe(1);
  });

  it('adds nothing while an answer is missing', () => {
    const { stdout, status } = catalog('add', '--name', 'Soup', '--slots', 'lunch');
    expect(stdout).toContain('--cuisine is missing');
    expect(status).toBe(2);
  });

  it('says how to use it and fails when the command is not one of its own', () => {
    const { stdout, status } = catalog('bake');
    expect(stdout).toContain('npm run catalog -- check');
    expect(status).toBe(2);
  });
});
