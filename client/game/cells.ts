import type { Rect } from './camera.ts';

/** Side of a cell in world px: small enough that a full one is dealt within a frame, large enough that it is not dealt often. */
const CELL_PX = 256;
/** Things reach out of the cell that holds their foot: up by their height, sideways by their shadow. */
const REACH = { up: 40, down: 150, side: 110 } as const;

/** World px about the screen in which things are dealt before they are seen: a dozen frames of a pan. */
const AHEAD_PX = 128;

/** Things sorted by where their foot stands, so that only those near the screen are ever touched. */
export class Cells<T extends { readonly key: string; readonly px: number; readonly py: number }> {
  readonly #cells = new Map<string, Map<string, T>>();
  readonly #cellOf = new Map<string, string>();

  get size(): number {
    return this.#cellOf.size;
  }

  /** Adds or replaces the thing with this key; returns the cells that changed. */
  put(thing: T): string[] {
    const cell = cellAt(thing.px, thing.py);
    const changed = this.#cellOf.get(thing.key) === cell ? [] : this.remove(thing.key);
    const things = this.#cells.get(cell) ?? new Map<string, T>();
    things.set(thing.key, thing);
    this.#cells.set(cell, things);
    this.#cellOf.set(thing.key, cell);
    return [...changed, cell];
  }

  remove(key: string): string[] {
    const cell = this.#cellOf.get(key);
    if (cell === undefined) return [];
    this.#cellOf.delete(key);
    const things = this.#cells.get(cell);
    things?.delete(key);
    if (things?.size === 0) this.#cells.delete(cell);
    return [cell];
  }

  get(key: string): T | undefined {
    const cell = this.#cellOf.get(key);
    return cell === undefined ? undefined : this.#cells.get(cell)?.get(key);
  }

  in(cell: string): Iterable<T> {
    return this.#cells.get(cell)?.values() ?? [];
  }

  keys(): Iterable<string> {
    return this.#cellOf.keys();
  }
}

export function cellAt(px: number, py: number): string {
  return `${Math.floor(px / CELL_PX)},${Math.floor(py / CELL_PX)}`;
}

/** The cells whose things may show in a rectangle of the world. */
export function cellsShowing(view: Rect): string[] {
  const cells: string[] = [];
  const right = Math.floor((view.x1 + REACH.side) / CELL_PX);
  const bottom = Math.floor((view.y1 + REACH.down) / CELL_PX);
  for (let y = Math.floor((view.y0 - REACH.up) / CELL_PX); y <= bottom; y++) {
    for (let x = Math.floor((view.x0 - REACH.side) / CELL_PX); x <= right; x++) cells.push(`${x},${y}`);
  }
  return cells;
}

/** The cells to have dealt for a view: those that show, and those round about that will as soon as it moves. */
export const cellsAround = ({ x0, y0, x1, y1 }: Rect): string[] =>
  cellsShowing({ x0: x0 - AHEAD_PX, y0: y0 - AHEAD_PX, x1: x1 + AHEAD_PX, y1: y1 + AHEAD_PX });
