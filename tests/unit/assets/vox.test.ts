import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hut } from '#assets/models/huts.ts';
import { droppedLooks, refuseStrays } from '#assets/vox/dropped.ts';
import { saidOf } from '#assets/vox/said.ts';
import { RAMPS, rgb } from '#shared/ground/palette.ts';
import { readVoxFile, type VoxFile, writeVoxFile } from '#shared/vox/format.ts';
import { roomOver, voxBytes, voxModel } from '#shared/vox/model.ts';
import { nearestMaterial } from '#shared/vox/snap.ts';
import type { Vox } from '#shared/voxel/vox.ts';

const ONE_PLOT = { w: 1, d: 1 };

const cube = (side: number): VoxFile => ({
  w: side,
  d: side,
  h: side,
  voxels: [{ x: 0, y: 0, z: 0, colour: 1 }],
  colours: [[218, 96, 70]],
});

function matter(v: Vox): string[] {
  const found: string[] = [];
  v.each((x, y, z) => {
    if (v.solid(x, y, z)) found.push(`${x},${y},${z}`);
  });
  return found;
}

const reasonOf = (bytes: Uint8Array, plots = ONE_PLOT): string => {
  const read = voxModel(bytes, roomOver(plots));
  return read.ok ? 'taken' : saidOf(read.error, plots);
};

describe('a MagicaVoxel file', () => {
  it('holds a model of ours, and gives it back voxel by voxel', () => {
    const model = hut();
    const back = voxModel(voxBytes(model), roomOver(ONE_PLOT));
    expect(back.ok && [back.value.w, back.value.d, back.value.h]).toEqual([model.w, model.d, model.h]);
    expect(back.ok && matter(back.value)).toEqual(matter(model));
  });

  it('keeps its own colours through writing and reading, whatever they are', () => {
    const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(fc.array(colour, { minLength: 1, maxLength: 255 }), (colours) => {
        const file = { ...cube(4), colours, voxels: colours.map((_, i) => ({ x: i % 4, y: 1, z: 2, colour: i + 1 })) };
        const read = readVoxFile(writeVoxFile(file));
        expect(read.ok && read.value.voxels).toEqual(file.voxels);
        expect(read.ok && read.value.colours.slice(0, colours.length)).toEqual(colours);
      }),
    );
  });

  it('snaps every colour of the palette to a ramp that has it, and a stranger to the nearest', () => {
    for (const ramp of Object.values(RAMPS))
      for (const hex of ramp.slice(1)) expect(RAMPS[nearestMaterial(rgb(hex)).ramp]).toContain(hex);
    expect(nearestMaterial([250, 20, 20]).ramp).toBe('clay');
    expect(nearestMaterial([40, 120, 200]).ramp).toBe('water');
  });

  it('looks the same way in both programs: their y runs away from the viewer, ours towards', () => {
    const file = { ...cube(8), voxels: [{ x: 1, y: 2, z: 3, colour: 1 }] };
    const read = voxModel(writeVoxFile(file), roomOver(ONE_PLOT));
    expect(read.ok && matter(read.value)).toEqual(['1,5,3']);
  });

  it('is refused in words that say what is wrong with it', () => {
    const whole = writeVoxFile(cube(8));
    const twice = Buffer.from(whole);
    twice.write('SIZE', twice.indexOf('XYZI'));
    const bare = Buffer.from(whole);
    bare.write('NOTE', bare.indexOf('RGBA'));
    expect(reasonOf(Buffer.from('a picture'))).toBe('is not a MagicaVoxel file');
    expect(reasonOf(whole.subarray(0, 60))).toBe('is cut short or damaged');
    expect(reasonOf(twice)).toBe('holds 2 models: keep one, or unite them');
    expect(reasonOf(bare)).toBe('has no palette of its own: change one of its colours and save it again');
    expect(reasonOf(writeVoxFile({ ...cube(8), voxels: [] }))).toBe('holds no voxel');
    expect(reasonOf(writeVoxFile({ ...cube(8), voxels: [{ x: 9, y: 0, z: 0, colour: 1 }] }))).toBe(
      'has voxels outside its own size',
    );
    expect(reasonOf(writeVoxFile(cube(40)))).toBe(
      'is 40 x 40 x 40 voxels: its 1 x 1 plots hold 36 x 36 with the eaves, and 96 upwards',
    );
    expect(reasonOf(writeVoxFile(cube(40)), { w: 2, d: 2 })).toBe('taken');
    const many = Buffer.from(whole);
    many.writeUInt32LE(200_000, many.indexOf('XYZI') + 12);
    expect(reasonOf(many)).toBe('has 200000 voxels: at most 124416');
  });

  it('never breaks the reader, however it is damaged', () => {
    const whole = writeVoxFile(cube(8));
    for (let length = 0; length < whole.length; length++) expect(readVoxFile(whole.subarray(0, length)).ok).toBe(false);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        expect(() => readVoxFile(damaged)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});

describe('the folder of dropped models', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hameau-vox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const drop = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);

  it('makes looks of a gift by the names of the files', () => {
    drop('goat.vox', writeVoxFile(cube(8)));
    drop('goat~1.vox', writeVoxFile(cube(12)));
    drop('goat~3.vox', writeVoxFile(cube(4))); // there is no second: not a look
    expect(droppedLooks('goat', folder).map((make) => make().w)).toEqual([8, 12]);
    expect(droppedLooks('zebu', folder)).toEqual([]);
    expect(() => refuseStrays(folder)).not.toThrow();
  });

  it('stops the build with a sentence that names the file', () => {
    drop('goat.vox', writeVoxFile(cube(40)));
    expect(() => droppedLooks('goat', folder)[0]?.()).toThrow(
      'goat.vox is 40 x 40 x 40 voxels: its 1 x 1 plots hold 36 x 36 with the eaves, and 96 upwards.',
    );
    drop('gaot.vox', writeVoxFile(cube(8)));
    expect(() => refuseStrays(folder)).toThrow('gaot.vox belongs to no gift');
  });

  it('holds one of our own: the wheelbarrow', () => {
    expect(droppedLooks('wheelbarrow').map((make) => matter(make()).length > 300)).toEqual([true]);
  });
});
