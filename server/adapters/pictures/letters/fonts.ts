import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

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
  /** in ems */
  readonly width: number;
}

export interface Fonts {
  /** the letters of a text, each from the first font that has it; those that no font has lose their accents, or go */
  letters(text: string, hand: Hand): readonly Letter[];
}

const PIXELIFY = '@fontsource/pixelify-sans/files/pixelify-sans';
const NUNITO = '@fontsource/nunito/files/nunito';
// pdfkit tells fonts apart by the name inside them, and the two files of a weight bear the same one: the rarer letters are of the
// weight beside it.
const FILES = {
  'Pixelify-SemiBold': `${PIXELIFY}-latin-600-normal.woff`,
  'Pixelify-More': `${PIXELIFY}-latin-ext-700-normal.woff`,
  'Nunito-ExtraBold': `${NUNITO}-latin-800-normal.woff`,
  'Nunito-ExtraBold-More': `${NUNITO}-latin-ext-900-normal.woff`,
  'Nunito-SemiBold': `${NUNITO}-latin-600-normal.woff`,
  'Nunito-SemiBold-More': `${NUNITO}-latin-ext-700-normal.woff`,
} as const;
type FileName = keyof typeof FILES;

const HANDS: Readonly<Record<Hand, readonly FileName[]>> = {
  title: ['Pixelify-SemiBold', 'Pixelify-More', 'Nunito-ExtraBold', 'Nunito-ExtraBold-More'],
  strong: ['Nunito-ExtraBold', 'Nunito-ExtraBold-More'],
  text: ['Nunito-SemiBold', 'Nunito-SemiBold-More'],
};

/** @throws TypeError for a collection of fonts, which ours are not */
function fontIn(file: Buffer): Font {
  const font = create(file);
  if (!('glyphForCodePoint' in font)) throw new TypeError('more than one font in a file');
  return font;
}

/** Reads each font when its first letter is asked for. */
export function openFonts(): Fonts {
  const opened = new Map<FileName, FontFile>();
  const open = (name: FileName): FontFile => {
    const known = opened.get(name);
    if (known) return known;
    const file = readFileSync(files.resolve(FILES[name]));
    const fresh = { name, file, font: fontIn(file) };
    opened.set(name, fresh);
    return fresh;
  };
  const known: Readonly<Record<Hand, Map<string, readonly Letter[]>>> = {
    title: new Map(),
    strong: new Map(),
    text: new Map(),
  };
  const letterOf = (character: string, hand: Hand): readonly Letter[] => {
    const letters = known[hand].get(character) ?? find(character, hand);
    // What no font has is not kept: there is no end of it.
    if (letters.length > 0) known[hand].set(character, letters);
    return letters;
  };
  const find = (character: string, hand: Hand): readonly Letter[] => {
    const codePoint = character.codePointAt(0) ?? 0;
    for (const name of HANDS[hand]) {
      // As on the page: the digits of Pixelify Sans are left out, its 5 reads as an S.
      if (name.startsWith('Pixelify') && /\d/.test(character)) continue;
      const from = open(name);
      const { font } = from;
      if (font.hasGlyphForCodePoint(codePoint))
        return [{ from, codePoint, width: font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm }];
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
