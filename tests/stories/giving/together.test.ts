import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import type { Deps } from '#server/domain/deps.ts';
import { type Received, receiveEvent } from '#server/domain/donations/events.ts';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import type { AttemptRow } from '#server/domain/ports/rows.ts';
import { domainDeps } from '#server/giving.ts';
import { stripePayments } from '#server/payments.ts';
import { machine } from '#server/surroundings.ts';
import { AttemptId, type GiftSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import type { VillageEvent } from '#shared/village/events.ts';
import type { Progress } from '#shared/village/view.ts';
import { onBothEngines, sqliteEngine } from '../../support/engines.ts';
import { paidHint } from '../../support/paidHints.ts';
import {
  attemptId,
  attemptRow,
  donationId,
  donationRow,
  giftSlug,
  lineRow,
  NOW,
  PROJECT,
  playerId,
  seedVillage,
  VILLAGE,
  write,
} from '../../support/store.ts';
import { failsOnceAtPlacing } from '../../support/wrong-servers.ts';

interface Payment {
  readonly gift: 'seeds' | 'pump';
  /** where its place was held; null lets the village choose */
  readonly x: number | null;
  readonly forFriend: boolean;
  readonly asksThanks: boolean;
  /** a second session of the same basket, paid as well */
  readonly isTwice: boolean;
  /** how Stripe tells of it: as asked, with another amount, twice the same event, or by two events */
  readonly telling: 'once' | 'wrongly' | 'again' | 'byAnother';
}

const PLAIN: Payment = {
  gift: 'seeds',
  x: null,
  forFriend: false,
  asksThanks: false,
  isTwice: false,
  telling: 'once',
};
const PRICE = { seeds: cents(300), pump: cents(6000) } as const;

interface House {
  readonly deps: Deps;
  readonly store: OpenedStore;
  readonly told: VillageEvent[];
  readonly progress: Progress[];
}

/** A server that cannot reach Stripe: what is settled here was said by signed events. */
async function houseIn(address: string, around = (store: OpenedStore) => store): Promise<House> {
  const store = around(await openStore(address));
  await seedVillage(store);
  const keys = { secretKey: 'sk_test_x', webhookSecrets: [], connectWebhookSecrets: [], apiBase: 'http://127.0.0.1:1' };
  const { port: payments, accounts } = stripePayments(keys);
  const told: VillageEvent[] = [];
  const progress: Progress[] = [];
  const silent = () => undefined;
  const deps = domainDeps({
    store,
    payments,
    accounts,
    audience: {
      villageChanged: (_village, events) => told.push(...events),
      progressChanged: (_project, now) => progress.push(now),
      holdsChanged: silent,
    },
    post: null,
    log: { info: silent, warn: silent, error: silent },
    publicUrl: 'http://localhost',
    friendPath: () => '/f',
    livemode: false,
    newsLetterWaitMs: 0,
  });
  return { deps: { ...deps, surroundings: { ...machine, now: () => NOW + 5000 } }, store, told, progress };
}

const openAttempt = (n: number, payment: Payment, second: boolean): AttemptRow =>
  attemptRow(n, {
    ...(second ? { id: secondId(n), idempotencyKey: `second-${n}` } : {}),
    state: 'open',
    sessionId: second ? `cs_second_${n}` : `cs_first_${n}`,
    amountCents: PRICE[payment.gift],
  });
const secondId = (n: number) => AttemptId.parse(attemptId(n).replace('att_0', 'att_9'));

/** Baskets on Stripe's page: those who chose a place hold it, one each. */
function opened(store: OpenedStore, payments: readonly Payment[]): Promise<void> {
  return write(store, async (tx) => {
    for (const [n, payment] of payments.entries()) {
      const { gift, x, forFriend, asksThanks, isTwice } = payment;
      // A friend chooses: nothing is held.
      const plot = x === null || forFriend ? null : { x, y: n };
      const amountCents = PRICE[gift];
      await tx.touchPlayer(playerId(n), NOW);
      const line = lineRow(n, 0, { gift: giftSlug(gift), amountCents, plot });
      await tx.createDonation(donationRow(n, { totalCents: amountCents, forFriend }), [line]);
      if (forFriend) {
        const friend = { words: '', fromName: '', placesAt: null, endedAt: null };
        await tx.addFriendGift({ donation: donationId(n), state: 'waiting', ...friend });
      }
      await tx.createAttempt(openAttempt(n, payment, false));
      if (isTwice) await tx.createAttempt(openAttempt(n, payment, true));
      if (plot !== null) await tx.holdPlots(VILLAGE, [plot], donationId(n), NOW + 2_000_000);
      if (!asksThanks) continue;
      const wish = { donation: donationId(n), kind: 'thanksEmail', value: `giver-${n}@example.org` } as const;
      await tx.addConsent({ ...wish, givenAt: NOW, revokedAt: null, moderation: 'shown' });
    }
  });
}

function hintsOf(payments: readonly Payment[]): StripeHint[] {
  return payments.flatMap((payment, n) => {
    const first = openAttempt(n, payment, false);
    const asked = payment.telling === 'wrongly' ? { ...first, amountCents: cents(1) } : first;
    const hints = [paidHint(`evt_${n}`, asked)];
    if (payment.telling === 'again') hints.push(paidHint(`evt_${n}`, asked));
    if (payment.telling === 'byAnother') hints.push(paidHint(`evt_other_${n}`, asked));
    if (payment.isTwice) hints.push(paidHint(`evt_second_${n}`, openAttempt(n, payment, true)));
    return hints;
  });
}

/** All that arrived in one turn of the event loop. */
const atOnce = ({ deps }: House, hints: readonly StripeHint[]): Promise<Received[]> =>
  Promise.all(hints.map((hint) => receiveEvent(deps, hint)));

/** What came of payments, without the ids, places and moments that chance chose. */
async function outcome({ store }: House, payments: readonly Payment[]) {
  const donations = [];
  for (const n of payments.keys()) {
    const found = await store.read.donation(donationId(n));
    donations.push({
      states: found?.attempts.map(({ id, state, paymentIntent }) => ({ id, state, paymentIntent })).sort(byId),
      stands: found?.placements.map(({ line, gift, removedAt }) => ({ line, gift, removedAt })),
      chosen: found?.placements.filter(() => payments[n]?.x !== null).map(({ plot }) => plot),
      asked: (await store.read.letter(`thanks:${donationId(n)}`)) !== null,
    });
  }
  const { revision: _, ...progress } = await store.read.progress(PROJECT);
  const lines = await store.read.publicLines(PROJECT, 0, 1000);
  return {
    donations,
    progress,
    given: [...(await store.read.given(PROJECT))].map(([gift, count]) => `${gift} ${count}`).sort(),
    accounts: lines.map(({ kind, amounts, gifts }) => JSON.stringify({ kind, amounts, gifts })).sort(),
  };
}
const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

describe('payments that arrive together', () => {
  const engine = sqliteEngine();

  it('[G6] a hundred at once: every gift stands, and is told once; the total is told once for all', async () => {
    const house = await houseIn(await engine.address());
    const payments = Array.from({ length: 100 }, () => PLAIN);
    await opened(house.store, payments);
    expect(new Set(await atOnce(house, hintsOf(payments)))).toEqual(new Set(['applied']));
    expect(house.told.filter(({ type }) => type === 'giftPlaced')).toHaveLength(100);
    expect(house.told.map(({ seq }) => seq)).toEqual(house.told.map((_, i) => i + 1));
    expect(house.progress).toMatchObject([{ raisedCents: 30_000, gifts: 100, reached: ['well'] }]);
    expect(await verifyLedger(house.store)).toEqual([]);
    await house.store.close();
  });

  it('[G6] both sessions of one basket, paid at once: the money counts twice, the gifts stand once', async () => {
    const house = await houseIn(await engine.address());
    const payments = [{ ...PLAIN, isTwice: true }];
    await opened(house.store, payments);
    await atOnce(house, hintsOf(payments));
    const found = await house.store.read.donation(donationId(0));
    expect(found?.attempts.map(({ state }) => state)).toEqual(['paid', 'paid']);
    expect(house.told.filter(({ type }) => type === 'giftPlaced')).toHaveLength(1);
    expect(await house.store.read.progress(PROJECT)).toMatchObject({ raisedCents: 600, gifts: 1 });
    const due = await house.store.read.outboxDue(Number.MAX_SAFE_INTEGER, 100, false);
    expect(due.map(({ key }) => key)).toContain(`paidTwice:${donationId(0)}`);
    expect(await verifyLedger(house.store)).toEqual([]);
    await house.store.close();
  });

  it('[G9] where fewer are needed than are paid for, as many are counted, and all stand', async () => {
    const house = await houseIn(await engine.address());
    const payments = Array.from({ length: 5 }, () => ({ ...PLAIN, gift: 'pump' as const }));
    await opened(house.store, payments);
    await atOnce(house, hintsOf(payments));
    expect(new Map<GiftSlug, number>(await house.store.read.given(PROJECT)).get(giftSlug('pump'))).toBe(3);
    const found = await Promise.all(payments.map((_, n) => house.store.read.donation(donationId(n))));
    expect(found.map((one) => one?.placements.map(({ beyondNeed }) => beyondNeed))).toEqual(
      [false, false, false, true, true].map((beyond) => [beyond]),
    );
    expect(await verifyLedger(house.store)).toEqual([]);
    await house.store.close();
  });

  it('[G6] where something fails for all of them, each is done by itself, once', async () => {
    const house = await houseIn(await engine.address(), failsOnceAtPlacing);
    const payments = Array.from({ length: 20 }, () => PLAIN);
    await opened(house.store, payments);
    expect(new Set(await atOnce(house, hintsOf(payments)))).toEqual(new Set(['applied']));
    expect(house.told.filter(({ type }) => type === 'giftPlaced')).toHaveLength(20);
    expect((await house.store.read.progress(PROJECT)).gifts).toBe(20);
    expect(await verifyLedger(house.store)).toEqual([]);
    await house.store.close();
  });

  it('[G6] [G9] come to what they come to one after the other, whatever they are', async () => {
    const payment = fc.record<Payment>({
      gift: fc.constantFrom('seeds', 'pump'),
      x: fc.option(fc.integer({ min: 0, max: 40 })),
      forFriend: fc.boolean(),
      asksThanks: fc.boolean(),
      isTwice: fc.boolean(),
      telling: fc.constantFrom('once', 'wrongly', 'again', 'byAnother'),
    });
    const mixed = fc.array(payment, { minLength: 2, maxLength: 14 }).chain((payments) =>
      fc.record({
        payments: fc.constant(payments),
        hints: fc.shuffledSubarray(hintsOf(payments), { minLength: hintsOf(payments).length }),
      }),
    );
    const property = fc.asyncProperty(mixed, async ({ payments, hints }) => {
      const together = await houseIn(await engine.address());
      const alone = await houseIn(await engine.address());
      for (const { store } of [together, alone]) await opened(store, payments);
      await atOnce(together, hints);
      for (const hint of hints) await receiveEvent(alone.deps, hint);
      expect(await outcome(together, payments)).toEqual(await outcome(alone, payments));
      expect(await verifyLedger(together.store)).toEqual([]);
      for (const { store } of [together, alone]) await store.close();
    });
    await fc.assert(property, { numRuns: 12, seed: 1 });
  });
});

onBothEngines('work on several alike', (engine) => {
  it('answers each with its own, and what one refuses is not kept', async () => {
    const store = await openStore(await engine.address());
    const results = await Promise.all(Array.from({ length: 30 }, (_, n) => store.together(touchAll, 'of the test', n)));
    expect(results).toEqual(
      Array.from({ length: 30 }, (_, n) => (n === 7 ? { ok: false, error: 7 } : { ok: true, value: n })),
    );
    const marks = (await store.read.outboxDue(NOW, 100, false)).map(({ key }) => key);
    expect(marks.sort()).toEqual(Array.from({ length: 30 }, (_, n) => markOf(n)).filter((mark) => mark !== markOf(7)));
    await store.close();
  });
});

const markOf = (n: unknown) => `touched:${String(n).padStart(2, '0')}`;

/** Leaves a row for each; refuses the seventh. */
const touchAll: Parameters<OpenedStore['together']>[0] = async (tx, _of, items) => {
  const ends = [];
  for (const n of items) {
    await tx.enqueue('alert', markOf(n), {}, NOW);
    ends.push(n === 7 ? { ok: false as const, error: n } : { ok: true as const, value: n });
  }
  return ends;
};
