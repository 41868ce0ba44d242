import { type Fields, mergeFields, writeDraft } from '#server/domain/drafts/write.ts';
import type { DraftRow } from '#server/domain/ports/stewards.ts';
import type { FormView } from '#server/domain/stewards/views.ts';
import type { Draft } from '#shared/drafts/draft.ts';
import { sentFields } from './forms.ts';
import { type ActingVisit, type Answer, badRequest, type ConsoleParts, notFound, savedAt } from './visit.ts';

/** A part of a draft that is one form. */
export interface DraftPart {
  /** what the form holds; null where the part is gone */
  readonly of: (draft: Draft) => Fields | null;
  /** null for what the form cannot have sent */
  readonly with: (draft: Draft, fields: Fields) => Draft | null;
}

/** What a form sent becomes part of the draft, and the page says so; where two wrote the same field, `shown` asks the second. */
export async function saveForm(
  { deps }: ConsoleParts,
  visit: ActingVisit,
  row: DraftRow,
  part: DraftPart,
  { path, shown }: { readonly path: string; readonly shown: (row: DraftRow, form: FormView) => Promise<Answer> },
): Promise<Answer> {
  const known = part.of(row.body);
  if (known === null) return notFound;
  const sent = sentFields(visit.body, known);
  if (sent === null) return badRequest;
  let clashed: FormView | null = null;
  let refused: Answer | null = null;
  const written = await writeDraft(deps, row.slug, visit.steward.id, (draft) => {
    const now = part.of(draft);
    const merged = now && mergeFields(sent.was, now, sent.mine);
    clashed = merged && merged.clashes.length > 0 ? { ...merged, was: now, canEdit: true } : null;
    const next = merged && clashed === null ? part.with(draft, merged.fields) : null;
    refused = next === null ? (merged ? badRequest : notFound) : null;
    return next;
  });
  if (!written.ok) return notFound;
  if (clashed !== null) return shown(written.value, clashed);
  return refused ?? savedAt(path);
}
