import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { type Chance, seededChance } from '#server/simulator/seeded.ts';
import type { DonationId } from '#shared/ids.ts';
import { comparedWithStripe, expectStripesBalance, reconciled } from '../../support/comparing.ts';
import { type Engine, onBothEngines } from '../../support/engines.ts';
import { basket, dashboard, pay, player, refundAtDashboard } from '../../support/giving.ts';
import { openStage, type Stage, VILLAGE } from '../../support/stage.ts';

const CARDS = [
  '4242424242424242',
  '4242424242424242',
  '4242424242424242',
  '4000000000000259',
  '4000000000007726',
  '4000000000005126',
  'FR1420041010050500013M02606',
  'FR8420041010050500013M02607',
] as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const GIFTS = [
  { gift: 'seeds', quantity: 1, plot: null },
  { gift: 'bricks', quantity: 7, plot: null },
  { gift: 'pump', quantity: 1, plot: null },
];
const pick = <T>(chance: Chance, from: readonly [T, ...T[]]): T => from[Math.floor(chance() * from.length)] ?? from[0];

/** Some days of an association's Stripe account, of which every tenth delivery never arrives. */
async function busyDays(stage: Stage, chance: Chance, payments: number): Promise<void> {
  const given: DonationId[] = [];
  for (let n = 0; n < payments; n++) {
    const body = basket({ gifts: [GIFTS[n % 2] ?? GIFTS[0]], coverFees: chance() < 0.3 });
    const reply = await openCheckout(stage.deps, { village: VILLAGE, player: player(n % 40), body });
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    const { donation } = reply.value;
    if (chance() < 0.95) {
      // Stripe says no to some: their givers see it on its page.
      await pay(stage, donation, pick(chance, CARDS));
      given.push(donation);
    }
    await somethingElse(stage, chance, given);
    if (n % 10 === 9) stage.simulator.clock.advance(20 * MINUTE);
  }
}

/** A refund, a dispute's end, a payout and its return, a sale of the association's shop, Stripe's own fee. */
async function somethingElse(stage: Stage, chance: Chance, given: readonly DonationId[]): Promise<void> {
  const stripe = dashboard(stage);
  const kind = chance();
  const one = given[Math.floor(chance() * given.length)];
  if (kind < 0.12 && one) {
    // What is not paid yet, refunded already or disputed cannot be refunded: Stripe says so.
    await refundAtDashboard(stage, one, chance() < 0.5 ? 100 : undefined).catch(() => undefined);
  } else if (kind < 0.2) {
    const { data } = await stripe.disputes.list({ limit: 5 });
    const open = data.find(({ status }) => status === 'needs_response');
    const settlement = chance() < 0.5 ? 'won' : 'lost';
    if (open) await stage.control(`disputes/${open.id}/close`, { settlement, returnsFee: chance() < 0.5 });
  } else if (kind < 0.26) {
    const payout = await stage.control('payouts', { amountCents: 1 + Math.floor(chance() * 5000) });
    if (chance() < 0.3) await stage.control(`payouts/${String(payout.id)}/fail`);
  } else if (kind < 0.32) await shopSale(stage, chance() < 0.3);
}

/** The association sells a calendar in its own shop, through the same Stripe account. */
async function shopSale(stage: Stage, isRefunded: boolean): Promise<void> {
  const stripe = dashboard(stage);
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'hosted_page',
    client_reference_id: 'order-4711',
    success_url: 'http://localhost/shop',
    line_items: [
      { quantity: 1, price_data: { currency: 'eur', unit_amount: 1500, product_data: { name: 'Calendrier' } } },
    ],
  });
  await stage.control(`sessions/${session.id}/pay`);
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session.id);
  if (isRefunded && typeof intent === 'string') await stripe.refunds.create({ payment_intent: intent });
}

interface Paid {
  readonly clientReferenceId: string;
  readonly amountTotalCents: number;
}

/** Every paid session of ours is a paid attempt, and no other is. */
async function expectNothingMissing(stage: Stage): Promise<void> {
  const { sessions } = (await stage.report('paid')) as unknown as { sessions: Paid[] };
  const ours = sessions.filter(({ clientReferenceId }) => clientReferenceId.startsWith('att_'));
  const states = await Promise.all(
    ours.map(async ({ clientReferenceId }) => {
      const found = await stage.store.read.attempt(clientReferenceId as Parameters<typeof stage.store.read.attempt>[0]);
      return found?.state;
    }),
  );
  expect(ours.length).toBeGreaterThan(0);
  expect(states.filter((state) => state !== 'settled')).toEqual([]);
}

const sizes = { sqlite: 200, postgres: 40 } as const;

onBothEngines('an account of which one delivery in ten is lost', (engine: Engine) => {
  let stage: Stage;
  const chance = seededChance(20);
  beforeAll(async () => {
    stage = await openStage({ databaseUrl: await engine.address() });
    stage.simulator.deliveries.setPolicy({ dropRate: 0.1, duplicates: 1, shuffleWindow: 8, concurrency: 4, seed: 20 });
  });
  afterAll(() => stage.close());

  it('[M11] after sweep and comparison nothing is missing: gifts, refunds, disputes, payouts, to the cent', async () => {
    await busyDays(stage, chance, sizes[engine.name]);
    stage.simulator.clock.advance(DAY);
    await stage.simulator.deliveries.idle();
    const report = await reconciled(stage);
    expect(report.accounts).toMatchObject([{ account: '', open: [] }]);
    const counts = report.accounts[0]?.counts;
    expect(counts?.missedEvents).toBeGreaterThan(sizes[engine.name] / 10);
    expect(counts?.otherSales).toBeGreaterThan(0);
    await expectNothingMissing(stage);
    await expectStripesBalance(stage);
  }, 300_000);

  it('[M11] off for four days, so that Stripe has given up: what was paid on its pages meanwhile stands all the same', async () => {
    // Whatever is sent now reaches nobody, and is not sent again.
    stage.simulator.deliveries.setPolicy({ dropRate: 1 });
    await busyDays(stage, chance, sizes[engine.name] / 4);
    stage.simulator.clock.advance(4 * DAY);
    await stage.simulator.deliveries.idle();
    const report = await reconciled(stage);
    expect(report.accounts).toMatchObject([{ open: [] }]);
    await expectNothingMissing(stage);
    await expectStripesBalance(stage);
  }, 300_000);

  it('[M11] compared again it finds nothing new and does nothing twice', async () => {
    const before = await stage.store.checks.stripeBalances();
    stage.simulator.clock.advance(DAY);
    const [account] = (await comparedWithStripe(stage)).accounts;
    expect(account?.counts).toMatchObject({ missedEvents: 0, transactions: 0, healed: 0, otherSales: 0, unknown: 0 });
    expect(account?.open).toEqual([]);
    const after = await stage.store.checks.stripeBalances();
    expect(after.map(({ ledgerCents }) => ledgerCents)).toEqual(before.map(({ ledgerCents }) => ledgerCents));
    await expectStripesBalance(stage);
  });
});
