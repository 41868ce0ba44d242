import { describe, expect, it } from 'vitest';
import { receiveEvent } from '#server/domain/donations/events.ts';
import type { StripeHint } from '#server/domain/ports/payments.ts';
import { attemptOf, balances, basket, expectSound, opened, pay, standingGifts } from '../../support/giving.ts';
import { openStage, type Stage, type StageOptions } from '../../support/stage.ts';
import {
  failsOnceAtPlacing,
  grantsOnUnpaid,
  ignoresAccount,
  ignoresDoor,
  ignoresMode,
  marksBeforeGrant,
} from '../../support/wrong-servers.ts';

type Server = NonNullable<StageOptions['receive']>;
type Check = (server: Server) => Promise<void>;

async function on(options: StageOptions, story: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(options);
  try {
    await story(stage);
  } finally {
    stage.crashes.length = 0;
    await stage.close();
  }
}

/** A signed event that says: this session of ours, on this account, is paid. */
async function paidHint(stage: Stage, donation: Parameters<typeof attemptOf>[1], account: string): Promise<StripeHint> {
  const attempt = await attemptOf(stage, donation);
  const truth = await stage.deps.payments.session(attempt.account, String(attempt.sessionId));
  if (!truth.ok) throw new Error('the simulator knows it');
  return {
    id: 'evt_planted',
    type: 'checkout.session.completed',
    account,
    door: account === '' ? 'own' : 'connect',
    livemode: false,
    objectId: truth.value.sessionId,
    truth: { ...truth.value, account, status: 'complete', paymentStatus: 'paid' },
  };
}

/** What must be true of any server of ours, by name. */
const CHECKS = {
  '[G6] a bank debit that is complete but not yet paid gives nothing': (receive) =>
    on({ receive }, async (stage) => {
      const { donation } = await opened(stage, basket());
      await pay(stage, donation, 'FR1420041010050500013M02606');
      await stage.quiet();
      expect((await attemptOf(stage, donation)).state).toBe('pending');
      expect(await standingGifts(stage, donation)).toEqual([]);
      expect(balances(stage)).toEqual({});
    }),
  '[G6] a grant that failed half-way is done at the next delivery': (receive) =>
    on({ receive, around: failsOnceAtPlacing }, async (stage) => {
      stage.simulator.deliveries.setPolicy({ retryBaseMs: 3_600_000 });
      const { donation } = await opened(stage, basket());
      await pay(stage, donation);
      await stage.simulator.deliveries.idle();
      expect(stage.crashes).toHaveLength(1);
      expect(await standingGifts(stage, donation)).toEqual([]);
      // Stripe was not thanked, so it sends it again.
      stage.simulator.clock.advance(7_200_000);
      await stage.simulator.deliveries.idle();
      expect(await standingGifts(stage, donation)).toHaveLength(1);
      await expectSound(stage);
    }),
  'another account that speaks of our session gives nothing': (receive) =>
    on({ receive }, async (stage) => {
      const { donation } = await opened(stage, basket());
      const attempt = await attemptOf(stage, donation);
      const objectJson = JSON.stringify({
        id: attempt.sessionId,
        object: 'checkout.session',
        amount_total: attempt.amountCents,
        client_reference_id: attempt.id,
        currency: 'eur',
        livemode: false,
        payment_intent: 'pi_of_another',
        payment_status: 'paid',
        status: 'complete',
        url: null,
        expires_at: 1_900_000_000,
      });
      await stage.control('events', { objectJson, account: 'acct_other' });
      await stage.simulator.deliveries.idle();
      expect(stage.received).toHaveLength(1);
      expect(await standingGifts(stage, donation)).toEqual([]);
      expect(balances(stage)).toEqual({});
    }),
  '[M4] an event of a connected account that comes to the host’s own endpoint gives nothing': (receive) =>
    on({ receive, account: 'acct_tea' }, async (stage) => {
      const { donation } = await opened(stage, basket());
      await receive(stage.deps, { ...(await paidHint(stage, donation, 'acct_tea')), door: 'own' });
      expect(await standingGifts(stage, donation)).toEqual([]);
      expect(balances(stage)).toEqual({});
    }),
  '[M4] an event of another mode at the Connect endpoint gives nothing': (receive) =>
    on({ receive, account: 'acct_tea' }, async (stage) => {
      const { donation } = await opened(stage, basket());
      const hint = await paidHint(stage, donation, 'acct_tea');
      await receive(stage.deps, { ...hint, livemode: true, truth: hint.truth && { ...hint.truth, livemode: true } });
      expect((await attemptOf(stage, donation)).state).toBe('open');
      expect(await standingGifts(stage, donation)).toEqual([]);
      expect(balances(stage)).toEqual({});
    }),
} as const satisfies Readonly<Record<string, Check>>;
type Name = keyof typeof CHECKS;

/** Each planted mistake, with the check that must catch it. */
const PLANTED: readonly (readonly [string, Server, Name])[] = [
  ['grants on unpaid', grantsOnUnpaid, '[G6] a bank debit that is complete but not yet paid gives nothing'],
  [
    'marks the event before the grant',
    marksBeforeGrant,
    '[G6] a grant that failed half-way is done at the next delivery',
  ],
  ['ignores the account', ignoresAccount, 'another account that speaks of our session gives nothing'],
  [
    'ignores the endpoint',
    ignoresDoor,
    '[M4] an event of a connected account that comes to the host’s own endpoint gives nothing',
  ],
  ['ignores the mode', ignoresMode, '[M4] an event of another mode at the Connect endpoint gives nothing'],
];
const names = Object.keys(CHECKS) as Name[];

describe('our server', () => {
  it.each(names)('%s', (name) => CHECKS[name](receiveEvent));
});

describe('a simulator agrees with its author, so wrong servers are planted', () => {
  it.each(PLANTED)(
    'a server that %s turns one named test red, and only that one',
    async (_mistake, server, caughtBy) => {
      for (const name of names) {
        const outcome: Promise<void> = CHECKS[name](server);
        if (name === caughtBy) await expect(outcome, name).rejects.toThrow(/expected/);
        else await expect(outcome, name).resolves.toBeUndefined();
      }
    },
  );
});
