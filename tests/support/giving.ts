import Stripe from 'stripe';
import { expect } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { status } from '#server/domain/donations/status.ts';
import { type DonationId, PlayerId } from '#shared/ids.ts';
import { CheckoutBody, type CheckoutReply } from '#shared/protocol/http.ts';
import { type Plot, standing } from '#shared/village/placing.ts';
import { type Stage, VILLAGE } from './stage.ts';

export const player = (n: number): PlayerId => PlayerId.parse(`ply_${String(n).padStart(20, '0')}`);
let lastBasket = 0;

/** A basket as the page sends it: seeds on a plot the village chooses, unless told otherwise. */
export function basket(change: Partial<Record<keyof CheckoutBody, unknown>> = {}): CheckoutBody {
  lastBasket += 1;
  return CheckoutBody.parse({
    catalogueVersion: 'v1',
    gifts: [{ gift: 'seeds', quantity: 1, plot: null }],
    basketKey: `basket-of-the-test-${lastBasket}`,
    adult: true,
    language: 'fr',
    ...change,
  });
}

/** Opens Stripe's page for a basket; fails the test when it is refused. */
export async function opened(stage: Stage, body: CheckoutBody, by: PlayerId = player(1)): Promise<CheckoutReply> {
  const reply = await openCheckout(stage.deps, { village: VILLAGE, player: by, body });
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

export async function attemptOf(stage: Stage, donation: DonationId) {
  const found = await stage.store.read.donation(donation);
  const attempt = found?.attempts[0];
  if (!attempt) throw new Error(`no attempt of ${donation}`);
  return attempt;
}

export async function sessionOf(stage: Stage, donation: DonationId): Promise<string> {
  const { sessionId } = await attemptOf(stage, donation);
  if (sessionId === null) throw new Error(`no session of ${donation}`);
  return sessionId;
}

/** The association at Stripe's own dashboard: another client, of whose doings we only hear by events. */
export function dashboard(stage: Stage): Stripe {
  const { port } = stage.simulator;
  return new Stripe('sk_test_dashboard', { host: '127.0.0.1', port, protocol: 'http', telemetry: false });
}

/** A refund made at Stripe's dashboard, whole unless an amount is given. */
export async function refundAtDashboard(stage: Stage, donation: DonationId, amountCents?: number) {
  const { paymentIntent, account } = await attemptOf(stage, donation);
  if (paymentIntent === null) throw new Error(`${donation} was not paid`);
  const options = account === '' ? {} : { stripeAccount: account };
  const amount = amountCents === undefined ? {} : { amount: amountCents };
  return dashboard(stage).refunds.create({ payment_intent: paymentIntent, ...amount }, options);
}

/** Opens, pays and waits until the gifts stand. */
export async function given(stage: Stage, body: CheckoutBody, by: PlayerId = player(1), number?: string) {
  const { donation } = await opened(stage, body, by);
  await pay(stage, donation, number);
  await stage.quiet();
  return donation;
}

/** The giver types this card (or IBAN) on Stripe's page. */
export async function pay(stage: Stage, donation: DonationId, number = '4242424242424242') {
  return stage.control(`sessions/${await sessionOf(stage, donation)}/pay`, { number });
}

export async function statusOf(stage: Stage, donation: DonationId, by: PlayerId | null = null) {
  const found = await status(stage.deps, donation, by);
  if (!found) throw new Error(`no donation ${donation}`);
  return found;
}

export const standingGifts = async (stage: Stage, donation: DonationId) => (await statusOf(stage, donation)).placements;

/** Buildable plots of the first chunks, in reading order, each where this footprint fits and no two overlapping. */
export async function freePlots(stage: Stage, count: number, footprint = { w: 1, d: 1 }): Promise<Plot[]> {
  const village = await stage.store.read.village(VILLAGE);
  if (!village) throw new Error('the village was imported');
  const terrain = stage.deps.lands.terrain(village);
  const found: Plot[] = [];
  for (let y = 0; y < 32 && found.length < count; y += footprint.d) {
    for (let x = 0; x < 32 && found.length < count; x += footprint.w) {
      if (standing(terrain, village.chunks, () => false, footprint, { x, y }).ok) found.push({ x, y });
    }
  }
  return found;
}

/** The sum of each account of the ledger. */
export function balances(stage: Stage): Readonly<Record<string, number>> {
  const rows = stage.query<{ name: string; total: number }>(
    'select ledger_account as name, sum(amount_cents) as total from ledger_entry group by ledger_account',
  );
  return Object.fromEntries(rows.filter(({ total }) => total !== 0).map(({ name, total }) => [name, total]));
}

/** [G6] What must hold at every moment, whatever happened: books balance, gifts stand once, totals follow the money. */
export async function expectSound(stage: Stage): Promise<void> {
  expect(await verifyLedger(stage.store)).toEqual([]);
  const events = await stage.store.read.eventsSince(VILLAGE, 0, 10_000);
  expect(
    events.map(({ seq }) => seq),
    'seq has no gaps',
  ).toEqual(events.map((_, i) => i + 1));
  expect((await stage.store.read.village(VILLAGE))?.seq).toBe(events.length);
}
