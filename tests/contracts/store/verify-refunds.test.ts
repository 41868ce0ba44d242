import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { onBothEngines } from '../../support/engines.ts';
import { basket, given } from '../../support/giving.ts';
import { openStage, type Stage } from '../../support/stage.ts';

/** What was broken past the store, and what verify-ledger says of it. */
const FAULTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a gift that was given back stands',
    "update placement set removed_at = null where gift = 'pump'; update gift set given = 1 where slug = 'pump'; update project_totals set gifts = 2",
    ['placements have their plots', 'what stands is paid'],
  ],
  ['a gift left that was not given back', "update refund_line set state = 'released'", ['paid gifts stand']],
  [
    'a line waits for an order that was carried out',
    "update refund_line set state = 'ordered'",
    ['given-back gifts are those ordered', 'paid gifts stand'],
  ],
  [
    'an order says another refund than Stripe made',
    "update refund_order set stripe_refund = 're_another'",
    ['refund orders are what Stripe refunded'],
  ],
  [
    'an order says another amount',
    'update refund_order set amount_cents = 5999',
    ['refund orders are what Stripe refunded'],
  ],
  [
    'an order was given up though it was carried out',
    "update refund_order set state = 'abandoned'",
    ['given-back gifts are those ordered', 'refund orders are what Stripe refunded'],
  ],
  [
    'a paid gift lost its name',
    "update placement set unnamed = (1 = 1) where gift = 'seeds'",
    ['what stands bears the names of who paid'],
  ],
  [
    'a delivered gift kept its name though its money went back',
    "update placement set removed_at = null, state = 'delivered' where gift = 'pump'; update gift set given = 1 where slug = 'pump'; update project_totals set gifts = 2",
    ['placements have their plots', 'what stands bears the names of who paid'],
  ],
];

onBothEngines('verify-ledger on refunds by gift', (engine) => {
  let address = '';
  let stage: Stage;
  beforeEach(async () => {
    address = await engine.address();
    stage = await openStage({ databaseUrl: address });
    const donation = await given(
      stage,
      basket({
        gifts: [
          { gift: 'pump', quantity: 1, plot: null },
          { gift: 'seeds', quantity: 1, plot: null },
        ],
      }),
    );
    const back = await giveMoneyBack(stage.deps, { donation, lines: [0], attempt: null, reason: '', by: 'host' });
    if (!back.ok) throw new Error(back.error.kind);
    await stage.quiet();
  });
  afterEach(() => stage.close());

  it.each(FAULTS)('finds that %s', async (_what, statement, expected) => {
    expect(await verifyLedger(stage.store)).toEqual([]);
    await engine.tamper(address, statement);
    const found = new Set((await verifyLedger(stage.store)).map(({ invariant }) => invariant));
    expect([...found].sort()).toEqual(expected);
  });
});
