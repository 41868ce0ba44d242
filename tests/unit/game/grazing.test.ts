import { describe, expect, it } from 'vitest';
import { graze, grazerOf, settle, stepOf } from '#client/game/grazing.ts';
import { wildIn } from '#client/game/wild.ts';
import { Landscape } from '#shared/catalogue/catalogue.ts';
import { rng } from '#shared/ground/noise.ts';
import { terrainOf } from '#shared/village/terrain.ts';

const HOME = { x: 10.5, y: 10.5 };

describe('animals', () => {
  it('stray near home, graze and walk', () => {
    const chance = rng(5);
    const goat = settle('goat', HOME, chance);
    const steps = new Set<number>();
    for (let frame = 0; frame < 20_000; frame++) {
      graze(goat, 33, () => true, chance);
      steps.add(stepOf(goat));
      expect(Math.hypot(goat.x - HOME.x, goat.y - HOME.y)).toBeLessThan(1.2);
    }
    expect([...steps].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });

  it('keep off what is built and off the water', () => {
    const chance = rng(6);
    const hen = settle('hen', HOME, chance);
    const left = (_animal: unknown, x: number) => x < 10.6;
    for (let frame = 0; frame < 20_000; frame++) {
      graze(hen, 33, left, chance);
      expect(hen.x).toBeLessThan(10.61);
    }
    expect(hen.x).not.toBe(HOME.x);
  });

  it('stay where they are when there is nowhere to go', () => {
    const chance = rng(7);
    const zebu = settle('zebu', HOME, chance);
    for (let frame = 0; frame < 3000; frame++) graze(zebu, 33, () => false, chance);
    expect([zebu.x, zebu.y]).toEqual([HOME.x, HOME.y]);
  });

  it('are told from their sprites', () => {
    expect([grazerOf('hens'), grazerOf('goat'), grazerOf('tractor')]).toEqual(['hen', 'goat', null]);
  });

  it.each(Landscape.options)('live on the meadows of an empty village: %s', (landscape) => {
    for (const seed of [2024]) {
      const terrain = terrainOf(seed, landscape);
      const wild = wildIn(terrain);
      expect(wild.length).toBeGreaterThanOrEqual(3);
      expect(wildIn(terrain)).toEqual(wild);
      for (const { home } of wild) expect(terrain.isBuildable(Math.floor(home.x), Math.floor(home.y))).toBe(true);
    }
  });
});
