import { describe, expect, it } from 'vitest';
import { Pointing, type PointingAt } from '#client/game/pointing.ts';
import { drawn, type Thing } from '#client/game/things.ts';
import { PlacementId } from '#shared/ids.ts';
import { postingPlot, postingThings } from '#shared/village/news-things.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import { terrainOf } from '#shared/village/terrain.ts';
import { VIEW } from '../hud/machine.ts';

const terrain = terrainOf(1207, 'andes');
const things = new Map<string, Thing>(postingThings(terrain).map((thing) => [thing.key, drawn(thing, true)]));
interface Passing {
  readonly ghosts: PointingAt['ghosts'];
  readonly walking: ReturnType<PointingAt['walkingAt']>;
}
const NO_GHOSTS = { on: () => null };
/** Nothing is hit by its pixels: the finger is beside everything. */
function pointing(fingerPx: number, { ghosts = NO_GHOSTS, walking = null }: Partial<Passing> = {}) {
  const made = new Pointing({
    terrain,
    things: { near: () => things.values(), get: (key) => things.get(key) },
    ghosts,
    atlas: { isOpaque: () => false },
    gifts: new Map(),
    steps: [],
    walkingAt: () => walking,
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

  it('[G3] who walks over a gift that looks for its place does not keep a hand from taking hold of it', () => {
    const plot = { x: 16, y: 16 };
    const seen = { px: 0, py: 512 };
    const ghosts = { on: () => ({ key: 'mine', plot, sprite: 'seedbag', footprint: { w: 1, d: 1 } }) };
    const goat = PlacementId.parse('plc_0000000000000001');
    for (const walking of [
      { kind: 'villager', name: 'walker' },
      { kind: 'given', id: goat },
    ] as const) {
      expect(pointing(11, { ghosts, walking }).targetAt(seen).ghost, walking.kind).toBe('mine');
      expect(pointing(11, { walking }).targetAt(seen).ghost, walking.kind).toBeNull();
    }
  });

  it('by keyboard they are on their plots', () => {
    expect(pointing(0).targetOn(postingPlot('board')).posting).toBe('board');
    expect(pointing(0).targetOn(postingPlot('mailbox')).posting).toBe('mailbox');
    expect(pointing(0).targetOn({ x: 16, y: 16 }).posting).toBeNull();
  });
});
