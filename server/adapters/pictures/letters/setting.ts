import type { Fonts, Hand, Letter } from './fonts.ts';

/** Words in one size and hand; `size` is the em in px or points. */
export interface Type {
  readonly hand: Hand;
  readonly size: number;
}

export const widthOf = (fonts: Fonts, text: string, { hand, size }: Type): number =>
  fonts.letters(text, hand).reduce((sum, letter) => sum + letter.width, 0) * size;

/** Where each letter begins, from 0. */
export function placed(fonts: Fonts, text: string, { hand, size }: Type): readonly (Letter & { readonly x: number })[] {
  let x = 0;
  return fonts.letters(text, hand).map((letter) => {
    const at = x;
    x += letter.width * size;
    return { ...letter, x: at };
  });
}

const ELLIPSIS = '…';

export interface Set {
  readonly type: Type;
  readonly lines: readonly string[];
  /** nothing had to be cut */
  readonly whole: boolean;
}

/** A text in lines no wider than `wide`; what does not fit in `most` lines is cut with an ellipsis. */
export function set(fonts: Fonts, text: string, type: Type, wide: number, most: number): Set {
  const fits = (line: string) => widthOf(fonts, line, type) <= wide;
  // Only plain spaces part lines: a number stays with its sign.
  const words = text.split(/[ \t\r\n]+/).filter((word) => word !== '');
  const lines: string[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end < words.length && fits(words.slice(at, end + 1).join(' '))) end++;
    const cut = end === at || (lines.length === most - 1 && end < words.length);
    if (cut) return { type, whole: false, lines: [...lines, shortened(words.slice(at).join(' '), fits)] };
    lines.push(words.slice(at, end).join(' '));
    at = end;
  }
  return { type, lines, whole: true };
}

function shortened(text: string, fits: (line: string) => boolean): string {
  const letters = Array.from(text);
  const cut = (count: number) => `${letters.slice(0, count).join('').trimEnd()}${ELLIPSIS}`;
  let [some, all] = [0, letters.length];
  while (some < all) {
    const half = Math.ceil((some + all) / 2);
    if (fits(cut(half))) some = half;
    else all = half - 1;
  }
  return cut(some);
}

/** The largest of these sizes at which a text fits in the lines there is room for; in the last it is cut. */
export function largest(
  fonts: Fonts,
  text: string,
  hand: Hand,
  sizes: readonly number[],
  wide: number,
  most: (size: number) => number,
): Set {
  const [size = 12, ...smaller] = sizes;
  const found = set(fonts, text, { hand, size }, wide, most(size));
  return found.whole || smaller.length === 0 ? found : largest(fonts, text, hand, smaller, wide, most);
}
