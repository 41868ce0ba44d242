import { brotliDecompressSync } from 'node:zlib';
import { plainFile, withLongPlaces } from './plainFile.ts';
import { unpackedGlyphs } from './woff2Glyphs.ts';

/** In the order of https://www.w3.org/TR/WOFF2/#table_dir_format: a table is named by its place here. */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.match(
    /.{4} ?/g,
  ) ?? [];
const HEADER_BYTES = 48;
const ANY_TAG = 63;

interface Packed {
  readonly tag: string;
  readonly bytes: number;
  readonly transformed: boolean;
}

/**
 * The plain font in a `.woff2` file, without its hints: fontkit applies a weight to plain fonts only.
 * @throws RangeError for a font whose widths are packed too, which ours are not
 */
export function plainFont(woff2: Buffer): Buffer {
  const { tables: packed, end } = directoryOf(woff2);
  const data = brotliDecompressSync(woff2.subarray(end, end + woff2.readUInt32BE(20)));
  const tables = new Map<string, Buffer>();
  let at = 0;
  for (const { tag, bytes, transformed } of packed) {
    const table = data.subarray(at, at + bytes);
    at += bytes;
    if (!transformed) tables.set(tag, table);
    else if (tag === 'glyf') for (const [made, content] of unpackedGlyphs(table)) tables.set(made, content);
    else if (tag !== 'loca') throw new RangeError(`the table ${tag} is packed`);
  }
  const head = tables.get('head');
  if (!head) throw new RangeError('a font without a head');
  return plainFile(tables.set('head', withLongPlaces(head)));
}

function directoryOf(woff2: Buffer): { readonly tables: readonly Packed[]; readonly end: number } {
  const tables: Packed[] = [];
  let at = HEADER_BYTES;
  const length = (): number => {
    let value = 0;
    for (;;) {
      const byte = woff2.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let left = woff2.readUInt16BE(12); left > 0; left--) {
    const flags = woff2.readUInt8(at++);
    const named = (flags & 63) !== ANY_TAG;
    const tag = named ? (KNOWN_TAGS[flags & 63] ?? '').slice(0, 4) : woff2.toString('latin1', at, at + 4);
    if (!named) at += 4;
    const version = flags >> 6;
    const transformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
    const plainBytes = length();
    tables.push({ tag, transformed, bytes: transformed ? length() : plainBytes });
  }
  return { tables, end: at };
}
