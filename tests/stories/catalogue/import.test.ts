import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFile } from '#server/seed.ts';
import { ProjectSlug, VillageSlug } from '#shared/ids.ts';
import { openStage, PROJECT, type Stage, VILLAGE } from '../../support/stage.ts';

const andes = readFileSync(fileURLToPath(new URL('../../../server/demo/andes-school.yaml', import.meta.url)), 'utf8');
const ANDES = ProjectSlug.parse('andes-school');
const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('a catalogue file that the store refuses', () => {
  let stage: Stage;
  let folder = '';
  beforeEach(async () => {
    stage = await openStage();
    folder = mkdtempSync(join(tmpdir(), 'hameau-import-'));
  });
  afterEach(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bring = (text: string) => {
    const file = join(folder, 'catalogue.yaml');
    writeFileSync(file, text);
    return importFile(stage.deps, file);
  };

  it('[G2] the village of another project is refused with its line, and nothing of the file is kept', async () => {
    const bad = andes.replace('slug: ecole-des-andes', `slug: ${VILLAGE}`);
    expect(await bring(bad)).toEqual({
      ok: false,
      error: [{ line: lineOf(bad, `slug: ${VILLAGE}`), reason: expect.stringContaining(PROJECT) }],
    });
    expect(await stage.store.read.project(ANDES)).toBeNull();
    expect((await stage.store.read.village(VILLAGE))?.project).toBe(PROJECT);
  });

  it('[V1] land that would move under its village is refused with its line; the same file again is welcome', async () => {
    expect((await bring(andes)).ok).toBe(true);
    expect(await bring(andes)).toMatchObject({ ok: true, value: { isNew: false } });
    const moved = andes.replace('landscape: andes', 'landscape: savanna');
    expect(await bring(moved)).toMatchObject({ ok: false, error: [{ line: lineOf(moved, 'landscape: savanna') }] });
    expect((await stage.store.read.village(VillageSlug.parse('ecole-des-andes')))?.landscape).toBe('andes');
  });

  it('[V6] a gift cannot change its size under its name: what is drawn is what was taken', async () => {
    await bring(andes);
    const resized = andes.replace(
      /sprite: blackboard\n(\s+)footprint: { w: 1, d: 1 }/,
      'sprite: house\n$1footprint: { w: 2, d: 2 }',
    );
    expect(resized).not.toBe(andes);
    expect(await bring(resized)).toMatchObject({ ok: false, error: [{ line: lineOf(resized, 'sprite: house') }] });
    expect(await bring(andes.replace('sprite: blackboard', 'sprite: books'))).toMatchObject({ ok: true });
  });
});
