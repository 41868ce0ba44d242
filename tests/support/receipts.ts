import { randomUUID } from 'node:crypto';
import type { Store, StoreTx } from '#server/domain/ports/store.ts';
import type { TaxBodyRow } from '#server/domain/ports/taxReceipts.ts';
import type { ReceiptDeps } from '#server/domain/taxReceipts/issue.ts';
import type { DonationId } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { ASSOCIATION, attemptRow, donationId, donationRow, lineRow, playerId, write } from './store.ts';

/** In the middle of 2026, everywhere. */
export const PAID_AT = Date.UTC(2026, 5, 15, 10);
export const DONOR = { name: 'Zoé Lefèvre', address: '12 rue des Lilas\n69003 Lyon' };

export const taxBody = (change: Partial<TaxBodyRow> = {}): TaxBodyRow => ({
  association: ASSOCIATION,
  name: 'Les Amis du puits',
  address: '3 place du Marché\n35000 Rennes',
  object: 'L’accès à l’eau dans les villages',
  bodyKind: 'generalInterest',
  bodyDetail: '',
  register: 'siren',
  registerNumber: '732829320',
  articles: ['200'],
  signerName: 'Awa Diallo',
  signerCapacity: 'Trésorière',
  issues: true,
  declaration: 'nous pouvons',
  declaredBy: 'stw_0000000000000000',
  declaredAt: PAID_AT,
  updatedAt: PAID_AT,
  ...change,
});

const nothing = () => undefined;
/** What receipts are made with, on a store alone. */
export const receiptDeps = (store: Store, now = PAID_AT): ReceiptDeps => ({
  store,
  audience: { villageChanged: nothing, progressChanged: nothing, holdsChanged: nothing },
  log: { info: nothing, warn: nothing, error: nothing },
  surroundings: {
    now: () => now,
    newCode: () => 'abcdefgh',
    newId: (prefix) => `${prefix}_${randomUUID().replaceAll('-', '')}`,
  },
  settings: { livemode: false, accountsUrl: (project) => `https://hameau.example/p/${project}/accounts` },
});

export interface Paid {
  readonly player?: number;
  readonly amountCents?: number;
  readonly paidAt?: number;
  /** an address left for the thanks */
  readonly email?: string;
}

/** A donation that is paid, and nothing more: no village is needed for a receipt. */
export function paidDonation(store: Store, n: number, paid: Paid = {}): Promise<DonationId> {
  return write(store, (tx) => pays(tx, n, paid));
}

/** The same, within a transaction of the caller's. */
export async function pays(
  tx: StoreTx,
  n: number,
  { player = n, amountCents = 4250, paidAt = PAID_AT, email }: Paid = {},
): Promise<DonationId> {
  const amount = cents(amountCents);
  await tx.touchPlayer(playerId(player), paidAt);
  await tx.createDonation(donationRow(n, { player: playerId(player), totalCents: amount, createdAt: paidAt }), [
    lineRow(n, 0, { amountCents: amount, plot: null }),
  ]);
  await tx.createAttempt(attemptRow(n, { state: 'settled', amountCents: amount, paidAt, paymentIntent: `pi_${n}` }));
  if (email !== undefined) {
    const donation = donationId(n);
    await tx.addConsent({
      donation,
      kind: 'thanksEmail',
      value: email,
      givenAt: paidAt,
      revokedAt: null,
      moderation: 'shown',
    });
  }
  return donationId(n);
}
