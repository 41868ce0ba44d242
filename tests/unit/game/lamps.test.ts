import { describe, expect, it } from 'vitest';
import { cellAt } from '#client/game/cells.ts';
import { lightAt } from '#client/game/daylight.ts';
import { isLit, lampOf, lightsAmong } from '#client/game/lamps.ts';
import { drawn } from '#client/game/things.ts';
import { StepSlug } from '#shared/ids.ts';

const lightAtHour = (hour: number) => lightAt({ month: 3, minute: hour * 60 }, 'savanna');
function thing(frame: string, state: 'promised' | 'delivered') {
  const footprint = { w: 2, d: 2 };
  const ribbon = state === 'promised' ? { back: 'stakes-2x2.back', front: 'stakes-2x2.front' } : null;
  const at = {
    x: 1,
    y: 1,
    zPx: 0,
    depth: 2,
    layer: 'upright',
    footprint,
    ribbon,
    life: 0,
    source: { kind: 'decor' },
  } as const;
  return drawn({ key: 'it', frame, ...at }, state === 'delivered');
}

describe('lights at night', () => {
  it('neighbours share a lantern, the same ones looked at cell by cell or all at once', () => {
    const promised = Array.from({ length: 900 }, (_, n) => ({
      ...thing('house', 'promised'),
      key: `${n}`,
      px: (n % 30) * 32 - 400,
      py: Math.floor(n / 30) * 32 - 400,
      depth: n % 30,
    }));
    const keys = (things: readonly (typeof promised)[number][]) =>
      lightsAmong(things, () => true).lanterns.map(({ key }) => key);
    const cells = [...new Set(promised.map(({ px, py }) => cellAt(px, py)))];
    const byCell = cells.flatMap((cell) => keys(promised.filter(({ px, py }) => cellAt(px, py) === cell)));
    expect(byCell.length).toBeLessThan(promised.length / 6);
    expect(byCell.sort()).toEqual(keys(promised).sort());
  });

  it('[V2] a promised house has a lantern on its ribbon, and no lit window: nobody lives there yet', () => {
    expect(lampOf(thing('house', 'promised'), true)).toBe('lantern');
    expect(thing('house', 'promised').parts.some(({ look }) => look === 'lit')).toBe(false);
    expect(lampOf(thing('house', 'delivered'), true)).toBe('window');
  });

  it('[V3] a common work that is being built is watched over by a lantern; when it stands its windows are lit', () => {
    const work = (alive: boolean) => ({
      ...thing('school', 'delivered'),
      alive,
      source: { kind: 'step', slug: StepSlug.parse('school') } as const,
    });
    expect([lampOf(work(false), true), lampOf(work(true), true)]).toEqual(['lantern', 'window']);
  });

  it('lamps and fires are told from windows, and what has no light has none', () => {
    expect(lampOf(thing('lamp', 'delivered'), true)).toBe('lamp');
    expect(lampOf(thing('campfire', 'delivered'), true)).toBe('fire');
    expect(lampOf(thing('tree-round', 'delivered'), false)).toBeNull();
  });

  it('lie over the thing that shines, and under whatever stands before it', () => {
    const { parts, depth } = thing('house', 'delivered');
    const lit = parts.find(({ look }) => look === 'lit');
    expect(lit?.depth).toBeGreaterThan(depth);
    expect(lit?.depth).toBeLessThan(depth + 0.01);
  });

  it('nothing is lit by day', () => {
    for (const kind of ['window', 'lamp', 'fire', 'lantern'] as const)
      expect(isLit('a', kind, lightAtHour(12))).toBe(false);
  });

  it('the lanterns of what the village built together burn till morning', () => {
    expect([20, 23, 2, 5].map((hour) => isLit('step market', 'window', lightAtHour(hour)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isLit('step market', 'window', lightAtHour(12))).toBe(false);
  });

  it('windows go out as the night goes on and do not come on again; lamps burn till morning', () => {
    const houses = Array.from({ length: 200 }, (_, n) => `gift ${n}`);
    const lit = (hour: number) => houses.filter((key) => isLit(key, 'window', lightAtHour(hour)));
    expect(lit(20).length).toBe(200);
    expect(lit(2).length).toBeGreaterThan(5);
    expect(lit(2).length).toBeLessThan(60);
    expect(lit(23).filter((key) => lit(2).includes(key))).toEqual(lit(2));
    expect(isLit('x', 'lamp', lightAtHour(2))).toBe(true);
  });
});
