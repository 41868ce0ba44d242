/** A rectangle to find room for. */
interface Size {
  readonly w: number;
  readonly h: number;
}

/** Where each thing went, in the order asked, and the height used. */
export interface Shelved {
  readonly places: readonly { x: number; y: number }[];
  readonly height: number;
}

/** Puts rectangles on shelves, tallest first, one pixel apart, so that no neighbour bleeds in when sampled. */
export function shelve(sizes: readonly Size[], width: number): Shelved {
  const order = sizes.map((size, index) => ({ ...size, index }));
  order.sort((a, b) => b.h - a.h || b.w - a.w || a.index - b.index);
  const places: { x: number; y: number }[] = sizes.map(() => ({ x: 0, y: 0 }));
  let [x, y, shelf] = [1, 1, 0];
  for (const { w, h, index } of order) {
    if (x + w + 1 > width) {
      x = 1;
      y += shelf + 1;
      shelf = 0;
    }
    places[index] = { x, y };
    x += w + 1;
    shelf = Math.max(shelf, h);
  }
  return { places, height: y + shelf + 1 };
}
