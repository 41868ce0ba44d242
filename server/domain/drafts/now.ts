import type { Result } from '#shared/result.ts';
import type { DraftRow } from '../ports/stewards.ts';
import type { StoreReads } from '../ports/store.ts';
import { type DraftedProject, type DraftFault, readDraft } from './read.ts';

/** What a draft describes at this moment, with the pictures of its association. An invented project stays one; nobody else's is. */
export async function draftedNow(
  read: Pick<StoreReads, 'project' | 'ownFootprints'>,
  { association, slug, body }: Pick<DraftRow, 'association' | 'slug' | 'body'>,
): Promise<Result<DraftedProject, readonly DraftFault[]>> {
  const published = await read.project(slug);
  return readDraft(body, published?.demonstration ?? false, await read.ownFootprints(association));
}
