import type { Words } from '#shared/catalogue/catalogue.ts';
import type { DonationId, VillageSlug } from '#shared/ids.ts';
import { always, type Deps, type Told } from '../deps.ts';
import { type GiftNews, newsOnGifts } from '../news/onGifts.ts';
import type { ConsentKind, ConsentRow } from '../ports/rows.ts';
import type { StoreTx } from '../ports/store.ts';

/** What a giver chose with a donation and has not taken back. */
export interface Choices {
  readonly project: Words;
  readonly village: VillageSlug;
  readonly chosen: readonly Pick<ConsentRow, 'kind' | 'value'>[];
  /** of its gifts that stand [B1]: the letter of thanks leads here */
  readonly news: readonly GiftNews[];
}

export async function choicesOf({ store: { read } }: Pick<Deps, 'store'>, id: DonationId): Promise<Choices | null> {
  const found = await read.donation(id);
  const project = found && (await read.project(found.donation.project));
  if (!found || !project) return null;
  const consents = await read.consents(id);
  const chosen = consents.filter(({ revokedAt }) => revokedAt === null).map(({ kind, value }) => ({ kind, value }));
  const standing = found.placements.filter(({ removedAt, unnamed }) => removedAt === null && !unnamed);
  const news = await newsOnGifts(
    read,
    standing.map((placement) => placement.id),
  );
  return { project: project.title, village: found.donation.village, chosen, news };
}

/** [G5] [P1] Taken back: nobody sees it any more, and the words themselves are erased. A name takes its place on the gift with it. */
export async function takeBack(deps: Deps, donation: DonationId, kind: ConsentKind): Promise<void> {
  const kinds: readonly ConsentKind[] = kind === 'publicName' ? ['publicName', 'nameOnGift'] : [kind];
  const now = deps.surroundings.now();
  const isWord = kind !== 'thanksEmail' && kind !== 'newsEmail';
  const taken = await always(deps, async (tx, told) => {
    const erased = await tx.eraseConsents(donation, kinds, now);
    if (kind === 'newsEmail') await tx.forgetReader(donation);
    if (erased > 0 && isWord) await rewordGifts(tx, told, donation, now);
    return erased;
  });
  if (taken > 0) deps.log.info({ donation, kind }, 'a giver took a choice back');
}

/** Screens that show a gift of this donation read its words again. */
async function rewordGifts(tx: StoreTx, told: Told, id: DonationId, now: number): Promise<void> {
  const standing = (await tx.placementsOf(id)).filter(({ removedAt }) => removedAt === null);
  const [first] = standing;
  if (!first) return;
  const facts = standing.map((placement) => ({ type: 'wordsChanged' as const, placement: placement.id }));
  told.events.push({ village: first.village, events: await tx.appendEvents(first.village, facts, now) });
}
