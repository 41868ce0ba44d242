/** Calls `put` for every `#` of a small picture drawn in rows of text: column from the left, row from the top. */
export function drawn(rows: readonly string[], put: (column: number, row: number) => void): void {
  rows.forEach((line, row) => {
    for (let column = 0; column < line.length; column++) if (line[column] === '#') put(column, row);
  });
}

/** A heart, 7 x 6. */
export const HEART = ['.##.##.', '#######', '#######', '.#####.', '..###..', '...#...'] as const;

/** A sprout with two leaves, 7 x 6. */
export const SPROUT = ['..#.#..', '.##.##.', '.######', '..####.', '...#...', '...#...'] as const;
