import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { Atlas } from '#shared/catalogue/atlas.ts';
import type { Caption } from './caption.ts';
import { drawPicture, openLands, type Pencil } from './draw.ts';
import { openFonts } from './letters/fonts.ts';
import type { PictureFormat, VillagePicture } from './order.ts';
import { type OwnSprite, type Sheet, withOwn } from './ownSprites.ts';
import { decodePng, encodePng } from './png.ts';
import { giftCardOf } from './print/giftCard.ts';
import type { Print } from './print/order.ts';
import { taxReceiptOf } from './print/taxReceipt.ts';
import { posterOf, tableCardOf } from './print/villageSheet.ts';
import { qrPng, qrSvg } from './qr.ts';

/** Where the worker finds the atlas; given as its `workerData`. */
export const WorkerData = z.object({ atlasPng: z.string(), atlasJson: z.string() });
export type WorkerData = z.infer<typeof WorkerData>;

/** What the thread is asked for: plain data. */
export type Wanted =
  | {
      readonly kind: 'picture';
      readonly village: VillagePicture;
      readonly format: PictureFormat;
      readonly caption: Caption | null;
    }
  /** the atlas with an association's own pictures in it */
  | { readonly kind: 'sheet'; readonly own: readonly OwnSprite[] }
  | { readonly kind: 'qr'; readonly address: string; readonly as: 'png' | 'svg' }
  | Print;
export interface Order {
  readonly id: number;
  readonly wanted: Wanted;
}

/** A file, and beside an atlas its frames. */
export type Made =
  | { readonly id: number; readonly file: Uint8Array; readonly json: string }
  | { readonly id: number; readonly failure: string };

/** Painted chunks kept in memory, about 2.5 MB each. */
const CHUNKS_KEPT = 24;
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
    fonts: openFonts(),
  };
  const sheets = sheetsOn(pencil);
  port.on('message', (order: Order) => {
    void answer(pencil, sheets, order).then((made) => port.postMessage(made));
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

async function answer(pencil: Pencil, sheets: Sheets, { id, wanted }: Order): Promise<Made> {
  try {
    if (wanted.kind !== 'sheet') return { id, file: await made(pencil, sheets, wanted), json: '' };
    const { atlas, sprites } = sheets(wanted.own);
    return { id, file: encodePng(sprites), json: JSON.stringify(atlas) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

function made(
  { lands, fonts }: Pencil,
  sheets: Sheets,
  wanted: Exclude<Wanted, { kind: 'sheet' }>,
): Buffer | Promise<Buffer> {
  const draw = (village: VillagePicture, format: PictureFormat, caption: Caption | null) =>
    drawPicture({ ...sheets(village.own), lands, fonts }, village, format, caption);
  switch (wanted.kind) {
    case 'picture':
      return draw(wanted.village, wanted.format, wanted.caption);
    case 'qr':
      return wanted.as === 'png' ? qrPng(wanted.address) : Buffer.from(qrSvg(wanted.address));
    case 'poster':
      return posterOf(wanted, fonts, draw(wanted.village, 'print', null));
    case 'tableCard':
      return tableCardOf(wanted, fonts, draw(wanted.village, 'print', null));
    case 'taxReceipt':
      return taxReceiptOf(wanted, fonts);
    case 'giftCard':
      return giftCardOf(wanted, fonts, wanted.village && draw(wanted.village, 'strip', null));
  }
}

if (parentPort) serve(parentPort);
