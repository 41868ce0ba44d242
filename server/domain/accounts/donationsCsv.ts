import type { AssociationId } from '#shared/ids.ts';
import type { DonationMark, GivenMoneyReads } from '../ports/givenMoney.ts';
import { csvText, euros } from './documents.ts';
import { dayOf } from './publishing.ts';

/** Payments read at once. */
const PIECE = 1000;
const HEAD = 'day,donation,payment,project,amount_eur,given_back_eur,dispute,by_hand,lost_eur\n';

/** Every paid donation of an association for a spreadsheet, the newest first: ids, days and amounts, nobody's name. */
export async function* donationsCsv(
  read: Pick<GivenMoneyReads, 'donationsPage'>,
  association: AssociationId,
): AsyncGenerator<string> {
  yield HEAD;
  let before: DonationMark | null = null;
  for (;;) {
    const rows = await read.donationsPage({ association, project: null, state: 'all', before, limit: PIECE });
    yield rows
      .map(({ paidAt, donation, attempt, project, amountCents, refundedCents, dispute, lostCents, mode }) =>
        [
          dayOf(paidAt),
          donation,
          attempt,
          project,
          euros(amountCents),
          euros(refundedCents),
          dispute,
          mode ?? '',
          euros(lostCents),
        ]
          .map(csvText)
          .join(','),
      )
      .map((line) => `${line}\n`)
      .join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < PIECE) return;
    before = last;
  }
}
