import { Worker } from 'node:worker_threads';
import type { Caption } from './caption.ts';
import type { PictureFormat, VillagePicture } from './order.ts';
import type { OwnSprite } from './ownSprites.ts';
import type { Print } from './print/order.ts';
import type { Made, Order, Wanted, WorkerData } from './worker.ts';

/** Draws villages as PNG pictures in a thread of its own, so that a share link never slows the ledger down. */
export interface Pictures {
  /**
   * The picture of a village at `seq`; the same village, seq, format and caption are drawn once and kept for a while.
   * @throws as a rejection when drawing fails or the pictures are closed
   */
  draw(request: PictureRequest): Promise<Buffer>;
  /** the atlas with pictures of an association's own; kept for a while */
  sheet(own: readonly OwnSprite[]): Promise<DrawnSheet>;
  /** a QR code of an address, at least 1000 px wide as a picture */
  qr(address: string, as: 'png' | 'svg'): Promise<Buffer>;
  /** a PDF to print; one may hold a giver's words, so none is kept here */
  print(order: Print): Promise<Buffer>;
  /** throws away the pictures and codes that are kept */
  forget(): void;
  close(): Promise<void>;
}

export interface DrawnSheet {
  readonly png: Buffer;
  /** the frames, as the page reads them */
  readonly json: string;
}

export interface PictureRequest {
  /** names the village among all of this host */
  readonly village: string;
  readonly seq: number;
  /** of the project's progress: a common work may have grown without an event of this village */
  readonly revision: number;
  readonly format: PictureFormat;
  /** null where no words belong on it */
  readonly caption: Caption | null;
  /** asked for only when the picture is not at hand */
  readonly content: () => VillagePicture | Promise<VillagePicture>;
}

/** Atlases kept, about 300 KB each. */
const SHEETS_KEPT = 20;
/** Pictures kept, about 100 KB each. */
const PICTURES_KEPT = 60;
/** Codes kept, some 10 KB each. */
const CODES_KEPT = 100;

interface Waiting {
  resolve(drawn: DrawnSheet): void;
  reject(error: Error): void;
}

export function openPictures(atlas: WorkerData): Pictures {
  const kept = new Map<string, Promise<Buffer>>();
  const sheets = new Map<string, Promise<DrawnSheet>>();
  const codes = new Map<string, Promise<Buffer>>();
  const studio = openStudio(atlas);
  return {
    draw({ village, seq, revision, format, caption, content }) {
      const key = JSON.stringify([village, seq, revision, format, caption]);
      const drawn =
        kept.get(key) ??
        Promise.resolve(content()).then(async (picture) => {
          const { png } = await studio.ask({ kind: 'picture', village: picture, format, caption });
          return png;
        });
      keep(kept, key, drawn, PICTURES_KEPT);
      return drawn;
    },
    sheet(own) {
      const key = own.map(({ name }) => name).join(' ');
      const drawn = sheets.get(key) ?? studio.ask({ kind: 'sheet', own });
      keep(sheets, key, drawn, SHEETS_KEPT);
      return drawn;
    },
    qr(address, as) {
      const key = `${as} ${address}`;
      const drawn = codes.get(key) ?? studio.ask({ kind: 'qr', address, as }).then(({ png }) => png);
      keep(codes, key, drawn, CODES_KEPT);
      return drawn;
    },
    print: async (order) => (await studio.ask(order)).png,
    forget() {
      kept.clear();
      codes.clear();
    },
    close: () => studio.close(),
  };
}

/** The newest are kept; what failed is asked for again. */
function keep<T>(kept: Map<string, Promise<T>>, key: string, drawn: Promise<T>, most: number): void {
  kept.delete(key);
  kept.set(key, drawn);
  drawn.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}

/** The drawing thread, started at the first picture and again after a crash. */
function openStudio(atlas: WorkerData) {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let closed = false;
  let orders = 0;

  function failAll(error: Error): void {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }
  function start(): Worker {
    const fresh = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: atlas, execArgv: [] });
    fresh.on('message', (drawn: Made) => {
      const order = waiting.get(drawn.id);
      waiting.delete(drawn.id);
      if ('file' in drawn) order?.resolve({ png: Buffer.from(drawn.file), json: drawn.json });
      else order?.reject(new Error(`drawing failed: ${drawn.failure}`));
      if (waiting.size === 0) fresh.unref(); // an idle thread must not keep the server from stopping
    });
    fresh.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
    fresh.on('exit', () => {
      if (worker === fresh) worker = null;
      failAll(new Error('the drawing thread has ended'));
    });
    return fresh;
  }
  return {
    ask(wanted: Wanted): Promise<DrawnSheet> {
      if (closed) return Promise.reject(new Error('pictures are closed'));
      worker ??= start();
      const order: Order = { id: ++orders, wanted };
      const drawn = new Promise<DrawnSheet>((resolve, reject) => waiting.set(order.id, { resolve, reject }));
      worker.ref();
      worker.postMessage(order);
      return drawn;
    },
    async close(): Promise<void> {
      closed = true;
      await worker?.terminate();
    },
  };
}
