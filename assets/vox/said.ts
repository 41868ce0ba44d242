import type { Footprint } from '#shared/catalogue/catalogue.ts';
import { assertNever } from '#shared/result.ts';
import type { VoxFault } from '#shared/vox/model.ts';

/** Why the build does not take a file, as the end of a sentence that begins with its name. */
export function saidOf(fault: VoxFault, plots: Footprint): string {
  switch (fault.kind) {
    case 'notVox':
      return 'is not a MagicaVoxel file';
    case 'cutShort':
      return 'is cut short or damaged';
    case 'severalModels':
      return `holds ${fault.models} models: keep one, or unite them`;
    case 'noModel':
      return 'holds no model';
    case 'noPalette':
      return 'has no palette of its own: change one of its colours and save it again';
    case 'noVoxel':
      return 'holds no voxel';
    case 'tooManyVoxels':
      return `has ${fault.voxels} voxels: at most ${fault.most}`;
    case 'outsideItsSize':
      return 'has voxels outside its own size';
    case 'tooBig': {
      const { w, d, h, room } = fault;
      const held = `its ${plots.w} x ${plots.d} plots hold ${room.w} x ${room.d} with the eaves, and ${room.h} upwards`;
      return `is ${w} x ${d} x ${h} voxels: ${held}`;
    }
    default:
      return assertNever(fault);
  }
}
