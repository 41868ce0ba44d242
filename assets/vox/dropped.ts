import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSpriteName, SPRITES } from '#shared/catalogue/sprites.ts';
import { roomOver, voxModel } from '#shared/vox/model.ts';
import type { Vox } from '#shared/voxel/vox.ts';
import { saidOf } from './said.ts';

/** Where MagicaVoxel files are dropped: `wheelbarrow.vox` is the gift `wheelbarrow`, `wheelbarrow~1.vox` its second look. */
export const VOX_FOLDER = fileURLToPath(new URL('../models/vox/', import.meta.url));

const MOST_LOOKS = 8;

/** The looks of a gift that have been dropped as files, the first first; none where there is no `<name>.vox`. */
export function droppedLooks(name: string, folder = VOX_FOLDER): (() => Vox)[] {
  const files = new Set(readdirSync(folder));
  const names = Array.from({ length: MOST_LOOKS }, (_, look) => (look === 0 ? `${name}.vox` : `${name}~${look}.vox`));
  const missing = names.findIndex((file) => !files.has(file));
  return names.slice(0, missing < 0 ? names.length : missing).map((file) => () => modelIn(folder, file, name));
}

/** @throws a sentence, where a file belongs to no gift: a slip of the keyboard, or a row that the table does not have yet */
export function refuseStrays(folder = VOX_FOLDER): void {
  const stray = readdirSync(folder)
    .filter((file) => file.endsWith('.vox'))
    .find((file) => !isSpriteName(file.replace(/(~\d)?\.vox$/, '')));
  if (stray) throw new Error(`${stray} belongs to no gift: add its name to shared/catalogue/sprites.ts first.`);
}

/** @throws a sentence that names the file, where it cannot be a model of this gift: the build stops with it */
function modelIn(folder: string, file: string, name: string): Vox {
  const plots = isSpriteName(name) ? SPRITES[name] : { w: 1, d: 1 };
  const model = voxModel(readFileSync(join(folder, file)), roomOver(plots));
  if (!model.ok) throw new Error(`${file} ${saidOf(model.error, plots)}.`);
  return model.value;
}
