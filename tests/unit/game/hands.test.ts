import { describe, expect, it } from 'vitest';
import type { Gesture } from '#client/game/gestures.ts';
import { Hands, type HandsOn } from '#client/game/hands.ts';
import type { Plot } from '#shared/village/placing.ts';

const MEADOW = { kind: 'land', is: 'meadow' } as const;

/** The map as seen by a test: a point (x, y) of the screen shows plot (x, y). */
function table() {
  const said: unknown[] = [];
  let inHand: Plot | null = null;
  let ghost: { key: string; plot: Plot } | null = null;
  const say =
    (name: string) =>
    (...what: unknown[]) => {
      said.push([name, ...what]);
    };
  const at = (plot: Plot, other: Plot | null | undefined) => other?.x === plot.x && other.y === plot.y;
  const target = (plot: Plot) => ({
    plot,
    placement: null,
    ghost: at(plot, ghost?.plot) ? 'g' : null,
    step: null,
    sight: MEADOW,
  });
  const on = {
    viewport: {
      stop: () => {},
      pan: say('pan'),
      throw: say('throw'),
      pinch: say('pinch'),
      settle: say('settle'),
      step: say('zoom'),
      clearMiddle: () => ({ x: 5, y: 5 }),
    },
    placing: {
      get plot() {
        return inHand;
      },
      get footprint() {
        return inHand && { w: 1, d: 1 };
      },
      moveTo: (plot: Plot) => {
        inHand = plot;
      },
      isOn: (plot: Plot) => at(plot, inHand),
      stop: () => {
        inHand = null;
      },
    },
    ghosts: {
      get: () => ghost,
      move: (key: string, plot: Plot) => {
        ghost = { key, plot };
      },
    },
    marks: { set: () => {}, clear: () => {} },
    events: {
      onTap: say('tap'),
      onPlaced: say('placed'),
      onGhostMoved: say('ghostMoved'),
      onPlacingCancelled: say('cancelled'),
      onKeyboardPlot: say('at'),
      onSound: () => {},
    },
    plotAt: ({ x, y }: Plot) => ({ x, y }),
    targetAt: target,
    targetOn: target,
    see: () => {},
  };
  const hands = new Hands(on as unknown as HandsOn); // only what hands may call is played here
  return {
    said,
    hands,
    hold: (plot: Plot) => {
      inHand = plot;
    },
    ghostAt: (plot: Plot) => {
      ghost = { key: 'g', plot };
    },
    inHand: () => inHand,
    play: (...gestures: Gesture[]) => {
      for (const gesture of gestures) hands.onGesture(gesture);
    },
  };
}

const p = (x: number, y: number) => ({ x, y });
const drag = (from: Plot, to: Plot): Gesture[] => [
  { kind: 'press', at: from },
  { kind: 'drag', at: to, by: p(to.x - from.x, to.y - from.y) },
  { kind: 'release', at: to, velocity: p(0, 0) },
];

describe('hands on the map', () => {
  it('look around when nothing is held', () => {
    const t = table();
    t.play(...drag(p(1, 1), p(4, 3)));
    expect(t.said.map((entry) => (entry as unknown[])[0])).toEqual(['pan', 'throw']);
  });

  it('[G3] carry the gift in the hand from where it was taken hold of, and report where it is put down', () => {
    const t = table();
    t.hold(p(3, 3));
    t.play(...drag(p(3, 3), p(6, 4)));
    expect(t.said).toEqual([['placed', p(6, 4)]]);
  });

  it('[G3] report a tap on any plot, and keep the gift in the hand: rules decide, the HUD says why not', () => {
    const t = table();
    t.hold(p(3, 3));
    t.play({ kind: 'press', at: p(9, 9) }, { kind: 'tap', at: p(9, 9) });
    expect([t.said, t.inHand()]).toEqual([[['placed', p(9, 9)]], p(9, 9)]);
  });

  it('take a tap on the gift in the hand for: here', () => {
    const t = table();
    t.hold(p(3, 3));
    t.play({ kind: 'press', at: p(3, 3) }, { kind: 'tap', at: p(3, 3) });
    expect(t.said).toEqual([['placed', p(3, 3)]]);
  });

  it('still look around beside the gift in the hand', () => {
    const t = table();
    t.hold(p(3, 3));
    t.play(...drag(p(8, 8), p(9, 8)));
    expect(t.inHand()).toEqual(p(3, 3));
  });

  it('move a gift of the basket, and let the HUD decide', () => {
    const t = table();
    t.ghostAt(p(2, 2));
    t.play(...drag(p(2, 2), p(5, 7)));
    expect(t.said).toEqual([['ghostMoved', 'g', p(5, 7)]]);
  });

  it('drop what they hold when a second finger comes', () => {
    const t = table();
    t.hold(p(3, 3));
    t.play(
      { kind: 'press', at: p(3, 3) },
      { kind: 'drag', at: p(4, 3), by: p(1, 0) },
      { kind: 'pinch', about: p(4, 4), by: p(0, 0), scale: 1.1 },
      { kind: 'pinchEnd', about: p(4, 4) },
    );
    expect(t.said.map((entry) => (entry as unknown[])[0])).toEqual(['pinch', 'settle']);
  });

  it('put down a gift dragged from the shop onto the map', () => {
    const t = table();
    t.hold(p(0, 0));
    t.hands.onHover(p(7, 7));
    t.hands.onDropFromHud(p(8, 7));
    expect(t.said).toEqual([['placed', p(8, 7)]]);
  });

  it('do by keys what fingers do: move, place, let go', () => {
    const t = table();
    t.hold(p(5, 5));
    t.hands.onMove(p(1, 0));
    t.hands.onEnter();
    t.hands.onEscape();
    expect(t.said).toEqual([['at', p(6, 5)], ['placed', p(6, 5)], ['cancelled']]);
  });

  it('tap by keys what the cursor is on', () => {
    const t = table();
    t.hands.onEnter();
    t.hands.onMove(p(0, 1));
    t.hands.onEnter();
    expect(t.said).toEqual([
      ['at', p(5, 6)],
      ['tap', { plot: p(5, 6), placement: null, ghost: null, step: null, sight: MEADOW }],
    ]);
  });
});
