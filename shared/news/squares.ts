/** So many squares across a photo, and as many down it: what is to be made unknowable is chosen among them. */
export const BLUR_GRID = 12;

export interface Square {
  /** from the left, from 0 */
  readonly column: number;
  /** from the top, from 0 */
  readonly row: number;
}

export const squareName = ({ column, row }: Square): string => `${row}-${column}`;

/** null for what names no square of the grid */
export function squareOf(name: string): Square | null {
  const [, row, column] = /^(\d{1,2})-(\d{1,2})$/.exec(name) ?? [];
  const square = { row: Number(row), column: Number(column) };
  return square.row < BLUR_GRID && square.column < BLUR_GRID ? square : null;
}
