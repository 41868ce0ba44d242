import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { giftModels } from '#assets/manifest.ts';
import { type Frame, framesOf } from '#assets/pack/frames.ts';
import { VOX_FOLDER } from '#assets/vox/dropped.ts';
import { type OwnPicture, readPicture } from '#server/adapters/uploads/readPicture.ts';
import { readPng } from '#server/adapters/uploads/readPng.ts';
import { isField, SPRITE_NAMES, SPRITES, type SpriteName } from '#shared/catalogue/sprites.ts';
import { RAMPS, rgb } from '#shared/ground/palette.ts';
import { type VoxFile, writeVoxFile } from '#shared/vox/format.ts';
import { nestedVox } from '../../support/hostileFiles.ts';
import { pngChunk, pngFile, pngHead, pngOf, RGBA8, type Samples } from '../../support/pngFiles.ts';

const ONE_PLOT = { w: 1, d: 1 };
const RED = rgb(RAMPS.clay[2]);
const AIR = [0, 0, 0, 0];

const taken = (file: Uint8Array, footprint = ONE_PLOT): OwnPicture => {
  const read = readPicture(file, footprint);
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.error)}`);
  return read.value;
};
const faultOf = (file: Uint8Array, footprint = ONE_PLOT) => {
  const read = readPicture(file, footprint);
  return read.ok ? 'taken' : read.error;
};
const pixelsOf = ({ png }: OwnPicture): readonly number[] => {
  const read = readPng(png);
  return read.ok ? [...read.value.px] : [];
};
const drawing = (w: number, h: number, samples: Samples) => pngFile(w, h, RGBA8, samples);
/** Red within a rectangle that leaves a pixel of air on the left. */
const redBox = (w: number, h: number) => drawing(w + 1, h, (x) => (x > 0 ? [...RED, 255] : AIR));

const frameOf = (name: SpriteName): Frame => {
  const [frame] = framesOf(name, giftModels(name).looks[0](), { shadow: false, lit: false });
  if (!frame) throw new Error(`${name} has no frame`);
  return frame;
};
/** A picture of ours as a file, each pixel a square of so many. */
const asFile = ({ picture: { w, h, px } }: Frame, times = 1) =>
  drawing(w * times, h * times, (x, y) => {
    const at = (Math.floor(y / times) * w + Math.floor(x / times)) * 4;
    return [...px.subarray(at, at + 4)];
  });

const voxOf = (w: number, d: number, h: number, voxels?: VoxFile['voxels']): Uint8Array =>
  writeVoxFile({ w, d, h, voxels: voxels ?? [{ x: 0, y: 0, z: 0, colour: 1 }], colours: [RED] });

describe('[D5] a picture that an association sends', () => {
  it('is a PNG or a model by its first bytes; anything else is refused by its name', () => {
    const named = (...files: readonly string[]) => files.map((file) => faultOf(Buffer.from(file, 'latin1')));
    const other = (format: string) => ({ kind: 'otherFormat', format });
    expect(named('<svg xmlns="x"><script/></svg>', '<?xml?>\n<!-- me --><SVG>')).toEqual([other('svg'), other('svg')]);
    expect(named('GIF89a', '\xff\xd8\xff\xe0', 'RIFF....WEBP', '....ftypheic')).toEqual(
      ['gif', 'jpeg', 'webp', 'heif'].map(other),
    );
    expect(named('<!DOCTYPE html><p>', ' <script>alert(1)</script>')).toEqual([other('html'), other('html')]);
    expect(named('a letter', 'PNG', 'VOX')).toEqual(Array(3).fill({ kind: 'notAPicture' }));
    expect(faultOf(new Uint8Array(0))).toEqual({ kind: 'empty' });
  });

  it('has two megabytes and a square of 2048 pixels at most, whatever it would unpack to', () => {
    const [bytes, mostBytes, mostPixels] = [2 ** 21 + 1, 2 ** 21, 2 ** 22];
    expect(faultOf(new Uint8Array(bytes))).toEqual({ kind: 'tooLarge', bytes, mostBytes });
    expect(faultOf(new Uint8Array(mostBytes))).toEqual({ kind: 'notAPicture' });
    const sized = (w: number, h: number) => pngOf(pngHead(w, h, RGBA8), pngChunk('IDAT', new Uint8Array(0)));
    expect(faultOf(sized(2048, 2049))).toEqual({ kind: 'tooManyPixels', w: 2048, h: 2049, mostPixels });
    expect(faultOf(sized(2048, 2048))).toEqual({ kind: 'damaged' });
  });

  it('stands on air: a full rectangle is refused, and so is nothing at all', () => {
    expect(faultOf(drawing(20, 20, () => [...RED, 255]))).toEqual({ kind: 'noTransparency' });
    expect(faultOf(drawing(20, 20, () => AIR))).toEqual({ kind: 'empty' });
    expect(faultOf(drawing(20, 20, () => [...RED, 100]))).toEqual({ kind: 'empty' });
    expect(faultOf(drawing(2000, 20, (x, y) => (x % 99 || y ? AIR : [...RED, 255])))).toEqual({ kind: 'empty' });
  });

  it('does not move', () => {
    const frames = pngChunk('acTL', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0));
    expect(faultOf(pngFile(2, 2, { ...RGBA8, more: [frames] }, () => AIR))).toEqual({ kind: 'animated' });
  });

  it('fits the width of its plots and 192 px of height, its proportions kept, and is never enlarged', () => {
    const sizeOf = (w: number, h: number, footprint = ONE_PLOT) => {
      const { width, height } = taken(redBox(w, h), footprint);
      return [width, height];
    };
    expect(sizeOf(10, 12)).toEqual([10, 12]);
    expect(sizeOf(64, 192)).toEqual([64, 192]);
    expect(sizeOf(640, 301)).toEqual([64, 30]);
    expect(sizeOf(640, 301, { w: 2, d: 3 })).toEqual([160, 75]);
    expect(sizeOf(101, 701, { w: 2, d: 2 })).toEqual([27, 192]);
  });

  it('comes back pixel by pixel where it is pixel art that was saved enlarged', () => {
    const goat = frameOf('goat');
    const plain = taken(asFile(goat));
    expect(pixelsOf(plain)).toEqual([...goat.picture.px]);
    expect(taken(asFile(goat, 7)).png).toEqual(plain.png);
    expect(taken(asFile(goat, 5)).png).toEqual(plain.png);
  });

  it('takes our colours, each pixel wholly there or not at all; air lends no colour to an edge', () => {
    const almostRed = RED.map((channel) => Math.min(255, channel + 6));
    const picture = taken(drawing(3, 1, (x) => [AIR, [...almostRed, 255], [...almostRed, 130]][x] ?? AIR));
    expect(pixelsOf(picture)).toEqual([...RED, 255, ...RED, 255]);
    // halved, each pixel is made of two of red and two of air that was green once
    const lattice = drawing(128, 4, (x, y) => ((x + y) % 2 ? [...RED, 255] : [0, 255, 0, 0]));
    expect(new Set(pixelsOf(taken(lattice)))).toEqual(new Set([...RED, 255]));
  });

  it('stands where a picture of ours would: on the middle of its plots, a tree on its trunk', () => {
    const ours = SPRITE_NAMES.filter((name) => !isField(name)).map((name) => ({ name, frame: frameOf(name) }));
    const astray = ours.map(({ name, frame }) => {
      const { originX, originY } = taken(asFile(frame), SPRITES[name]);
      return { name, x: Math.abs(originX - frame.originX), y: Math.abs(originY - frame.originY) };
    });
    const mean = (axis: 'x' | 'y') => astray.reduce((sum, one) => sum + one[axis], 0) / astray.length;
    expect(astray.filter(({ x, y }) => x > 4 || y > 9)).toEqual([]);
    expect(Math.max(mean('x'), mean('y'))).toBeLessThan(2);
    const tree = taken(drawing(60, 60, (x, y) => ((y < 30 ? x > 0 : Math.abs(x - 30) < 4) ? [...RED, 255] : AIR)));
    expect([tree.originX, tree.originY]).toEqual([30, 58]);
  });
});

describe('[D5] a model that an association sends', () => {
  it('is drawn as our own are, to the pixel, and stands as they do', () => {
    const ours = frameOf('wheelbarrow');
    const theirs = taken(readFileSync(join(VOX_FOLDER, 'wheelbarrow.vox')));
    expect(pixelsOf(theirs)).toEqual([...ours.picture.px]);
    expect([theirs.width, theirs.height]).toEqual([ours.picture.w, ours.picture.h]);
    expect([theirs.originX, theirs.originY]).toEqual([ours.originX, ours.originY]);
  });

  it('stands over its plots, 64 voxels a side and 65 536 in all at most', () => {
    expect(faultOf(voxOf(36, 36, 64))).toBe('taken');
    expect(faultOf(voxOf(37, 1, 1))).toMatchObject({ kind: 'badVox', fault: { kind: 'tooBig', w: 37 } });
    expect(faultOf(voxOf(1, 1, 65))).toMatchObject({ kind: 'badVox', fault: { kind: 'tooBig', room: { h: 64 } } });
    expect(faultOf(voxOf(65, 1, 1), { w: 4, d: 4 })).toMatchObject({ fault: { kind: 'tooBig', room: { w: 64 } } });
    const many = Array.from({ length: 65_537 }, (_, i) => ({ x: i & 31, y: (i >> 5) & 31, z: i >> 11, colour: 1 }));
    expect(faultOf(voxOf(32, 32, 64, many.slice(1)))).toBe('taken');
    expect(faultOf(voxOf(32, 32, 64, many))).toMatchObject({ fault: { kind: 'tooManyVoxels', voxels: 65_537 } });
  });

  it('is refused by what is wrong with it, and not followed where it nests without end', () => {
    const fault = (kind: string) => ({ kind: 'badVox', fault: { kind } });
    expect(faultOf(voxOf(4, 4, 4, []))).toEqual(fault('noVoxel'));
    expect(faultOf(voxOf(4, 4, 4).subarray(0, 60))).toEqual(fault('cutShort'));
    expect(faultOf(nestedVox(4))).toEqual(fault('noModel'));
    expect(faultOf(nestedVox(170_000))).toEqual(fault('cutShort'));
  });

  it('is seen from any voxel it has', () => {
    for (let i = 0; i < 27; i++) {
      const voxel = { x: i % 3, y: Math.floor(i / 3) % 3, z: Math.floor(i / 9), colour: 1 };
      expect(taken(voxOf(3, 3, 3, [voxel])).width).toBeGreaterThan(0);
    }
  });
});
