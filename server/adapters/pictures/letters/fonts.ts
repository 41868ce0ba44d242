import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import { oneWeight, openFont } from './oneWeight.ts';
import { plainFont } from './woff2.ts';

const files = createRequire(import.meta.url);

/** What letters are for: a project's title in the game's own letters, words that count, words to read. */
export type Hand = 'title' | 'strong' | 'text';

/** A font in one file that pdfkit can embed, and its letters for us to draw. */
export interface FontFile {
  readonly name: string;
  readonly file: Buffer;
  readonly font: Font;
}

export interface Letter {
  readonly from: FontFile;
  readonly codePoint: number;
}

export interface Fonts {
  /** the letters of a text, each from the first font that has it; those that no font has lose their accents, or go */
  letters(text: string, hand: Hand): readonly Letter[];
}

const PIXELIFY = '@fontsource/pixelify-sans/files/pixelify-sans';
const NUNITO = '@fontsource-variable/nunito/files/nunito';
const FILES = {
  'Pixelify-SemiBold': { path: `${PIXELIFY}-latin-600-normal.woff2`, weight: undefined },
  'Pixelify-SemiBold-More': { path: `${PIXELIFY}-latin-ext-600-normal.woff2`, weight: undefined },
  'Nunito-ExtraBold': { path: `${NUNITO}-latin-wght-normal.woff2`, weight: 'ExtraBold' },
  'Nunito-ExtraBold-More': { path: `${NUNITO}-latin-ext-wght-normal.woff2`, weight: 'ExtraBold' },
  'Nunito-SemiBold': { path: `${NUNITO}-latin-wght-normal.woff2`, weight: 'SemiBold' },
  'Nunito-SemiBold-More': { path: `${NUNITO}-latin-ext-wght-normal.woff2`, weight: 'SemiBold' },
} as const;
type FileName = keyof typeof FILES;

const HANDS: Readonly<Record<Hand, readonly FileName[]>> = {
  title: ['Pixelify-SemiBold', 'Pixelify-SemiBold-More', 'Nunito-ExtraBold', 'Nunito-ExtraBold-More'],
  strong: ['Nunito-ExtraBold', 'Nunito-ExtraBold-More'],
  text: ['Nunito-SemiBold', 'Nunito-SemiBold-More'],
};

/** Reads each font when its first letter is asked for. */
export function openFonts(): Fonts {
  const opened = new Map<FileName, FontFile>();
  const open = (name: FileName): FontFile => {
    const known = opened.get(name);
    if (known) return known;
    const { path, weight } = FILES[name];
    const file = oneWeight(plainFont(readFileSync(files.resolve(path))), name, weight);
    const fresh = { name, file, font: openFont(file) };
    opened.set(name, fresh);
    return fresh;
  };
  const letterOf = (character: string, hand: Hand): readonly Letter[] => {
    const codePoint = character.codePointAt(0) ?? 0;
    for (const name of HANDS[hand]) {
      // As on the page: the digits of Pixelify Sans are left out, its 5 reads as an S.
      if (name.startsWith('Pixelify') && /\d/.test(character)) continue;
      const from = open(name);
      if (from.font.hasGlyphForCodePoint(codePoint)) return [{ from, codePoint }];
    }
    const bare = character.normalize('NFD').charAt(0);
    return bare !== character && /\p{L}/u.test(bare) ? letterOf(bare, hand) : [];
  };
  return {
    letters: (text, hand) => Array.from(plainSpaces(text)).flatMap((character) => letterOf(character, hand)),
  };
}

/** The fonts have no narrow spaces, and a text of ours has no line breaks. */
const plainSpaces = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[\u2007-\u200a\u202f]/g, '\u00a0')
    .replaceAll(/[\t-\r]/g, ' ');
