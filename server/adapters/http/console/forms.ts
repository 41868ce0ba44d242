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

/** A file and a few words: more is no form of ours. */
const LARGEST_UPLOAD = 3 * 1024 * 1024;
/** What a person may send by mistake, such as a photo as it comes, is read to its end: a browser that is cut off shows no reason. */
const LARGEST_MISTAKE = 60 * 1024 * 1024;

export interface SentFile {
  readonly file: Uint8Array;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a form with a file sent. Null for what no form of ours sends. */
export async function sentFile(request: Request): Promise<SentFile | 'tooLarge' | null> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return null;
  const body = await wholeOf(request);
  if (body === null) return 'tooLarge';
  // The platform's own reader of such forms, the same that browsers have.
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) return null;
  return { file: new Uint8Array(await file.arrayBuffer()), fields: Object.fromEntries(form) };
}

async function wholeOf(request: Request): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    const piece = Buffer.from(part);
    bytes += piece.length;
    if (bytes <= LARGEST_UPLOAD) parts.push(piece);
    if (bytes > LARGEST_MISTAKE) return null;
  }
  return bytes > LARGEST_UPLOAD ? null : Buffer.concat(parts);
}
