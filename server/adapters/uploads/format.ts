import type { OtherFormat } from '#shared/catalogue/own-picture.ts';

/** What a file is by its first bytes; its name and what the browser says of it are hearsay. */
export type Format = 'png' | 'vox' | OtherFormat | 'unknown';

const MAGIC: readonly (readonly [format: Format, at: number, magic: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['vox', 0, 'VOX '],
  ['gif', 0, 'GIF8'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['webp', 8, 'WEBP'],
  ['heif', 4, 'ftyp'], // what telephones take photos in, and AVIF
];
/** An SVG may begin with a declaration, a licence, a document type. */
const PROLOGUE_BYTES = 4096;

export function formatOf(file: Buffer): Format {
  const found = MAGIC.find(([, at, magic]) => file.toString('latin1', at, at + magic.length) === magic);
  if (found) return found[0];
  const prologue = file.toString('latin1', 0, PROLOGUE_BYTES);
  if (/<svg[\s>]/i.test(prologue)) return 'svg';
  return /<(!doctype html|html|head|body|script)[\s>]/i.test(prologue) ? 'html' : 'unknown';
}
