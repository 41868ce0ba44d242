import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { book } from '#server/domain/ledger/book.ts';
import type { DonationId } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { ok } from '#shared/result.ts';
import { attemptOf, basket, expectSound, opened, pay, standingGifts, statusOf } from '../../support/giving.ts';
import { type Life, lifeOf } from '../../support/life.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';
import { openAgain } from '../../support/twice.ts';

const CARD = '4242424242424242';
const SEPA_PAYS = 'FR1420041010050500013M02606';
const SEPA_FAILS = 'FR8420041010050500013M02607';

/** A life that a test tells: its donation, and what an accountant wrote down of it. */
interface Told {
  readonly life: Life;
  readonly donation: DonationId;
  readonly session: string;
}

/** Each life of a donation as a readable table, one file each: a change of the books shows as a change of these. */
describe('[M5] the lives of a donation, in debits and credits', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const raised = async () => ((await stage.store.read.progress(PROJECT)).raisedCents / 100).toFixed(2);
  const standing = (donation: DonationId) => async () => {
    const gifts = (await standingGifts(stage, donation)).map(({ gift }) => gift).sort();
    const { status } = await statusOf(stage, donation);
    return `${gifts.join(', ') || 'nothing'}; raised ${await raised()}; the giver reads "${status}"`;
  };

  /** a pump of 60 € and seeds of 3 €, fees not covered */
  const begin = async (title: string): Promise<Told> => {
    const gifts = [
      { gift: 'pump', quantity: 1, plot: null },
      { gift: 'seeds', quantity: 1, plot: null },
    ];
    const { donation } = await opened(stage, basket({ gifts }));
    const { sessionId } = await attemptOf(stage, donation);
    if (sessionId === null) throw new Error('it was opened');
    return { life: lifeOf(stage, title, standing(donation)), donation, session: sessionId };
  };
  const paid = async (title: string, number = CARD): Promise<Told> => {
    const told = await begin(title);
    await pay(stage, told.donation, number);
    if (number === SEPA_PAYS) await stage.control(`charges/${told.session}/clear`, { succeeds: true });
    await stage.quiet();
    await told.life.moment('Paid');
    await stage.control(`charges/${told.session}/book-fee`);
    await stage.quiet();
    await told.life.moment('Settled: the fee is known');
    return told;
  };
  const goesOn = async ({ life }: Told, words: string) => {
    await stage.quiet();
    await life.moment(words);
    await expectSound(stage);
  };
  const ends = ({ life }: Told, file: string) => expect(life.text()).toMatchFileSnapshot(`./tables/${file}.txt`);
  const back = async ({ donation }: Told, lines: readonly number[] | null) => {
    const given = await giveMoneyBack(stage.deps, { donation, lines, attempt: null, reason: '', by: 'host' });
    if (!given.ok) throw new Error(`refused: ${given.error.kind}`);
    return given.value.truth;
  };
  const disputed = async (told: Told, inquiry = false): Promise<string> => {
    const { id } = await stage.control(`charges/${told.session}/dispute`, { inquiry });
    await goesOn(told, inquiry ? 'The bank inquires' : 'Disputed: the bank takes the money and a fee');
    return String(id);
  };
  const partDisputed = async (told: Told, amountCents: number): Promise<string> => {
    const { id } = await stage.control(`charges/${told.session}/dispute`, { amountCents });
    await goesOn(told, `Disputed in part: the bank takes ${(amountCents / 100).toFixed(2)} and a fee`);
    return String(id);
  };
  const closed = (id: string, settlement: string, returnsFee = false) =>
    stage.control(`disputes/${id}/close`, { settlement, returnsFee });

  it('paid and settled', async () => {
    await ends(await paid('Paid and settled'), 'paid');
  });

  it('[G8] refunded whole', async () => {
    const told = await paid('Refunded whole');
    await back(told, null);
    await goesOn(told, 'Given back by a steward');
    await ends(told, 'refunded');
  });

  it('[G8] one gift refunded', async () => {
    const told = await paid('One gift refunded');
    await back(told, [0]);
    await goesOn(told, 'The pump is given back by a steward');
    await ends(told, 'gift-refunded');
  });

  it('[G8] refunded, and the refund failed', async () => {
    const told = await paid('Refunded, and the refund failed');
    const { id } = await back(told, null);
    await goesOn(told, 'Given back by a steward');
    await stage.control(`refunds/${id}/end`, { succeeds: false });
    await goesOn(told, 'The payer’s bank sends it back');
    await ends(told, 'refund-failed');
  });

  it('[G8] a bank debit taken back late', async () => {
    const told = await paid('A bank debit taken back late', SEPA_PAYS);
    await stage.control(`charges/${told.session}/fail-late`);
    await goesOn(told, 'The bank takes the debit back');
    await ends(told, 'late-failure');
  });

  it('[G6] [G9] a bank debit pending, then paid', async () => {
    const told = await begin('A bank debit pending, then paid');
    await pay(stage, told.donation, SEPA_PAYS);
    await goesOn(told, 'The payer has agreed to a debit');
    await stage.control(`charges/${told.session}/clear`, { succeeds: true });
    await goesOn(told, 'The bank has paid');
    await stage.control(`charges/${told.session}/book-fee`);
    await goesOn(told, 'Settled: the fee is known');
    await ends(told, 'debit-paid');
  });

  it('[G7] a bank debit pending, then refused', async () => {
    const told = await begin('A bank debit pending, then refused');
    await pay(stage, told.donation, SEPA_FAILS);
    await goesOn(told, 'The payer has agreed to a debit');
    await stage.control(`charges/${told.session}/clear`, { succeeds: false });
    await goesOn(told, 'The bank refuses');
    await ends(told, 'debit-refused');
  });

  it('[G8] a dispute won, its fee kept', async () => {
    const told = await paid('A dispute won');
    await closed(await disputed(told), 'won');
    await goesOn(told, 'Won: the money comes back, the fee does not');
    await ends(told, 'dispute-won');
  });

  it('[G8] a dispute lost', async () => {
    const told = await paid('A dispute lost');
    await closed(await disputed(told), 'lost');
    await goesOn(told, 'Lost');
    await ends(told, 'dispute-lost');
  });

  it('[G8] a dispute lost, appealed, and won after all', async () => {
    const told = await paid('A dispute lost, appealed, and won after all');
    const id = await disputed(told);
    await closed(id, 'lost');
    await goesOn(told, 'Lost');
    await stage.control(`disputes/${id}/appeal`);
    await goesOn(told, 'Appealed');
    await closed(id, 'won', true);
    await goesOn(told, 'Won after all: money and fee come back');
    await ends(told, 'dispute-lost-won');
  });

  it('[G8] a part disputed and lost, then another part, the rest refunded', async () => {
    const told = await paid('A part disputed and lost, then another, the rest refunded');
    await closed(await partDisputed(told, 2000), 'lost');
    await goesOn(told, 'Lost: what is left counts, and every gift stands');
    await closed(await partDisputed(told, 3000), 'lost');
    await goesOn(told, 'Lost too');
    await back(told, null);
    await goesOn(told, 'The rest is given back by a steward');
    await ends(told, 'dispute-parts-lost-refunded');
  });

  it('[G8] all disputed in two parts and lost, one won after all', async () => {
    const told = await paid('All disputed in two parts and lost, one won after all');
    const first = await partDisputed(told, 2000);
    await closed(first, 'lost');
    await goesOn(told, 'Lost: what is left counts, and every gift stands');
    await closed(await partDisputed(told, 4300), 'lost');
    await goesOn(told, 'Lost: nothing is left');
    await closed(first, 'won', true);
    await goesOn(told, 'The first part is won after all: it comes back with its fee');
    await ends(told, 'dispute-parts-lost-won');
  });

  it('[G8] a dispute prevented', async () => {
    const told = await paid('A dispute prevented');
    await closed(await disputed(told), 'prevented', true);
    await goesOn(told, 'Prevented: money and fee come back');
    await ends(told, 'dispute-prevented');
  });

  it('[G8] an inquiry closed', async () => {
    const told = await paid('An inquiry closed');
    await closed(await disputed(told, true), 'warning_closed');
    await goesOn(told, 'The bank is satisfied');
    await ends(told, 'inquiry-closed');
  });

  it('[G8] one gift refunded, then the rest disputed and lost', async () => {
    const told = await paid('One gift refunded, the rest disputed and lost');
    await back(told, [1]);
    await goesOn(told, 'The seeds are given back by a steward');
    await closed(await disputed(told), 'lost');
    await goesOn(told, 'Lost');
    await ends(told, 'gift-refunded-dispute-lost');
  });

  it('a payout', async () => {
    const told = await paid('A payout');
    await stage.control('payouts', { amountCents: 6000 });
    await goesOn(told, 'Paid out to the association’s bank');
    await ends(told, 'payout');
  });

  it('a payout that the bank sends back', async () => {
    const told = await paid('A payout that the bank sends back');
    const { id } = await stage.control('payouts', { amountCents: 6000 });
    await goesOn(told, 'Paid out to the association’s bank');
    await stage.control(`payouts/${String(id)}/fail`);
    await goesOn(told, 'The bank sends it back');
    await ends(told, 'payout-failed');
  });

  it('[M7] a balance transaction of a kind nobody knows', async () => {
    const told = await paid('A balance transaction of a kind nobody knows');
    const strange = {
      id: 'txn_strange',
      type: 'moon_tax',
      amountCents: cents(-70),
      feeCents: cents(0),
      netCents: cents(-70),
      currency: 'eur',
    };
    const of = { account: '', project: PROJECT, donation: told.donation, currency: 'eur' };
    await stage.store.tx(async (tx) => ok(await book(tx, 'payout', strange, of, 0)));
    await goesOn(told, 'Stripe takes 0.70 for something new');
    await ends(told, 'unknown');
  });

  it('[G8] [G9] two pages of one basket, both paid, one given back', async () => {
    const told = await begin('Two pages of one basket, both paid, one given back');
    const second = await openAgain(stage, told.donation);
    await pay(stage, told.donation);
    await goesOn(told, 'The first page is paid');
    await stage.control(`sessions/${second.sessionId}/pay`);
    await goesOn(told, 'The second page is paid too');
    await giveMoneyBack(stage.deps, {
      donation: told.donation,
      lines: null,
      attempt: second.id,
      reason: 'paid twice',
      by: 'host',
    });
    await goesOn(told, 'The second is given back by a steward');
    await ends(told, 'paid-twice');
  });
});
