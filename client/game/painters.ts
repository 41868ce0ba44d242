import type { Painted, PaintOrder } from './ground-worker.ts';

/** Painting keeps a core busy for a quarter of a second and more: never more than these, and one core is left for the page. */
const MOST_PAINTERS = 3;

/** A few workers that paint ground, each order going to the one with the least to do. */
export class Painters {
  readonly #painters: { readonly worker: Worker; orders: number }[];
  /** one being painted and one waiting each: nobody idles, and a thrown map does not paint what it left behind */
  readonly mostOrders: number;

  constructor(onPainted: (painted: Painted) => void) {
    const count = Math.max(1, Math.min(MOST_PAINTERS, navigator.hardwareConcurrency - 1));
    this.mostOrders = count * 2;
    this.#painters = Array.from({ length: count }, () => {
      const worker = new Worker(new URL('./ground-worker.ts', import.meta.url), { type: 'module' });
      const painter = { worker, orders: 0 };
      worker.onmessage = ({ data }: MessageEvent<Painted>) => {
        painter.orders--;
        onPainted(data);
      };
      return painter;
    });
  }

  order(order: PaintOrder): void {
    const idlest = this.#painters.reduce((a, b) => (b.orders < a.orders ? b : a));
    idlest.orders++;
    idlest.worker.postMessage(order);
  }

  dismiss(): void {
    for (const { worker } of this.#painters) worker.terminate();
  }
}
