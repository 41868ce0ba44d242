import { type Cents, minus, ZERO } from '#shared/money.ts';
import { giftsPaid } from '../accounts/publishing.ts';
import { OFFLINE_ACCOUNT, type OfflineMode } from '../ports/offline.ts';
import type { AttemptRow, DonationLineRow, DonationRow, LedgerAccount, Posting } from '../ports/rows.ts';

/** Where the money is that came by hand: an account for each, as the association's own books have one. */
const RECEIVED: Readonly<Record<OfflineMode, LedgerAccount>> = {
  cheque: 'chequesReceived',
  cash: 'cashReceived',
  transfer: 'transfersReceived',
};

/** What of a gift given by hand its postings need. */
interface ByHand {
  readonly donation: Pick<DonationRow, 'id' | 'project'>;
  readonly attempt: Pick<AttemptRow, 'id' | 'amountCents' | 'currency'>;
  readonly mode: OfflineMode;
}

export const reversalSource = (attempt: AttemptRow['id']): string => `reversal:${attempt}`;

/** The association has the money already, all of it: no fee, nothing to wait for. */
export const byHandPosting = (given: ByHand, lines: readonly DonationLineRow[], at: number): Posting => ({
  ...common(given, at),
  ...giftsPaid(lines),
  source: `attempt:${given.attempt.id}`,
  kind: 'byHand',
  entries: entries(given.mode, given.attempt.amountCents),
});

/** The same the other way round: an accountant corrects by a second entry, never by changing the first. */
export const byHandReversedPosting = (given: ByHand, at: number): Posting => ({
  ...common(given, at),
  attempt: given.attempt.id,
  source: reversalSource(given.attempt.id),
  kind: 'byHandReversed',
  entries: entries(given.mode, minus(ZERO, given.attempt.amountCents)),
});

const common = ({ donation, attempt }: ByHand, at: number) => ({
  account: OFFLINE_ACCOUNT,
  currency: attempt.currency,
  project: donation.project,
  donation: donation.id,
  at,
});

const entries = (mode: OfflineMode, amountCents: Cents): Posting['entries'] => [
  { ledgerAccount: RECEIVED[mode], amountCents },
  { ledgerAccount: 'donations', amountCents: minus(ZERO, amountCents) },
];
