import { describe, expect, it } from 'vitest';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { donationsCsv } from '#server/domain/accounts/donationsCsv.ts';
import { giftReceipt } from '#server/domain/accounts/giftReceipt.ts';
import { journalOf } from '#server/domain/accounts/journal.ts';
import { pauseGiving } from '#server/domain/defence/pause.ts';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { IMPATIENT, sweep } from '#server/domain/donations/sweeper.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { thanksFor } from '#server/domain/letters/thanks.ts';
import { setArchived } from '#server/domain/stewards/archive.ts';
import { StewardId } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { onBothEngines } from '../../support/engines.ts';
import { basket, expectSound, given, statusOf } from '../../support/giving.ts';
import { ASSOCIATION, entered, enters, entry, gifts, takesBack } from '../../support/offline.ts';
import { openStage, PROJECT, type Stage } from '../../support/stage.ts';

const textOf = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};
const DAY_MS = 86_400_000;

onBothEngines('a gift given by hand', (engine) => {
  const staged = (tells: (stage: Stage) => Promise<void>) => async () => {
    const stage = await openStage({ databaseUrl: await engine.address() });
    try {
      await tells(stage);
      await expectSound(stage);
    } finally {
      await stage.close();
    }
  };
  const lines = (stage: Stage) => stage.store.read.publicLines(PROJECT, 0, 100);
  const raised = async (stage: Stage) => (await stage.store.read.progress(PROJECT)).raisedCents;

  it(
    '[G6] [T1] [V6] stands in the village at once, counts for the project, and is in the public accounts without a fee',
    staged(async (stage) => {
      const donation = await entered(stage, { gifts: gifts({ seeds: 2, bricks: 7 }), mode: 'transfer' });
      expect((await statusOf(stage, donation)).placements).toHaveLength(3);
      expect(stage.told.filter(({ type }) => type === 'giftPlaced')).toHaveLength(3);
      expect(await raised(stage)).toBe(1650);
      const [line] = await lines(stage);
      expect(line).toMatchObject({ number: 1, kind: 'byHand', payment: null, amounts: { given: 1650, byHand: 1650 } });
      expect(line?.gifts.map(({ gift, quantity }) => [gift, quantity])).toEqual([
        ['seeds', 1],
        ['seeds', 1],
        ['bricks', 7],
      ]);
      expect((await stage.store.read.offlineGift(donation))?.mode).toBe('transfer');
      const placement = (await statusOf(stage, donation)).placements[0];
      const receipt = placement && (await giftReceipt(stage.store.read, placement.id));
      expect(receipt).toMatchObject({ priceCents: 300, feeCents: 0, netCents: 300, wentBack: 'nothing' });
    }),
  );

  it(
    '[G6] one form sent twice, at once or later, is one gift',
    staged(async (stage) => {
      const form = entry(stage);
      const made = await Promise.all([enters(stage, form), enters(stage, form), enters(stage, form)]);
      expect(new Set(made.map((one) => (one.ok ? one.value : one.error.kind))).size).toBe(1);
      // Whatever has changed since.
      expect(await enters(stage, { ...form, gifts: gifts({ house: 1 }), catalogueVersion: 'v0' })).toEqual(made[0]);
      expect(await lines(stage)).toHaveLength(1);
      expect(await raised(stage)).toBe(300);
    }),
  );

  it(
    '[G8] [M5] is taken back once: posting reversed, totals corrected, what was promised gone',
    staged(async (stage) => {
      const kept = await entered(stage);
      const donation = await entered(stage, { gifts: gifts({ house: 1, seeds: 1 }), publicName: 'Ada' });
      const results = await Promise.all([takesBack(stage, donation), takesBack(stage, donation)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await takesBack(stage, donation)).toEqual({ ok: false, error: { kind: 'takenBackBefore' } });
      expect((await statusOf(stage, donation)).status).toBe('refunded');
      expect((await statusOf(stage, donation)).placements).toEqual([]);
      expect((await statusOf(stage, kept)).placements).toHaveLength(1);
      expect(await raised(stage)).toBe(300);
      expect((await lines(stage)).at(-1)).toMatchObject({
        kind: 'byHandReversed',
        payment: 2,
        amounts: { given: -15_300, byHand: -15_300 },
      });
      expect((await stage.store.read.consents(donation))[0]?.revokedAt).not.toBeNull();
    }),
  );

  it(
    '[G8] what was delivered stays when it is taken back, unnamed',
    staged(async (stage) => {
      const donation = await entered(stage, { publicName: 'Ada', nameOnGift: true });
      const [placement] = (await statusOf(stage, donation)).placements;
      if (!placement) throw new Error('it stands');
      await stage.store.tx(async (tx) => {
        await tx.setPlacementState(placement.id, 'delivered');
        return { ok: true, value: null };
      });
      expect((await takesBack(stage, donation)).ok).toBe(true);
      expect((await statusOf(stage, donation)).placements).toHaveLength(1);
      expect(await stage.store.read.wordsOn(placement.id)).toEqual({ publicName: null, message: null });
      expect(await giftReceipt(stage.store.read, placement.id)).toMatchObject({ feeCents: 0, wentBack: 'everything' });
      expect(await raised(stage)).toBe(0);
    }),
  );

  it(
    '[M11] Stripe is asked about none of it: no refund, no sweep, no comparison',
    staged(async (stage) => {
      const donation = await entered(stage);
      const wish = { donation, lines: null, attempt: null, reason: '', by: 'host' };
      expect(await giveMoneyBack(stage.deps, wish)).toEqual({ ok: false, error: { kind: 'byHand' } });
      expect((await stage.store.read.comparisons()).map(({ account }) => account)).not.toContain('offline');
      stage.simulator.clock.advance(3 * DAY_MS);
      expect((await sweep(stage.deps, createTokenBucket(1e6, 1e6), IMPATIENT)).looked).toBe(0);
      const online = await given(stage, basket());
      expect(await takesBack(stage, online)).toEqual({ ok: false, error: { kind: 'notByHand' } });
      expect(await stage.store.read.offlineGift(online)).toBeNull();
    }),
  );

  it(
    '[K5] list, CSV and journal know how and when it came; figures go by the day it was received',
    staged(async (stage) => {
      const now = stage.deps.surroundings.now();
      const receivedOn = new Date(now - 3 * DAY_MS).toISOString().slice(0, 10);
      const donation = await entered(stage, { mode: 'cash', receivedOn, reference: 'Lot 12\tn° 4' });
      await takesBack(stage, donation);
      await entered(stage, { mode: 'cheque', receivedOn });
      const { read } = stage.store;
      const page = { association: ASSOCIATION, project: null, state: 'all', before: null, limit: 10 } as const;
      const modes = (await read.donationsPage(page)).map(({ mode }) => mode);
      expect(new Set(modes)).toEqual(new Set(['cash', 'cheque']));
      expect(await textOf(donationsCsv(read, ASSOCIATION))).toMatch(
        new RegExp(`${receivedOn},${donation},.*,3\\.00,3\\.00,none,cash,0\\.00\n`),
      );
      expect(await read.figures(ASSOCIATION, 0)).toEqual({ donations: 1, givenCents: 300 });
      expect((await read.givenByDay(ASSOCIATION, 0)).map(({ day }) => day)).toEqual([Date.parse(receivedOn) / DAY_MS]);
      const rows = (await textOf(journalOf(read, ASSOCIATION, new Date(now).getUTCFullYear())))
        .split('\r\n')
        .slice(0, -1);
      const cells = rows.slice(1).map((row) => row.split('\t'));
      expect(cells.every((row) => row.length === 18 && row[0] === 'HAH')).toBe(true);
      expect(cells.find((row) => row[4] === '531000' && row[11] === '3,00')?.slice(8, 10)).toEqual([
        'Lot 12 n° 4',
        receivedOn.replaceAll('-', ''),
      ]);
      const sumOf = (account: string) =>
        cells
          .filter((row) => row[4] === account)
          .reduce((sum, row) => sum + Number(row[11]?.replace(',', '')) - Number(row[12]?.replace(',', '')), 0);
      expect(['754100', '531000', '511200'].map(sumOf)).toEqual([-300, 0, 300]);
    }),
  );

  it(
    '[G1] [G9] prices are the catalogue’s; a whole amount is covered by things that count; what is sold out is placed all the same',
    staged(async (stage) => {
      await entered(stage, { gifts: gifts({ pump: 4 }) });
      const donation = await entered(stage, { gifts: gifts({ seeds: 1 }), givenCents: cents(5100) });
      const line = (await lines(stage)).at(-1);
      expect(line?.amounts.given).toBe(5100);
      expect(line?.gifts.at(-1)).toEqual({ gift: 'bricks', quantity: 32, amountCents: 4800 });
      expect((await statusOf(stage, donation)).placements).toHaveLength(2);
      const refusals = [
        { givenCents: cents(5001) },
        { givenCents: cents(200) },
        { gifts: gifts({ seeds: 21 }) },
        { gifts: gifts({}) },
        { catalogueVersion: 'v0' },
        { receivedOn: '2026-02-31' },
        { receivedOn: '2999-01-01' },
        { receivedOn: '2001-01-01' },
      ];
      const kinds = [];
      for (const one of refusals) {
        const made = await enters(stage, entry(stage, one));
        kinds.push(made.ok ? 'entered' : made.error.kind);
      }
      expect(kinds).toEqual([
        'restUncovered',
        'aboveGiven',
        'tooManyLines',
        'empty',
        'catalogueChanged',
        'badDay',
        'badDay',
        'badDay',
      ]);
      expect(await lines(stage)).toHaveLength(2);
    }),
  );

  it(
    '[B1] [P1] [P2] the thanks go out where the giver asked, and words wait for a yes',
    staged(async (stage) => {
      await entered(stage);
      const donation = await entered(stage, {
        publicName: 'Ada',
        message: 'Courage',
        thanksEmail: 'ada@example.org',
      });
      expect((await stage.store.read.letters(10)).map(({ body }) => body)).toEqual([{ kind: 'thanks', donation }]);
      expect(await thanksFor(stage.store.read, donation, true)).toMatchObject({ to: 'ada@example.org', line: 2 });
      const consents = await stage.store.read.consents(donation);
      expect(consents.filter(({ kind }) => kind === 'publicName').map(({ moderation }) => moderation)).toEqual([
        'held',
      ]);
      await takesBack(stage, donation);
      expect(await thanksFor(stage.store.read, donation, true)).toBeNull();
    }),
  );

  it(
    'nothing is entered where nothing may be given',
    staged(async (stage) => {
      const kindOf = async () => {
        const made = await enters(stage, entry(stage));
        return made.ok ? 'entered' : made.error.kind;
      };
      const steward = { id: StewardId.parse('stw_0000000000000000'), email: 'a@example.org', name: 'A' };
      await setArchived(stage.deps, steward, PROJECT, true);
      expect(await kindOf()).toBe('archived');
      await setArchived(stage.deps, steward, PROJECT, false);
      await pauseGiving(stage.deps, ASSOCIATION, 'host', null);
      expect(await kindOf()).toBe('paused');
      await stage.store.tx(async (tx) => {
        await tx.setAdmission(ASSOCIATION, 'suspended', 0);
        return { ok: true, value: null };
      });
      expect(await kindOf()).toBe('suspended');
    }),
  );

  it('[M8] where money is real nothing is entered for an invented project, nor before the host has vouched for it', async () => {
    for (const [demonstration, kind] of [
      [true, 'demonstration'],
      [false, 'notApproved'],
    ] as const) {
      const stage = await openStage({ databaseUrl: await engine.address(), project: { demonstration } });
      try {
        const real = { ...stage, deps: { ...stage.deps, settings: { ...stage.deps.settings, livemode: true } } };
        expect(await enters(real, entry(real))).toEqual({ ok: false, error: { kind } });
      } finally {
        await stage.close();
      }
    }
  });
});

onBothEngines('verify-ledger on gifts given by hand', (engine) => {
  it.each([
    ['an entry that is gone', 'delete from offline_gift'],
    ['a reversal that nobody made', `insert into offline_reversal select donation, 'x', 'y', 0 from offline_gift`],
    ['a refund that Stripe never made', 'update attempt set refunded_cents = amount_cents'],
  ])('[M5] %s is found', async (_name, statement) => {
    const address = await engine.address();
    const stage = await openStage({ databaseUrl: address });
    try {
      await entered(stage);
      await engine.tamper(address, statement);
      const broken = await verifyLedger(stage.store);
      expect(broken.map(({ invariant }) => invariant)).toContain('gifts by hand are as entered');
    } finally {
      await stage.close();
    }
  });
});

describe('the audit of gifts given by hand', () => {
  it('[P1] says who did what with which donation, and no word of anybody', async () => {
    const stage = await openStage();
    try {
      const donation = await entered(stage, { publicName: 'Ada', reference: 'Cheque of Ada' });
      await takesBack(stage, donation, 'Ada asked for it');
      const rows = stage.query<{ actor: string; action: string; subject: string }>(
        "select actor, action, subject from audit where action like '%offline%' order by id",
      );
      expect(rows).toEqual([
        { actor: 'stw_treasurer', action: 'enter-offline-gift', subject: donation },
        { actor: 'stw_treasurer', action: 'take-back-offline-gift', subject: donation },
      ]);
      expect(JSON.stringify(stage.notes)).not.toContain('Ada');
      expect(stage.complaints).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});
