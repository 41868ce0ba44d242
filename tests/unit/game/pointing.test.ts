import { describe, expect, it } from 'vitest';
import { Pointing } from '#client/game/pointing.ts';
import { drawn, type Thing } from '#client/game/things.ts';
import { postingPlot, postingThings } from '#shared/village/news-things.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import { terrainOf } from '#shared/village/terrain.ts';
import { VIEW } from '../hud/machine.ts';

const terrain = terrainOf(1207, 'andes');
const things = new Map<string, Thing>(postingThings(terrain).map((thing) => [thing.key, drawn(thing, true)]));
/** Nothing is hit by its pixels: the finger is beside everything. */
function pointing(fingerPx: number, isOpaque = () => false) {
  const made = new Pointing({
    terrain,
    things: { near: () => things.values(), get: (key) => things.get(key) },
    ghosts: { on: () => null },
    atlas: { isOpaque },
    gifts: new Map(),
    steps: [],
    walkingAt: () => null,
    worldPx: (cssPx) => (fingerPx * cssPx) / 22,
  });
  made.show({ ...VIEW, chunks: FIRST_CHUNKS });
  return made;
}
const at = (key: string, dx: number, dy: number) => {
  const thing = things.get(key);
  if (!thing) throw new Error(`no ${key}`);
  return { px: thing.px + dx, py: thing.py - 18 + dy };
};

describe('pointing at the board and the mailbox', () => {
  it('[B1] a finger beside them hits them: 44 CSS px across, whatever the zoom', () => {
    expect(pointing(11).targetAt(at('mailbox', 10, -10)).posting).toBe('mailbox');
    expect(pointing(11).targetAt(at('mailbox', 12, -60)).posting).toBeNull();
    expect(pointing(44).targetAt(at('board', -40, 0)).posting).toBe('board');
    expect(pointing(200).targetAt(at('board', -1, 0)).posting, 'the nearer of both').toBe('board');
    expect(pointing(200).targetAt(at('mailbox', 1, 0)).posting).toBe('mailbox');
  });

  it('by keyboard they are on their plots', () => {
    expect(pointing(0).targetOn(postingPlot('board')).posting).toBe('board');
    expect(pointing(0).targetOn(postingPlot('mailbox')).posting).toBe('mailbox');
    expect(pointing(0).targetOn({ x: 16, y: 16 }).posting).toBeNull();
  });
});
