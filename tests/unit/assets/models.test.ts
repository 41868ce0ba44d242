import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { giftModels } from '#assets/manifest.ts';
import { type NamedModel, namedModels, pixelFrames } from '#assets/pack/collect.ts';
import { framesOf } from '#assets/pack/frames.ts';
import type { Picture } from '#assets/png/canvas.ts';
import { isField, SPRITE_NAMES, SPRITES } from '#shared/catalogue/sprites.ts';
import { PLOT_VOXELS } from '#shared/ground/noise.ts';
import { COLORS } from '#shared/ground/palette.ts';
import { strayPixels } from '#shared/render/sprite.ts';
import type { Vox } from '#shared/voxel/vox.ts';

interface Drawn extends NamedModel {
  readonly model: Vox;
  readonly frames: ReturnType<typeof framesOf>;
}

/** Voxels that a tail or a handle may wave over the edge of its plots. */
const OVERHANG = 2;

let drawn: Drawn[] = [];

beforeAll(() => {
  drawn = namedModels().map((named) => {
    const model = named.make();
    return { ...named, model, frames: framesOf(named.name, model, named) };
  });
}, 120_000); // every model is drawn

describe('models', () => {
  it('draw the same pixels as when they were last looked at, name by name', async () => {
    const lines = [...drawn.flatMap(({ frames }) => frames), ...pixelFrames()].map(
      ({ name, picture }) => `${name} ${hashOf(picture)}`,
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./model-hashes.txt');
  });

  it('use no colour outside the palette, and no half transparent pixel but in light and smoke', () => {
    const palette = new Set(COLORS);
    const strangers = [...drawn.flatMap(({ frames }) => frames), ...pixelFrames()]
      .filter(({ name }) => !/\.shadow$|^cloud-shade|^fx\.(ring|plot)$/.test(name)) // masks, tinted where they are drawn
      .flatMap(({ name, picture }) =>
        coloursOf(picture).map((colour) => ({
          name,
          colour: /\.lit$|^fx\.(glow|smoke)/.test(name) ? colour.slice(0, 7) : colour,
        })),
      )
      .filter(({ colour }) => !palette.has(colour));
    expect(strangers).toEqual([]);
  });

  it('shine at night where somebody lives, cooks or works, never where something is still being built', () => {
    const shining = drawn.filter(({ frames }) => frames.some(({ name }) => name.endsWith('.lit'))).map((d) => d.name);
    expect(shining).toEqual(
      expect.arrayContaining(['adobe-house', 'campfire', 'clinic', 'cook-stove', 'house', 'house~2', 'hut', 'lamp']),
    );
    expect(shining).toEqual(
      expect.arrayContaining(['line-rooms', 'market-hall', 'market-stall', 'radio', 'school', 'well-house']),
    );
    expect(shining.filter((name) => /\.(site|walls|roof)$/.test(name))).toEqual([]);
  });

  it('shine exactly over their own picture: a light is as large as what it lies on, and never outside it', () => {
    for (const { frames } of drawn) {
      const [plain] = frames;
      const lit = frames.find(({ name }) => name === `${plain?.name}.lit`);
      if (!plain || !lit) continue;
      const { w, h, px } = lit.picture;
      expect([lit.name, w, h, lit.originX, lit.originY]).toEqual([
        lit.name,
        plain.picture.w,
        plain.picture.h,
        plain.originX,
        plain.originY,
      ]);
      const stray = px.filter((_, i) => i % 4 === 3 && px[i] !== 0 && plain.picture.px[i] === 0);
      expect([lit.name, stray.length]).toEqual([lit.name, 0]);
    }
  });

  it('leave no stray pixel, in sprite, shadow or light', () => {
    const crumbs = [...drawn.flatMap(({ frames }) => frames), ...pixelFrames()]
      .filter(({ name }) => !/^fx\.(dot|glow)$|^cloud-shade/.test(name)) // one pixel by intent, or frayed
      .filter(({ picture: { w, h, px } }) => strayPixels(w, h, (p) => px[p * 4 + 3] !== 0).length > 0);
    expect(crumbs.map(({ name }) => name)).toEqual([]);
  });

  it('show nothing left, right or below of the plots they cover', () => {
    const outline = 2;
    for (const { frames, plots } of drawn) {
      const [frame] = frames;
      if (!plots || !frame) continue;
      const half = (plots.w + plots.d) * (PLOT_VOXELS / 2);
      const { picture, originX, originY } = frame;
      expect([frame.name, originX > half + outline]).toEqual([frame.name, false]);
      expect([frame.name, picture.w - originX > half + outline]).toEqual([frame.name, false]);
      expect([frame.name, picture.h - originY > half / 2 + outline]).toEqual([frame.name, false]);
    }
  });

  it('stand inside the plots they cover', () => {
    const outside = drawn
      .filter(({ plots }) => plots)
      .filter(({ model, plots }) => {
        const { w, d } = reach(model, 2);
        return w > (plots?.w ?? 0) * PLOT_VOXELS || d > (plots?.d ?? 0) * PLOT_VOXELS;
      });
    expect(outside.map(({ name }) => name)).toEqual([]);
  });
});

describe('the table of sprites', () => {
  it('gives each gift the fewest plots that hold its lower part', () => {
    const table = Object.fromEntries(SPRITE_NAMES.map((name) => [name, `${SPRITES[name].w}x${SPRITES[name].d}`]));
    const really = SPRITE_NAMES.map((name) => {
      const { w, d } = reach(giftModels(name).looks[0](), 10);
      const plots = (voxels: number) => Math.ceil((voxels - OVERHANG) / PLOT_VOXELS);
      return [name, `${plots(w)}x${plots(d)}`];
    });
    expect(Object.fromEntries(really)).toEqual(table);
  });

  it('counts the looks and the stages of growth that there are', () => {
    for (const name of SPRITE_NAMES) {
      const { looks, growing = [] } = giftModels(name);
      expect([name, looks.length, growing.length + 1]).toEqual([name, SPRITES[name].looks, SPRITES[name].stages]);
    }
  });
});

describe('what is delivered', () => {
  it('[V2] moves: every beat of a life differs from the one before it, and keeps its foot where the thing stands', () => {
    const beats = drawn.filter(({ name }) => name.includes('.life.'));
    expect(new Set(beats.map(({ name }) => name.split(/[.~]/)[0])).size).toBeGreaterThanOrEqual(24);
    for (const { name, frames } of beats) {
      const [thing = '', beat] = name.split('.life.');
      const others = beats.filter((other) => other.name.startsWith(`${thing}.life.`));
      const before = others[(Number(beat) + others.length - 1) % others.length]?.frames[0];
      const here = frames[0];
      expect([name, here && before && hashOf(here.picture) !== hashOf(before.picture)]).toEqual([name, true]);
      const still = drawn.find((other) => other.name === thing)?.model;
      const moving = drawn.find((other) => other.name === name)?.model;
      expect([name, moving?.w, moving?.d]).toEqual([name, still?.w, still?.d]);
    }
  });
});

describe('crops', () => {
  it('have five stages that all differ, and from the third on no two crops look alike', () => {
    const fields = SPRITE_NAMES.filter(isField);
    const looksAt = (stage: string) =>
      fields
        .map((name) => drawn.find((d) => d.name === `${name}${stage}`)?.frames[0])
        .map((f) => f && hashOf(f.picture));
    for (const stage of ['.2', '.3', '']) expect(new Set(looksAt(stage)).size).toBe(fields.length);
    for (const name of fields) {
      const stages = ['.0', '.1', '.2', '.3', ''].map((stage) => drawn.find((d) => d.name === `${name}${stage}`));
      expect(new Set(stages.map((d) => d?.frames[0] && hashOf(d.frames[0].picture))).size).toBe(5);
    }
  });
});

/** Twice the farthest that matter below a height lies from the middle of the model, along x and y. */
function reach(model: Vox, height: number): { w: number; d: number } {
  let [w, d] = [0, 0];
  model.each((x, y, z) => {
    if (z >= height || !model.solid(x, y, z)) return;
    w = Math.max(w, Math.abs(x * 2 + 1 - model.w) + 1);
    d = Math.max(d, Math.abs(y * 2 + 1 - model.d) + 1);
  });
  return { w, d };
}

function hashOf({ w, h, px }: Picture): string {
  return createHash('sha256').update(`${w}x${h}`).update(px).digest('hex').slice(0, 12);
}

function coloursOf({ px }: Picture): string[] {
  const seen = new Set<number>();
  for (let i = 0; i < px.length; i += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = px.subarray(i, i + 4);
    if (alpha) seen.add(((r * 256 + g) * 256 + b) * 256 + alpha);
  }
  return [...seen].map((key) => {
    const hex = key.toString(16).padStart(8, '0');
    return hex.endsWith('ff') ? `#${hex.slice(0, 6)}` : `#${hex}`;
  });
}
