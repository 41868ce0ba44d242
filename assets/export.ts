/** A model as a MagicaVoxel file, to draw one's own from: `npx tsx assets/export.ts hut` into build/hut.vox. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { voxBytes } from '#shared/vox/model.ts';
import { namedModels } from './pack/collect.ts';

const [wanted = ''] = process.argv.slice(2);
const found = namedModels().find(({ name }) => name === wanted);
if (found) {
  mkdirSync('build', { recursive: true });
  writeFileSync(`build/${wanted}.vox`, voxBytes(found.make()));
  console.log(`build/${wanted}.vox`);
} else {
  console.error(
    `There is no model "${wanted}". Its name is the one of its frame in the atlas, such as hut or tree-round.`,
  );
  process.exitCode = 1;
}
