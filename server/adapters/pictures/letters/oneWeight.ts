import { create, type Font, type Glyph } from 'fontkit';
import { glyphOf, glyphTables, type OutlinePoint, plainFile, withLongPlaces } from './plainFile.ts';

const KEPT = ['cmap', 'OS/2', 'post'] as const;

/** @throws TypeError for a collection of fonts, which ours are not */
export function openFont(file: Buffer, weight?: string): Font {
  const font = create(file, weight);
  if (!('glyphForCodePoint' in font)) throw new TypeError('more than one font in a file');
  return font;
}

/**
 * A font of one weight, as pdfkit can embed it: nothing that varies, and no ligatures (the joined fi of Pixelify Sans reads as an A).
 * @param file a plain font
 * @param name what pdfkit tells it from others by
 * @param weight its name in the font, `SemiBold`; undefined for a font that has only one
 */
export function oneWeight(file: Buffer, name: string, weight: string | undefined): Buffer {
  const font = openFont(file, weight);
  const table = tablesOf(file);
  const glyphs = Array.from({ length: font.numGlyphs }, (_, i) => font.getGlyph(i));
  const outlines = glyphs.map(contoursOf);
  const most = (of: (contours: OutlinePoint[][]) => number) => Math.max(...outlines.map(of));
  const sizes = table('maxp');
  [most((contours) => contours.flat().length), most((contours) => contours.length)].forEach((size, i) => {
    sizes.writeUInt16BE(size, 6 + i * 2);
  });
  const across = table('hhea');
  across.writeUInt16BE(glyphs.length, 34);
  return plainFile(
    new Map([
      ...KEPT.map((tag) => [tag, table(tag)] as const),
      ['name', nameTable(name)],
      ['maxp', sizes],
      ['hhea', across],
      ['head', withLongPlaces(table('head'))],
      ['hmtx', widthsOf(glyphs, outlines)],
      ...glyphTables(outlines.map(glyphOf)),
    ]),
  );
}

/** The tables of a plain font, copied. */
function tablesOf(file: Buffer): (tag: string) => Buffer {
  return (tag) => {
    for (let at = 12; at < 12 + file.readUInt16BE(4) * 16; at += 16) {
      if (file.toString('latin1', at, at + 4) !== tag) continue;
      const from = file.readUInt32BE(at + 8);
      return Buffer.from(file.subarray(from, from + file.readUInt32BE(at + 12)));
    }
    throw new RangeError(`a font without ${tag}`);
  };
}

function contoursOf({ path }: Glyph): OutlinePoint[][] {
  const contours: OutlinePoint[][] = [];
  const add = (on: boolean, x = 0, y = 0) => contours.at(-1)?.push({ x: Math.round(x), y: Math.round(y), on });
  for (const { command, args } of path.commands) {
    const [a, b, c, d] = args;
    if (command === 'moveTo') contours.push([]);
    if (command === 'moveTo' || command === 'lineTo') add(true, a, b);
    if (command === 'quadraticCurveTo') {
      add(false, a, b);
      add(true, c, d);
    }
  }
  return contours.filter((contour) => contour.length > 2);
}

function widthsOf(glyphs: readonly Glyph[], outlines: readonly OutlinePoint[][][]): Buffer {
  const widths = Buffer.alloc(glyphs.length * 4);
  glyphs.forEach(({ advanceWidth }, i) => {
    const xs = (outlines[i] ?? []).flat().map(({ x }) => x);
    widths.writeUInt16BE(Math.round(advanceWidth), i * 4);
    widths.writeInt16BE(xs.length === 0 ? 0 : Math.min(...xs), i * 4 + 2);
  });
  return widths;
}

function nameTable(name: string): Buffer {
  const letters = Buffer.from(name, 'utf16le').swap16();
  const head = Buffer.alloc(18);
  // One record, which begins after 18 bytes: for Windows, in Unicode, in English, the PostScript name.
  [0, 1, 18, 3, 1, 0x409, 6, letters.length, 0].forEach((value, i) => {
    head.writeUInt16BE(value, i * 2);
  });
  return Buffer.concat([head, letters]);
}
