import { describe, expect, it } from 'vitest';
import { flowerPlot } from '#client/hud/places.ts';
import type { Gesture } from '#shared/protocol/live.ts';
import { err, ok } from '#shared/result.ts';
import { squaredDistance } from '#shared/village/placing.ts';
import { machine, problem, settled, VIEW } from './machine.ts';

const EVERYWHERE = Array.from({ length: 32 * 32 }, (_, i) => ({ x: i % 32, y: Math.floor(i / 32) }));
const target = (plot: { x: number; y: number }) => ({
  plot,
  placement: null,
  ghost: null,
  step: null,
  posting: null,
  sight: { kind: 'land', is: 'meadow' } as const,
});

describe('the first act', () => {
  it('[V4] a tap grows a flower there or close by, and never on another flower', () => {
    const { state } = machine({});
    for (const tapped of EVERYWHERE) {
      const plot = flowerPlot(state(), tapped);
      if (!plot) continue;
      expect(squaredDistance(plot, tapped)).toBeLessThanOrEqual(9);
      const flowers = [{ plot, kind: 'rose' as const, plantedAt: 0 }];
      expect(flowerPlot({ ...state(), view: { ...VIEW, flowers } }, tapped)).not.toEqual(plot);
    }
    expect(flowerPlot(state(), { x: 500, y: 500 })).toBeNull();
  });

  it('[V4] is sent once, and remembered for the next visit', async () => {
    const sent: Gesture[] = [];
    const { acts, state, machinery } = machine({
      gesture: async (_village, gesture) => {
        sent.push(gesture);
        return ok(null);
      },
    });
    const spot = EVERYWHERE.find((plot) => flowerPlot(state(), plot)) ?? { x: 0, y: 0 };
    acts.chooseFlower('gold');
    acts.tapped(target(spot));
    acts.tapped(target(spot));
    await settled();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ kind: 'plantFlower', flower: 'gold' });
    expect(state().flower).toBe('planted');
    expect(machinery.keeping.visit()?.flower).not.toBeNull();
  });

  it('[V4] once for each visitor: the second is answered kindly and not asked for again', async () => {
    const { acts, state } = machine({ gesture: async () => err(problem('already-planted', 409)) });
    const spot = EVERYWHERE.find((plot) => flowerPlot(state(), plot)) ?? { x: 0, y: 0 };
    acts.chooseFlower('rose');
    acts.tapped(target(spot));
    await settled();
    expect(state().notice?.text).toBe(state().words.flower.already);
    expect(state().flower).toBe('planted');
  });

  it('a flower that could not be sent may be planted again', async () => {
    const { acts, state } = machine({});
    const spot = EVERYWHERE.find((plot) => flowerPlot(state(), plot)) ?? { x: 0, y: 0 };
    acts.chooseFlower('rose');
    acts.tapped(target(spot));
    await settled();
    expect(state().flower).toBe('invited');
    expect(state().notice?.text).toBe(state().words.flower.offline);
  });
});
