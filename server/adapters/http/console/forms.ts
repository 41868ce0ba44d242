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
