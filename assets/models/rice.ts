import { hash3 } from '#shared/ground/noise.ts';
import { Vox } from '../voxel/vox.ts';
import { FIELD } from './field-materials.ts';

/** rice paddy, stage 0 flooded, 1 seedlings, 2 tillers, 3 tall green, 4 ripe gold */
export function rice(stage: number) {
  const v = new Vox(32, 32, 18);
  v.box(0, 0, 0, 32, 32, 1, stage >= 4 ? FIELD.mud : FIELD.paddy, {
    tone: (x, y) =>
      stage >= 4
        ? 0
        : x < 6 || y < 4
          ? -0.6
          : (x - y + 64) % 23 < 2 && hash3(Math.floor((x + y) / 9), 0, 4) < 0.5
            ? 1
            : 0,
  });
  // grassy earth banks
  for (const [x, y, w, d] of [
    [0, 0, 32, 2],
    [0, 0, 2, 32],
    [30, 0, 2, 32],
    [0, 30, 32, 2],
  ] as const)
    v.box(x, y, 0, w, d, 3, FIELD.bank, { tone: (_a, _b, z) => (z < 2 ? -0.6 : 0) });
  v.paint((x, y, z) => z === 2 && hash3(Math.floor(x / 3), Math.floor(y / 3), 2) < 0.75, FIELD.green, 0.1);
  const plant = (x: number, y: number) => {
    const j = hash3(x, y, stage) - 0.5;
    if (stage === 1) {
      v.box(x, y, 1, 1, 1, 3, FIELD.green, { tone: 0.7 });
      v.box(x + 1, y, 1, 1, 1, 2, FIELD.green);
    }
    if (stage === 2) {
      v.box(x, y, 1, 1, 1, 6, FIELD.green, { tone: 0.6 });
      v.box(x + 1, y, 1, 1, 1, 4, FIELD.greenDark);
      v.box(x, y + 1, 1, 1, 1, 4, FIELD.green, { tone: 0.2 });
      v.set(x - 1, y, 5, FIELD.green, { tone: 1 });
      v.set(x + 1, y, 6, FIELD.green, { tone: 0.4 });
    }
    if (stage === 3) {
      const h = 9 + Math.round(j * 2);
      v.box(x, y, 1, 2, 2, h - 2, FIELD.greenDark, { tone: -0.3 });
      v.box(x, y, h - 3, 1, 1, 4, FIELD.green, { tone: 0.8 });
      v.box(x + 1, y + 1, h - 3, 1, 1, 3, FIELD.green, { tone: 0.2 });
      v.set(x - 1, y + 1, h - 2, FIELD.green, { tone: 1 });
      v.set(x + 2, y, h - 2, FIELD.green, { tone: 0 });
    }
    if (stage === 4) {
      const h = 10 + Math.round(j * 2);
      v.box(x, y, 1, 2, 2, h - 4, FIELD.ripe, { tone: -1.2 });
      v.box(x, y, h - 4, 2, 2, 3, FIELD.ripe, { tone: 0 });
      v.set(x, y, h - 1, FIELD.ripe, { tone: 0.6 });
      v.set(x - 1, y + 1, h - 2, FIELD.ripe, { tone: 0.4 });
      v.set(x + 2, y + 1, h - 3, FIELD.ripe, { tone: -0.6 });
      v.set(x + 1, y + 2, h - 3, FIELD.ripe, { tone: 0.2 });
    }
  };
  const step = stage >= 3 ? 4 : 5;
  if (stage) for (let y = 4; y < 28; y += step) for (let x = 4; x < 28; x += step) plant(x, y);
  return v;
}
