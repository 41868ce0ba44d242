import { type Draft, type DraftGift, NO_WORDS, slugOf } from '#shared/drafts/draft.ts';
import { GiftSlug, type ProjectSlug, type StewardId } from '#shared/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { commit, type Deps } from '../deps.ts';
import type { DraftRow } from '../ports/stewards.ts';
import type { StoreTx } from '../ports/store.ts';

export type WriteRefusal = { readonly kind: 'noDraft' } | { readonly kind: 'changedMeanwhile' };

/** How often a save that met another's begins again from what is there then. */
const TRIES = 5;

/**
 * Changes a draft from what it is at this moment, whoever wrote it. `change` answers null to leave it as it is; `along` is done
 * in the same transaction, when something changed.
 */
export async function writeDraft(
  deps: Pick<Deps, 'store' | 'audience' | 'log' | 'surroundings'>,
  slug: ProjectSlug,
  by: StewardId,
  change: (draft: Draft) => Draft | null,
  along: (tx: StoreTx) => Promise<void> = async () => {},
): Promise<Result<DraftRow, WriteRefusal>> {
  for (let tried = 0; tried < TRIES; tried++) {
    const saved = await commit<DraftRow, WriteRefusal>(deps, async (tx) => {
      const row = await tx.draft(slug);
      if (row === null) return err({ kind: 'noDraft' });
      const body = change(row.body);
      if (body === null) return ok(row);
      const next = { ...row, body, updatedAt: deps.surroundings.now(), updatedBy: by };
      if (!(await tx.saveDraft(next))) return err({ kind: 'changedMeanwhile' });
      await along(tx);
      return ok({ ...next, revision: row.revision + 1 });
    });
    if (saved.ok || saved.error.kind === 'noDraft') return saved;
  }
  return err({ kind: 'changedMeanwhile' });
}

/** What a form holds: one text a field. */
export type Fields = Readonly<Record<string, string>>;

/** What two people wrote into the same field at the same time: the second decides, knowing the first's. */
export interface Clash {
  readonly field: string;
  readonly theirs: string;
}

export interface Merged {
  readonly fields: Fields;
  readonly clashes: readonly Clash[];
}

/**
 * A form was filled in from `was`, and meanwhile the draft became `now`: whoever changed a field is heard, and where both did, it is a clash.
 */
export function mergeFields(was: Fields, now: Fields, mine: Fields): Merged {
  const fields: Record<string, string> = {};
  const clashes: Clash[] = [];
  for (const [field, theirs] of Object.entries(now)) {
    const before = was[field] ?? '';
    const written = mine[field] ?? before;
    const changedHere = written !== before;
    const changedThere = theirs !== before;
    fields[field] = changedHere ? written : theirs;
    if (changedHere && changedThere && written !== theirs) clashes.push({ field, theirs });
  }
  return { fields, clashes };
}

/** An empty gift with an address of its own in this catalogue. */
export function newGift(draft: Draft, name: string): DraftGift {
  const root = slugOf(name, 32) || 'gift';
  const isTaken = (slug: string) => draft.gifts.some((gift) => gift.slug === slug);
  let slug = root;
  for (let n = 2; isTaken(slug); n++) slug = `${root}-${n}`;
  return {
    slug: GiftSlug.parse(slug),
    name: NO_WORDS,
    funds: NO_WORDS,
    price: '',
    sprite: 'seed-bags',
    category: 'farming',
    purpose: 'symbolic',
    fallback: NO_WORDS,
    counted: false,
    needed: '',
    expectedMonth: '',
    approvedBy: '',
  };
}

export const withoutGift = (draft: Draft, slug: GiftSlug): Draft => ({
  ...draft,
  gifts: draft.gifts.filter((gift) => gift.slug !== slug),
});

/** One place up (-1) or down (1) in the order in which the shop shows them. */
export function movedGift(draft: Draft, slug: GiftSlug, by: -1 | 1): Draft {
  const from = draft.gifts.findIndex((gift) => gift.slug === slug);
  const to = from + by;
  const [moving, other] = [draft.gifts[from], draft.gifts[to]];
  if (moving === undefined || other === undefined) return draft;
  return { ...draft, gifts: draft.gifts.map((gift, i) => (i === from ? other : i === to ? moving : gift)) };
}
