import type { Request } from 'express';
import { z } from 'zod';
import type { Fields } from '#server/domain/drafts/write.ts';
import type { FormView } from '#server/domain/stewards/views.ts';
import { field, type Visit } from './visit.ts';

/** A form as it is shown first. */
export const cleanForm = (fields: Fields, canEdit: boolean): FormView => ({
  fields,
  was: fields,
  clashes: [],
  canEdit,
});

const Was = z.record(z.string().max(100), z.string().max(4000));

/**
 * What a form sent, and what it was filled in from. Null for what no form of ours sends.
 * @param known the fields there are; a box that is not ticked, or a field that was shown to be read only, is not sent
 */
export function sentFields(body: Visit['body'], known: Fields): { readonly mine: Fields; readonly was: Fields } | null {
  const was = Was.safeParse(parsed(field(body, 'was')));
  if (!was.success) return null;
  const names = Object.keys(known);
  const mine = Object.fromEntries(names.map((name) => [name, field(body, name)]));
  return { mine, was: Object.fromEntries(names.map((name) => [name, was.data[name] ?? ''])) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Words beside a file. */
const WORDS_BYTES = 64 * 1024;
/** What a person may send by mistake, such as a photo as it comes, is read to its end: a browser that is cut off shows no reason. */
const LARGEST_MISTAKE = 60 * 1024 * 1024;

export interface SentFile {
  /** null: larger than may be sent here */
  readonly file: Uint8Array | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a form with a file of so many bytes at most sent. Null for what no form of ours sends. */
export async function sentFile(request: Request, mostBytes: number): Promise<SentFile | null> {
  const type = request.headers['content-type'] ?? '';
  const [, boundary] = /^multipart\/form-data;\s*boundary="?([^";]{1,70})/.exec(type) ?? [];
  if (boundary === undefined) return null;
  const sent = await beginningOf(request, mostBytes + WORDS_BYTES);
  // Cut off inside the file: the words before it are whole, and are not lost.
  const body = sent.isWhole ? sent.bytes : Buffer.concat([sent.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  // The platform's own reader of such forms, the same that browsers have.
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) return null;
  const isSmall = sent.isWhole && file.size <= mostBytes;
  return { file: isSmall ? new Uint8Array(await file.arrayBuffer()) : null, fields: Object.fromEntries(form) };
}

async function beginningOf(request: Request, most: number): Promise<{ bytes: Buffer<ArrayBuffer>; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    const piece = Buffer.from(part);
    bytes += piece.length;
    if (bytes <= most) parts.push(piece);
    if (bytes > LARGEST_MISTAKE) break;
  }
  return { bytes: Buffer.concat(parts), isWhole: bytes <= most };
}
