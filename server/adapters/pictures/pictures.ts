import { Worker } from 'node:worker_threads';
import type { PictureFormat, VillagePicture } from './order.ts';
import type { Drawn, DrawOrder, WorkerData } from './worker.ts';

/** Draws villages as PNG pictures in a thread of its own, so that a share link never slows the ledger down. */
export interface Pictures {
  /**
   * The picture of a village at `seq`; the same village, seq and format are drawn once and kept for a while.
   * @throws as a rejection when drawing fails or the pictures are closed
   */
  draw(request: PictureRequest): Promise<Buffer>;
  close(): Promise<void>;
}

export interface PictureRequest {
  /** names the village among all of this host */
  readonly village: string;
  readonly seq: number;
  /** of the project's progress: a common work may have grown without an event of this village */
  readonly revision: number;
  readonly format: PictureFormat;
  /** asked for only when the picture is not at hand */
  readonly content: () => VillagePicture | Promise<VillagePicture>;
}

/** Pictures kept, about 100 KB each. */
const PICTURES_KEPT = 60;

interface Waiting {
  resolve(png: Buffer): void;
  reject(error: Error): void;
}

export function openPictures(atlas: WorkerData): Pictures {
  const kept = new Map<string, Promise<Buffer>>();
  const studio = openStudio(atlas);
  return {
    draw({ village, seq, revision, format, content }) {
      const key = `${village} ${seq} ${revision} ${format}`;
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const drawn = Promise.resolve(content()).then((picture) => studio.draw(picture, format));
      kept.set(key, drawn);
      drawn.catch(() => kept.delete(key));
      for (const oldest of kept.keys()) {
        if (kept.size <= PICTURES_KEPT) break;
        kept.delete(oldest);
      }
      return drawn;
    },
    close: () => studio.close(),
  };
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
    fresh.on('message', (drawn: Drawn) => {
      const order = waiting.get(drawn.id);
      waiting.delete(drawn.id);
      if ('png' in drawn) order?.resolve(Buffer.from(drawn.png));
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
    draw(village: VillagePicture, format: PictureFormat): Promise<Buffer> {
      if (closed) return Promise.reject(new Error('pictures are closed'));
      worker ??= start();
      const order: DrawOrder = { id: ++orders, village, format };
      const drawn = new Promise<Buffer>((resolve, reject) => waiting.set(order.id, { resolve, reject }));
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
