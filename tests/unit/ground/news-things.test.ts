import { describe, expect, it } from 'vitest';
import { Landscape } from '#shared/catalogue/catalogue.ts';
import { hash3 } from '#shared/ground/noise.ts';
import { StepSlug } from '#shared/ids.ts';
import { garlandThings, postingOn, postingPlot, postingThings } from '#shared/village/news-things.ts';
import { onSite } from '#shared/village/terrain/sites.ts';
import { SQUARE, stepSites, type Terrain, terrainOf } from '#shared/village/terrain.ts';
import { POSTINGS } from '#shared/village/thing.ts';

const villages = Landscape.options.flatMap((landscape) =>
  Array.from({ length: 12 }, (_, n) => terrainOf(Math.floor(hash3(n, 4, 9) * 1e6), landscape)),
);
/** fewer px than this between two feet, and one would stand in the other */
const APART_PLOTS = 0.45;
const standsApart = (terrain: Terrain, x: number, y: number) =>
  terrain.decor(1, 1).every((decor) => Math.hypot(decor.x - x, decor.y - y) > APART_PLOTS);

describe('where a village tells its news', () => {
  it('[B1] every village has a board and a mailbox on its square, where no gift, flower or work can ever stand', () => {
    for (const terrain of villages) {
      for (const { x, y, zPx, source } of postingThings(terrain)) {
        if (source.kind !== 'posting') throw new Error('not what tells news');
        const plot = postingPlot(source.of);
        expect([Math.floor(x), Math.floor(y)]).toEqual([plot.x, plot.y]);
        expect(terrain.plotKind(plot.x, plot.y)).toBe('square');
        expect(terrain.isBuildable(plot.x, plot.y) || onSite(plot.x, plot.y)).toBe(false);
        expect(zPx).toBe(terrain.levelPx(x, y));
        expect(standsApart(terrain, x, y), `${source.of} in ${terrain.landscape} ${terrain.seed}`).toBe(true);
        expect(Math.min(Math.abs(x - SQUARE.x), Math.abs(y - SQUARE.y)), 'off the lanes').toBeGreaterThan(0.6);
      }
    }
  });

  it('they are the same in every view of a village, roofed as its houses are; only the flag differs', () => {
    const [terrain] = villages;
    if (!terrain) throw new Error('no village');
    expect(postingThings(terrain)).toEqual(postingThings(terrainOf(terrain.seed, terrain.landscape)));
    const frames = (up: boolean) => postingThings(terrain, up).map(({ frame }) => frame);
    expect(frames(false)).toEqual(['notice-board.savanna', 'mailbox']);
    expect(frames(true)).toEqual(['notice-board.savanna', 'mailbox.up']);
    expect(POSTINGS.map((of) => postingOn(postingPlot(of)))).toEqual([...POSTINGS]);
    expect(postingOn({ x: 16, y: 16 })).toBeNull();
  });

  it('[V3] a garland hangs round the site of its work, and round no other', () => {
    const [terrain] = villages;
    if (!terrain) throw new Error('no village');
    const site = stepSites(terrain)[2];
    if (!site) throw new Error('no site');
    const hung = garlandThings(StepSlug.parse('well'), 2, terrain);
    expect(new Set(hung.map(({ key }) => key)).size).toBe(hung.length);
    for (const { x, y } of hung) {
      expect(x >= site.x && x <= site.x + site.w && y >= site.y && y <= site.y + site.d).toBe(true);
    }
    expect(hung.filter(({ frame }) => frame === 'garland-pole')).toHaveLength(8);
    expect(garlandThings(StepSlug.parse('well'), 9, terrain)).toEqual([]);
  });
});
