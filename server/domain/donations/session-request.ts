import { everyGift } from '#shared/catalogue/catalogue.ts';
import { cents } from '#shared/money.ts';
import type { Settings } from '../deps.ts';
import type { SessionRequest } from '../ports/payments.ts';
import type { AttemptRow, DonationLineRow, DonationRow, ProjectRow } from '../ports/rows.ts';
import { notesOf } from './notes.ts';
import { FEE_COVER } from './words.ts';

/**
 * What Stripe is asked for an attempt, from stored rows only: asking again with the same key must repeat every word of it.
 * [G1] The amounts are those of the donation's lines, priced from the catalogue when the basket was received.
 */
export function sessionRequest(
  settings: Settings,
  project: ProjectRow,
  donation: DonationRow,
  lines: readonly DonationLineRow[],
  attempt: AttemptRow,
  host: string,
): SessionRequest {
  const { language } = donation;
  return {
    attempt: attempt.id,
    idempotencyKey: attempt.idempotencyKey,
    account: attempt.account,
    currency: attempt.currency,
    lines: lines.map((line) => ({
      ...wordsOf(project, line, language),
      unitCents: cents(line.amountCents / line.quantity),
      quantity: line.quantity,
    })),
    language,
    ...settings.returnUrls(donation.village, donation.id),
    expiresAt: attempt.expiresAt,
    notes: notesOf(host, donation, lines),
  };
}

function wordsOf(project: ProjectRow, line: DonationLineRow, language: 'fr' | 'en') {
  if (line.kind === 'feeCover') return FEE_COVER[language];
  // It may have been retired since the basket was reserved.
  const gift = everyGift(project).find(({ slug }) => slug === line.gift);
  if (!gift) throw new Error(`a line of an unknown gift ${line.gift}`);
  return { name: gift.name[language], description: gift.funds[language] };
}
