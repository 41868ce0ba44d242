/** One pebble on a grid of its own; `#` is stone. */
const STONE = ['  ###', ' #####', '#######', '#######', '#######', ' #####'];
export const STONE_HEIGHT = STONE.length;
/** from one stone to the next */
const STEP = 9;
/** A row of so many fits on a small telephone. */
const MOST_STONES = 12;

export interface Stones {
  /** how many pebbles one drawn stone stands for: the same for every option of a question */
  readonly each: number;
  /** drawn at each option */
  readonly drawn: readonly number[];
}

/** How many stones are drawn at each option, so that rows can be compared; where any pebble lies there is a stone. */
export function stonesFor(pebbles: readonly number[]): Stones {
  const each = Math.max(1, Math.ceil(Math.max(0, ...pebbles) / MOST_STONES));
  return { each, drawn: pebbles.map((count) => Math.ceil(count / each)) };
}

export const rowWidth = (stones: number): number => Math.max(0, stones * STEP - 2);

/** Where the sun lies on them, in the same places. */
export function shinePath(stones: number): string {
  let path = '';
  for (let n = 0; n < stones; n++) path += `M${n * STEP + 2} 1h2v1h-1v1h-1z`;
  return path;
}

/** The outline of stones side by side, from the place `first` on: an SVG path. */
export function stonesPath(first: number, stones: number): string {
  let path = '';
  for (let n = 0; n < stones; n++) {
    const x = (first + n) * STEP;
    STONE.forEach((row, y) => {
      const from = row.indexOf('#');
      path += `M${x + from} ${y}h${row.length - from}v1h-${row.length - from}z`;
    });
  }
  return path;
}
