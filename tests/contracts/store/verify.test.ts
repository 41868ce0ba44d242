import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { cents } from '#shared/money.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  attemptId,
  donationId,
  giftSlug,
  NOW,
  PROJECT,
  placementId,
  seedVillage,
  settle,
  startDonation,
  VILLAGE,
  write,
} from '../../support/store.ts';

type Opened = Awaited<ReturnType<typeof openStore>>;

onBothEngines('verify-ledger', (engine) => {
  let address = '';
  let store: Opened;

  beforeEach(async () => {
    address = await engine.address();
    store = await openStore(address);
    await seedVillage(store);
    for (const n of [1, 2, 3]) {
      await write(store, async (tx) => {
        await startDonation(tx, n);
        await tx.holdPlots(VILLAGE, [{ x: n, y: 0 }], donationId(n), NOW + 1000);
      });
    }
    for (const n of [1, 2]) await write(store, (tx) => settle(tx, n));
  });
  afterEach(() => store.close());

  const invariants = async () => (await verifyLedger(store)).map(({ invariant }) => invariant);

  it('finds nothing wrong in a village of paid, settled, refunded and open donations', async () => {
    await write(store, async (tx) => {
      await tx.moveAttempt(attemptId(1), ['paid'], 'settled', {}, NOW);
      const at = { account: '', currency: 'eur', project: PROJECT, donation: donationId(1), at: NOW } as const;
      await tx.post({
        ...at,
        source: 'txn_1',
        kind: 'settled',
        entries: [
          { ledgerAccount: 'stripeBalance', amountCents: cents(270) },
          { ledgerAccount: 'fees', amountCents: cents(30) },
          { ledgerAccount: 'stripeUncleared', amountCents: cents(-300) },
        ],
      });
      await tx.recordRefund({ id: 're_1', attempt: attemptId(1), amountCents: cents(300), state: 'succeeded' }, NOW);
      await tx.removePlacement(placementId(1), NOW);
      await tx.freePlots(placementId(1));
      await tx.countTakenBack(PROJECT, giftSlug('seeds'), 1);
      await tx.appendEvents(VILLAGE, [{ type: 'giftRemoved', placement: placementId(1) }], NOW);
      await tx.addProgress(PROJECT, cents(-300), -1);
    });
    expect(await verifyLedger(store)).toEqual([]);
  });

  const faults: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'an entry was changed',
      "update ledger_entry set amount_cents = 299 where ledger_account = 'stripeUncleared' and source like '%1'",
      ['postings sum to zero', 'uncleared money is what was paid and not settled', 'public accounts are unbroken'],
    ],
    [
      'a posting went missing',
      "delete from ledger_entry where source like '%1'; delete from ledger_transaction where source like '%1'",
      [
        'paid attempts are in the ledger',
        'uncleared money is what was paid and not settled',
        'donations in the ledger are what was paid',
        'public lines are posted',
        'what was given is what was paid',
      ],
    ],
    [
      'a posting lost its entries',
      "delete from ledger_entry where source like '%1'",
      [
        'postings sum to zero',
        'paid attempts are in the ledger',
        'uncleared money is what was paid and not settled',
        'donations in the ledger are what was paid',
        'what was given is what was paid',
      ],
    ],
    ['the total was raised', 'update project_totals set raised_cents = 700', ['raised is what the gift lines say']],
    [
      'what was given was miscounted',
      "update gift set given = given + 1 where slug = 'seeds'",
      ['given gifts are counted'],
    ],
    ['a gift was counted twice', 'update project_totals set gifts = gifts + 1', ['gifts are counted']],
    [
      'a placement went missing',
      `delete from placement where id = '${placementId(1)}'`,
      ['paid gifts stand', 'taken plots are built on', 'given gifts are counted', 'gifts are counted'],
    ],
    [
      'a placement was taken away without a refund',
      `update placement set removed_at = 1 where id = '${placementId(1)}'; delete from plot_use where x = 1; update village set taken_plots = 1; update project_totals set gifts = 1; update gift set given = 1 where slug = 'seeds'`,
      ['paid gifts stand'],
    ],
    [
      'what was paid is not any more',
      `update attempt set state = 'failed' where id = '${attemptId(1)}'`,
      [
        'uncleared money is what was paid and not settled',
        'donations in the ledger are what was paid',
        'what was given is what was paid',
        'what stands is paid',
        'raised is what the gift lines say',
      ],
    ],
    [
      'all was refunded and the gift still stands',
      `update attempt set refunded_cents = 300 where id = '${attemptId(1)}'`,
      ['refunds are counted', 'what stands is paid', 'raised is what the gift lines say'],
    ],
    [
      'a dispute took what the payment does not say',
      `insert into dispute (id, attempt, amount_cents, state, reason, opened_at, settlements, lost_cents) values ('du_1', '${attemptId(1)}', 200, 'lost', 'fraudulent', 1, 1, 100)`,
      ['lost money is counted'],
    ],
    [
      'a part that was lost is in the total all the same',
      `insert into dispute (id, attempt, amount_cents, state, reason, opened_at, settlements, lost_cents) values ('du_1', '${attemptId(1)}', 100, 'lost', 'fraudulent', 1, 1, 100); update attempt set dispute = 'lost', lost_cents = 100 where id = '${attemptId(1)}'`,
      ['raised is what the gift lines say'],
    ],
    [
      'refund and dispute took all and the gift still stands',
      `insert into dispute (id, attempt, amount_cents, state, reason, opened_at, settlements, lost_cents) values ('du_1', '${attemptId(1)}', 100, 'lost', 'fraudulent', 1, 1, 100); insert into refund (id, attempt, amount_cents, state, at) values ('re_1', '${attemptId(1)}', 200, 'succeeded', 1); update attempt set dispute = 'lost', lost_cents = 100, refunded_cents = 200 where id = '${attemptId(1)}'`,
      ['what stands is paid', 'raised is what the gift lines say'],
    ],
    [
      'a payment lost more than no dispute took',
      `update attempt set lost_cents = 1 where id = '${attemptId(1)}'`,
      ['lost money is counted', 'raised is what the gift lines say'],
    ],
    [
      'a placement lost its plot',
      `delete from plot_use where placement = '${placementId(1)}'`,
      ['placements have their plots', 'taken plots are counted'],
    ],
    [
      'a hold outlived its attempt',
      `update attempt set state = 'expired' where id = '${attemptId(3)}'`,
      ['held plots can be paid'],
    ],
    ['an event went missing', 'delete from village_event where seq = 1', ['events have no gaps']],
    [
      'the counter ran ahead',
      'update village set seq = seq + 1',
      ['the newest event has the seq', 'events have no gaps'],
    ],
  ];

  for (const [title, statement, expected] of faults) {
    it(`finds that ${title}`, async () => {
      expect(await verifyLedger(store)).toEqual([]);
      await engine.tamper(address, statement);
      expect(await invariants()).toEqual(expected);
    });
  }
});
