import { type PricedBasket, priceBasket } from '#shared/catalogue/pricing.ts';
import type { DonationId, GiftSlug } from '#shared/ids.ts';
import type { CheckoutBody } from '#shared/protocol/http.ts';
import { err, type Result } from '#shared/result.ts';
import type { Plot } from '#shared/village/placing.ts';
import type { FriendGiftRow } from '../ports/founding.ts';
import type { ConsentKind, ConsentRow, DonationLineRow, DonationRow, ProjectRow } from '../ports/rows.ts';
import type { CheckoutRefusal } from './refusals.ts';

/** [G1] [G2] The basket priced from the catalogue as it is now, refused when that is not the catalogue the giver saw. */
export function receive(
  project: ProjectRow,
  given: ReadonlyMap<GiftSlug, number>,
  body: CheckoutBody,
): Result<PricedBasket, CheckoutRefusal> {
  if (body.catalogueVersion !== project.catalogueVersion) return err({ kind: 'catalogueChanged' });
  const priced = priceBasket(project, body.gifts, body.coverFees);
  if (!priced.ok) return priced;
  const wanted = new Map<GiftSlug, number>();
  for (const { gift, quantity } of priced.value.lines) {
    const total = (wanted.get(gift.slug) ?? 0) + quantity;
    wanted.set(gift.slug, total);
    if (gift.needed === null) continue;
    const left = Math.max(0, gift.needed - (given.get(gift.slug) ?? 0));
    if (total > left) return err({ kind: 'soldOut', gift: gift.slug, left });
  }
  return priced;
}

/** The lines to store: each gift with its price, footprint and plot as agreed now, then the fee cover. */
export function linesOf(
  donation: DonationId,
  basket: PricedBasket,
  plots: readonly (Plot | null)[],
): DonationLineRow[] {
  const lines: DonationLineRow[] = basket.lines.map(({ gift, quantity, amountCents }, line) => ({
    donation,
    line,
    kind: 'gift',
    gift: gift.slug,
    quantity,
    amountCents,
    footprint: gift.footprint,
    category: gift.category,
    plot: plots[line] ?? null,
  }));
  if (basket.feeCoverCents > 0) {
    lines.push({
      donation,
      line: lines.length,
      kind: 'feeCover',
      gift: null,
      quantity: 1,
      amountCents: basket.feeCoverCents,
      footprint: null,
      category: null,
      plot: null,
    });
  }
  return lines;
}

/**
 * Whether a stored donation is this very basket: the same gifts of the same catalogue on the same plots (where the giver chose
 * them) and the same words. A giver who came back to leave her name out must not find it in the old session; one who read a
 * receipt with new prices must not pay the old ones [G1].
 */
export function isSameBasket(
  { donation, lines }: { readonly donation: DonationRow; readonly lines: readonly DonationLineRow[] },
  consents: readonly ConsentRow[],
  friend: FriendGiftRow | null,
  body: CheckoutBody,
): boolean {
  if (donation.catalogueVersion !== body.catalogueVersion) return false;
  if (!isSameFriend(friend, body.forFriend)) return false;
  const gifts = lines.filter((line) => line.kind === 'gift');
  const coversFees = lines.some((line) => line.kind === 'feeCover');
  if (gifts.length !== body.gifts.length || coversFees !== body.coverFees) return false;
  const words = choicesOf(body);
  if (consents.length !== words.length) return false;
  if (!words.every(([kind, value]) => consents.some((row) => row.kind === kind && row.value === value))) return false;
  return body.gifts.every(({ gift, quantity, plot }, i) => {
    const line = gifts[i];
    if (line?.gift !== gift || line.quantity !== quantity) return false;
    return plot === null || (line.plot?.x === plot.x && line.plot.y === plot.y);
  });
}

const isSameFriend = (stored: FriendGiftRow | null, asked: CheckoutBody['forFriend']): boolean =>
  stored === null || asked === null
    ? stored === null && asked === null
    : stored.words === asked.words && stored.fromName === asked.from;

/** What a giver may choose beside the gifts. */
type Choices = Pick<CheckoutBody, 'publicName' | 'nameOnGift' | 'message' | 'thanksEmail' | 'newsEmail'>;

function choicesOf(body: Choices): readonly (readonly [ConsentKind, string])[] {
  const all: readonly (readonly [ConsentKind, string | null])[] = [
    ['publicName', body.publicName],
    ['nameOnGift', body.nameOnGift && body.publicName !== null ? 'yes' : null],
    ['message', body.message],
    ['thanksEmail', body.thanksEmail],
    ['newsEmail', body.newsEmail],
  ];
  return all.flatMap(([kind, value]) => (value === null ? [] : [[kind, value] as const]));
}

/** [G5] What the giver chose, each its own row and revocable; public words wait for a steward unless the association said otherwise [P2]. */
export function consentsOf(
  donation: DonationId,
  body: Choices,
  wordsPolicy: 'held' | 'atOnce',
  now: number,
): ConsentRow[] {
  const moderation = wordsPolicy === 'atOnce' ? 'shown' : 'held';
  return choicesOf(body).map(([kind, value]) => ({ donation, kind, value, givenAt: now, revokedAt: null, moderation }));
}
