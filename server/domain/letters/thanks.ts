import { isPayment } from '#shared/accounts/line.ts';
import { everyGift } from '#shared/catalogue/catalogue.ts';
import type { DonationId } from '#shared/ids.ts';
import { sum } from '#shared/money.ts';
import { isGone, isGranted } from '../donations/money.ts';
import type { Thanks } from '../ports/post.ts';
import type { ConsentRow } from '../ports/rows.ts';
import type { StoreReads, StoreTx } from '../ports/store.ts';
import { isReceipted } from '../taxReceipts/body.ts';

/** Asked for with the gift that has just arrived: the letter is written when it is carried, from what is true then. */
export async function askForThanks(tx: StoreTx, donation: DonationId, now: number): Promise<void> {
  await tx.enqueue('mail', `thanks:${donation}`, { kind: 'thanks', donation }, now);
}

/**
 * Null when nobody is to be thanked any more: the wish was taken back, or the money was given back.
 * @param isRehearsal no money moved
 */
export async function thanksFor(read: StoreReads, id: DonationId, isRehearsal: boolean): Promise<Thanks | null> {
  const found = await read.donation(id);
  const wish = (await read.consents(id)).find(isThanksWish);
  const payment = found?.attempts.find((attempt) => isGranted(attempt) && !isGone(attempt));
  if (!found || !wish || !payment) return null;
  const { donation, lines } = found;
  const project = await read.project(donation.project);
  const association = project && (await read.association(project.association));
  if (!project || !association) throw new Error(`donation ${id} of no project`);
  const gifts = new Map(everyGift(project).map((gift) => [gift.slug, gift]));
  const given = lines.flatMap(({ gift: slug, quantity, amountCents }) => {
    const gift = slug === null ? undefined : gifts.get(slug);
    if (!gift) return [];
    const { name, funds, purpose } = gift;
    return [{ name, funds, quantity, amountCents, earmarked: purpose.kind === 'earmarked' }];
  });
  return {
    kind: 'thanks',
    donation: id,
    to: wish.value,
    language: donation.language,
    association: { name: association.name, email: association.email },
    project: { slug: project.slug, title: project.title },
    village: donation.village,
    gifts: given,
    coverCents: sum(lines.filter(({ kind }) => kind === 'feeCover').map(({ amountCents }) => amountCents)),
    totalCents: donation.totalCents,
    paidAt: payment.paidAt ?? donation.createdAt,
    line: (await read.publicLinesOf(id)).find(isPayment)?.number ?? null,
    head: await read.accountsHead(project.slug),
    waitsForFriend: donation.forFriend && (await read.friendGift(id))?.state === 'waiting',
    isReceiptable: await isReceipted(read, project),
    isRehearsal,
  };
}

const isThanksWish = ({ kind, revokedAt }: ConsentRow): boolean => kind === 'thanksEmail' && revokedAt === null;
