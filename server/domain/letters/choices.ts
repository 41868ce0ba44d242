import type { Words } from '#shared/catalogue/catalogue.ts';
import type { DonationId, VillageSlug } from '#shared/ids.ts';
import { always, type Deps } from '../deps.ts';
import type { ConsentKind, ConsentRow } from '../ports/rows.ts';

/** What a giver chose with a donation and has not taken back. */
export interface Choices {
  readonly project: Words;
  readonly village: VillageSlug;
  readonly chosen: readonly Pick<ConsentRow, 'kind' | 'value'>[];
}

export async function choicesOf({ store: { read } }: Pick<Deps, 'store'>, id: DonationId): Promise<Choices | null> {
  const found = await read.donation(id);
  const project = found && (await read.project(found.donation.project));
  if (!found || !project) return null;
  const consents = await read.consents(id);
  const chosen = consents.filter(({ revokedAt }) => revokedAt === null).map(({ kind, value }) => ({ kind, value }));
  return { project: project.title, village: found.donation.village, chosen };
}

/** [G5] [P1] Taken back: nobody sees it any more, and the words themselves are erased. A name takes its place on the gift with it. */
export async function takeBack(deps: Deps, donation: DonationId, kind: ConsentKind): Promise<void> {
  const kinds: readonly ConsentKind[] = kind === 'publicName' ? ['publicName', 'nameOnGift'] : [kind];
  const now = deps.surroundings.now();
  const taken = await always(deps, (tx) => tx.eraseConsents(donation, kinds, now));
  if (taken > 0) deps.log.info({ donation, kind }, 'a giver took a choice back');
}
