import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { Atlas } from '#shared/catalogue/atlas.ts';
import { drawPicture, openLands, type Pencil } from './draw.ts';
import type { PictureFormat, VillagePicture } from './order.ts';
import { decodePng } from './png.ts';

/** Where the worker finds the atlas; given as its `workerData`. */
export const WorkerData = z.object({ atlasPng: z.string(), atlasJson: z.string() });
export type WorkerData = z.infer<typeof WorkerData>;

export interface DrawOrder {
  readonly id: number;
  readonly village: VillagePicture;
  readonly format: PictureFormat;
}

export type Drawn =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly failure: string };

/** Painted chunks kept in memory, about 2.5 MB each. */
const CHUNKS_KEPT = 16;
/** Terrains kept with what they know of their chunks. */
const TERRAINS_KEPT = 8;

function serve(port: NonNullable<typeof parentPort>): void {
  const data = WorkerData.parse(workerData);
  const pencil: Pencil = {
    atlas: Atlas.parse(JSON.parse(readFileSync(data.atlasJson, 'utf8'))),
    sprites: decodePng(readFileSync(data.atlasPng)),
    lands: openLands(CHUNKS_KEPT, TERRAINS_KEPT),
  };
  port.on('message', ({ id, village, format }: DrawOrder) => {
    port.postMessage(answer(pencil, id, village, format));
  });
}

function answer(pencil: Pencil, id: number, village: VillagePicture, format: PictureFormat): Drawn {
  try {
    return { id, png: drawPicture(pencil, village, format) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

if (parentPort) serve(parentPort);
