import { isPayment } from '#shared/accounts/line.ts';
import type { DonationId, PlayerId } from '#shared/ids.ts';
import type { DonationStatus } from '#shared/protocol/http.ts';
import { assertNever } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { AttemptRow, DonationLineRow, DonationRow } from '../ports/rows.ts';
import { isReceipted } from '../taxReceipts/body.ts';
import { isGone, isGranted } from './money.ts';
import { sync } from './sync.ts';
import type { TokenBucket } from './token-bucket.ts';

/**
 * What anybody holding a donation's id may know [P1]: how it stands and where its gifts are; no amount, no name.
 * @param by whose browser asks, when it is known: only the giver's own is told of gifts whose bank debit is on its way
 */
export async function status(
  deps: Pick<Deps, 'store' | 'settings'>,
  id: DonationId,
  by: PlayerId | null = null,
): Promise<DonationStatus | null> {
  const found = await deps.store.read.donation(id);
  if (!found) return null;
  const attempt = telling(found.attempts);
  const word = attempt ? wordFor(attempt) : 'abandoned';
  return {
    donation: id,
    village: found.donation.village,
    status: word,
    checkoutUrl: word === 'open' ? (attempt?.checkoutUrl ?? null) : null,
    placements: found.placements
      .filter(({ removedAt }) => removedAt === null)
      .map(({ id: placement, gift, quantity, plot }) => ({ id: placement, gift, quantity, ...plot })),
    pending: word === 'pending' && by === found.donation.player ? wishedOf(found.lines) : [],
    friendUrl: await friendUrlOf(deps, found.donation, by),
    accounts: word === 'paid' ? await accountsOf(deps, found.donation) : null,
    isReceiptable: word === 'paid' && (await isReceiptable(deps, found.donation)),
  };
}

async function isReceiptable({ store }: Pick<Deps, 'store'>, { project: slug }: DonationRow): Promise<boolean> {
  const project = await store.read.project(slug);
  return project !== null && (await isReceipted(store.read, project));
}

/** [T1] The chain's head goes out with every thanks: whoever keeps it can tell later whether the past was changed. */
async function accountsOf({ store }: Pick<Deps, 'store'>, donation: DonationRow): Promise<DonationStatus['accounts']> {
  const payment = (await store.read.publicLinesOf(donation.id)).find(isPayment);
  return payment ? { line: payment.number, head: await store.read.accountsHead(donation.project) } : null;
}

/**
 * The return page: asks Stripe first where the answer may still change, so that nobody waits for a webhook. Anybody may load that
 * page again and again: it draws from the same bucket as all hints, and where that is empty says what is known.
 */
export async function syncedStatus(deps: Deps, bucket: TokenBucket, id: DonationId): Promise<DonationStatus | null> {
  const found = await deps.store.read.donation(id);
  if (!found) return null;
  for (const { state, account, sessionId } of found.attempts) {
    // What Stripe does not answer now, the sweeper will ask again: the page shows what is known.
    if (sessionId === null || (state !== 'open' && state !== 'creating')) continue;
    if (bucket.take(1, deps.surroundings.now()) > 0) await sync(deps, account, sessionId);
  }
  return status(deps, id);
}

/** [S5] The link to send, while nobody has placed the gifts. */
async function friendUrlOf(
  { store, settings }: Pick<Deps, 'store' | 'settings'>,
  { id, forFriend, player }: DonationRow,
  by: PlayerId | null,
): Promise<string | null> {
  const gift = forFriend && by === player ? await store.read.friendGift(id) : null;
  return gift?.state === 'waiting' && gift.placesAt !== null ? settings.friendUrl(id) : null;
}

const wishedOf = (lines: readonly DonationLineRow[]): DonationStatus['pending'] =>
  lines.flatMap(({ gift, quantity, plot }) => (gift && plot ? [{ gift, quantity, ...plot }] : []));

/** Of several attempts the one that says most: paid before any other, else the newest. */
const telling = (attempts: readonly AttemptRow[]): AttemptRow | undefined =>
  attempts.find((attempt) => isGranted(attempt) && !isGone(attempt)) ??
  [...attempts].sort((a, b) => b.createdAt - a.createdAt)[0];

function wordFor(attempt: AttemptRow): DonationStatus['status'] {
  switch (attempt.state) {
    case 'paid':
    case 'settled':
      return isGone(attempt) ? 'refunded' : 'paid';
    case 'quarantined':
      return 'checking';
    case 'creating':
    case 'open':
    case 'pending':
    case 'failed':
    case 'expired':
    case 'cancelled':
    case 'abandoned':
      return attempt.state;
    default:
      return assertNever(attempt.state);
  }
}
