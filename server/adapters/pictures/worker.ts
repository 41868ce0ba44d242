import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { Atlas } from '#shared/catalogue/atlas.ts';
import { drawPicture, openLands, type Pencil } from './draw.ts';
import type { PictureFormat, VillagePicture } from './order.ts';
import { type OwnSprite, type Sheet, withOwn } from './ownSprites.ts';
import { decodePng, encodePng } from './png.ts';

/** Where the worker finds the atlas; given as its `workerData`. */
export const WorkerData = z.object({ atlasPng: z.string(), atlasJson: z.string() });
export type WorkerData = z.infer<typeof WorkerData>;

export interface DrawOrder {
  readonly id: number;
  readonly village: VillagePicture;
  readonly format: PictureFormat;
}
/** The atlas with an association's own pictures in it. */
export interface SheetOrder {
  readonly id: number;
  readonly own: readonly OwnSprite[];
}
export type Order = DrawOrder | SheetOrder;

export type Drawn =
  | { readonly id: number; readonly png: Uint8Array; readonly json: string }
  | { readonly id: number; readonly failure: string };

/** Painted chunks kept in memory, about 2.5 MB each. */
const CHUNKS_KEPT = 16;
/** Atlases with pictures of an association's own kept, about 12 MB each. */
const SHEETS_KEPT = 3;
/** Terrains kept with what they know of their chunks. */
const TERRAINS_KEPT = 8;

function serve(port: NonNullable<typeof parentPort>): void {
  const data = WorkerData.parse(workerData);
  const pencil: Pencil = {
    atlas: Atlas.parse(JSON.parse(readFileSync(data.atlasJson, 'utf8'))),
    sprites: decodePng(readFileSync(data.atlasPng)),
    lands: openLands(CHUNKS_KEPT, TERRAINS_KEPT),
  };
  const sheets = sheetsOn(pencil);
  port.on('message', (order: Order) => {
    port.postMessage(answer(pencil, sheets, order));
  });
}

type Sheets = (own: readonly OwnSprite[]) => Sheet;

/** The atlas with these pictures, kept for the next time: ids of pictures never mean another one. */
function sheetsOn(plain: Sheet): Sheets {
  const kept = new Map<string, Sheet>();
  return (own) => {
    if (own.length === 0) return plain;
    const key = own.map(({ name }) => name).join(' ');
    const sheet = kept.get(key) ?? withOwn(plain, own);
    kept.delete(key);
    kept.set(key, sheet);
    for (const oldest of kept.keys()) {
      if (kept.size <= SHEETS_KEPT) break;
      kept.delete(oldest);
    }
    return sheet;
  };
}

function answer({ lands }: Pencil, sheets: Sheets, order: Order): Drawn {
  const { id } = order;
  try {
    if ('village' in order) {
      const pencil = { ...sheets(order.village.own), lands };
      return { id, png: drawPicture(pencil, order.village, order.format), json: '' };
    }
    const { atlas, sprites } = sheets(order.own);
    return { id, png: encodePng(sprites), json: JSON.stringify(atlas) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

if (parentPort) serve(parentPort);
