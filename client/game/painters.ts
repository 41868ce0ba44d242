import { chunkKey } from './ground-plan.ts';
import type { Painted, PaintOrder } from './ground-worker.ts';

/** Painting keeps a core busy for a quarter of a second and more: never more than these, and one core is left for the page. */
const MOST_PAINTERS = 3;

interface Painter {
  readonly worker: Worker;
  orders: number;
}

/** A few workers that paint ground, each order going to the one with the least to do; what they painted waits to be taken. */
export class Painters {
  readonly #painters: readonly Painter[];
  readonly #ordered = new Set<string>();
  readonly #painted: Painted[] = [];
  /** one being painted and one waiting each: nobody idles, and a thrown map does not paint what it left behind */
  readonly #mostOrders: number;

  constructor() {
    const count = Math.max(1, Math.min(MOST_PAINTERS, navigator.hardwareConcurrency - 1));
    this.#mostOrders = count * 2;
    this.#painters = Array.from({ length: count }, () => this.#hire());
  }

  /** Ordered once while it is being painted or waits to be taken; false when everybody has enough to do. */
  order(order: PaintOrder): boolean {
    const key = chunkKey(order.chunk);
    if (this.#ordered.has(key)) return true;
    if (this.#painters.reduce((sum, { orders }) => sum + orders, 0) >= this.#mostOrders) return false;
    this.#ordered.add(key);
    const idlest = this.#painters.reduce((a, b) => (b.orders < a.orders ? b : a));
    idlest.orders++;
    idlest.worker.postMessage(order);
    return true;
  }

  /** the oldest piece that is ready */
  take(): Painted | undefined {
    const painted = this.#painted.shift();
    if (painted) this.#ordered.delete(chunkKey(painted.chunk));
    return painted;
  }

  dismiss(): void {
    for (const { worker } of this.#painters) worker.terminate();
  }

  #hire(): Painter {
    const worker = new Worker(new URL('./ground-worker.ts', import.meta.url), { type: 'module' });
    const painter = { worker, orders: 0 };
    worker.onmessage = ({ data }: MessageEvent<Painted>) => {
      painter.orders--;
      this.#painted.push(data);
    };
    return painter;
  }
}
