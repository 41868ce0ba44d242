import { expect, it } from 'vitest';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import type { FoundedVillageRow } from '#server/domain/ports/founding.ts';
import { ReportId, ShareCode, StewardId, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { FIRST_CHUNKS } from '#shared/village/placing.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  ASSOCIATION,
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

const DAY_MS = 86_400_000;
const village = (name: string) => VillageSlug.parse(name);
const code = (n: number) => ShareCode.parse(`abcdefg${n}`);

async function opened(address: string): Promise<OpenedStore> {
  const store = await openStore(address);
  await seedVillage(store);
  await write(store, async (tx) => {
    for (const n of [1, 2, 3]) await tx.touchPlayer(playerId(n), NOW);
  });
  return store;
}

const foundedRow = (slug: string, change: Partial<FoundedVillageRow> = {}): FoundedVillageRow => ({
  village: village(slug),
  occasion: 'office',
  founder: playerId(1),
  keyNumber: 1,
  revision: 0,
  name: `Village ${slug}`,
  words: null,
  goalCents: null,
  wantsListed: false,
  moderation: 'held',
  thanks: null,
  thanksModeration: 'shown',
  foundedAt: NOW,
  closedAt: null,
  ...change,
});

const addFounded = (store: OpenedStore, row: FoundedVillageRow) =>
  write(store, async (tx) => {
    await tx.createVillage({
      slug: row.village,
      project: PROJECT,
      name: 'A project',
      landscape: 'savanna',
      seed: 1,
      listed: false,
      founded: true,
      chunks: FIRST_CHUNKS,
    });
    await tx.addFoundedVillage(row);
  });

/** A paid donation of one line of seeds, by player and village. */
const addPaid = (store: OpenedStore, n: number, change: { village?: VillageSlug; forFriend?: boolean } = {}) =>
  write(store, async (tx) => {
    await tx.createDonation(donationRow(n, { player: playerId(1), ...change }), [lineRow(n, 0, { plot: null })]);
    await tx.createAttempt(attemptRow(n, { state: 'paid', paidAt: NOW }));
  });

onBothEngines('villages that travel', (engine) => {
  it('[S4] founded villages come after a project’s own, and their rows are changed by who read them last', async () => {
    const store = await opened(await engine.address());
    const row = foundedRow('aaa', { goalCents: cents(50_000) });
    await addFounded(store, row);
    expect((await store.read.villagesOf(PROJECT)).map(({ slug, founded }) => [slug, founded])).toEqual([
      [VILLAGE, false],
      ['aaa', true],
    ]);
    const changed = { ...row, name: 'Other', thanks: 'Thank you', thanksModeration: 'held' as const, founder: null };
    expect(await write(store, (tx) => tx.saveFounded(changed))).toBe(true);
    expect(await write(store, (tx) => tx.saveFounded(changed)), 'the same revision again').toBe(false);
    expect(await store.read.foundedVillage(row.village)).toEqual({ ...changed, revision: 1 });
    await write(store, (tx) => tx.showVillage(row.village, { name: 'Other', listed: true }));
    expect(await store.read.village(row.village)).toMatchObject({ name: 'Other', listed: true });
    await store.close();
  });

  it('[S4] those of a player, and those of an association with what waits first', async () => {
    const store = await opened(await engine.address());
    await addFounded(store, foundedRow('one', { moderation: 'shown', foundedAt: NOW + 2 }));
    await addFounded(store, foundedRow('two', { moderation: 'held', foundedAt: NOW + 1 }));
    await addFounded(
      store,
      foundedRow('three', { founder: playerId(2), moderation: 'shown', thanksModeration: 'held' }),
    );
    const names = (rows: readonly { village: string }[]) => rows.map((one) => one.village);
    expect(names(await store.read.foundedBy(playerId(1)))).toEqual(['one', 'two']);
    expect(names(await store.read.foundedIn(ASSOCIATION, 10))).toEqual(['two', 'three', 'one']);
    expect(names(await store.read.foundedIn(ASSOCIATION, 1))).toEqual(['two']);
    await store.close();
  });

  it('[S4] what was given in one village is its own', async () => {
    const store = await opened(await engine.address());
    await addFounded(store, foundedRow('one'));
    await addPaid(store, 1, { village: village('one') });
    await addPaid(store, 2);
    expect(await store.read.givenIn(village('one'))).toBe(300);
    await write(store, (tx) => tx.setDispute(attemptId(1), { dispute: 'lost', lostCents: cents(100) }, NOW));
    expect(await store.read.givenIn(village('one')), '[G8] less what a dispute took').toBe(200);
    await write(store, (tx) =>
      tx.recordRefund({ id: 're_1', attempt: attemptId(1), amountCents: cents(300), state: 'succeeded' }, NOW),
    );
    expect(await store.read.givenIn(village('one'))).toBe(0);
    await store.close();
  });

  it('[S5] a friend’s gift is started once, ended once, and due when its day has come', async () => {
    const store = await opened(await engine.address());
    await addPaid(store, 1, { forFriend: true });
    const gift = {
      donation: donationId(1),
      words: 'For you',
      fromName: null,
      state: 'waiting',
      placesAt: null,
      endedAt: null,
    } as const;
    await write(store, (tx) => tx.addFriendGift(gift));
    expect(await store.read.overdueFriendGifts(NOW + 1, 10), 'not paid').toEqual([]);
    await write(store, async (tx) => {
      await tx.startFriendGift(donationId(1), NOW);
      await tx.startFriendGift(donationId(1), NOW + 5);
    });
    expect(await store.read.overdueFriendGifts(NOW - 1, 10)).toEqual([]);
    expect(await store.read.overdueFriendGifts(NOW, 10)).toEqual([donationId(1)]);
    const line = { donation: donationId(1), line: 0, gift: giftSlug('seeds'), quantity: 1, beyondNeed: false } as const;
    expect(await write(store, (tx) => tx.addFriendLine({ ...line, state: 'waiting' }))).toBe(true);
    expect(await write(store, (tx) => tx.addFriendLine({ ...line, state: 'waiting' }))).toBe(false);
    expect(await write(store, (tx) => tx.moveFriendLine(line, 'withdrawn', 'waiting', true))).toBe(false);
    expect(await write(store, (tx) => tx.moveFriendLine(line, 'waiting', 'placed', true))).toBe(true);
    expect(await store.read.friendLines(donationId(1))).toEqual([{ ...line, beyondNeed: true, state: 'placed' }]);
    expect(await write(store, (tx) => tx.endFriendGift(donationId(1), 'chosen', NOW))).toBe(true);
    expect(await write(store, (tx) => tx.endFriendGift(donationId(1), 'overdue', NOW))).toBe(false);
    expect(await store.read.overdueFriendGifts(NOW, 10)).toEqual([]);
    expect((await store.read.donation(donationId(1)))?.donation.forFriend).toBe(true);
    await store.close();
  });

  it('[S6] one link a player and village; openings by the day, gifts while they are paid', async () => {
    const store = await opened(await engine.address());
    const link = { code: code(1), village: VILLAGE, player: playerId(1), createdAt: NOW };
    expect(await write(store, (tx) => tx.addShareLink(link))).toBe(true);
    expect(await write(store, (tx) => tx.addShareLink({ ...link, code: code(2) }))).toBe(false);
    expect(await write(store, (tx) => tx.shareLinkFor(playerId(1), VILLAGE))).toEqual(link);
    for (const n of [1, 2, 3]) await addPaid(store, n);
    await write(store, async (tx) => {
      for (const day of ['2026-11-01', '2026-11-01', '2026-11-02']) await tx.countOpening(code(1), day);
      await tx.noteVia(donationId(1), code(1));
      await tx.noteVia(donationId(2), code(1));
      await tx.noteVia(donationId(3), code(9));
    });
    const all = (await store.read.linkCount(code(1), '2026-11-03', NOW + DAY_MS)) ?? null;
    expect(all).toEqual({ openings: 3, gifts: 2 });
    expect(await store.read.linkCount(code(1), '2026-11-02', NOW)).toEqual({ openings: 2, gifts: 0 });
    await write(store, (tx) =>
      tx.recordRefund({ id: 're_1', attempt: attemptId(1), amountCents: cents(200), state: 'succeeded' }, NOW),
    );
    expect(await store.read.linkCount(code(1), '2026-11-03', NOW + DAY_MS), 'a part is there').toMatchObject({
      gifts: 2,
    });
    await write(store, (tx) => tx.setDispute(attemptId(1), { dispute: 'lost', lostCents: cents(100) }, NOW));
    expect(await store.read.linkCountsOf(ASSOCIATION, '2026-11-03', NOW + DAY_MS, 10)).toEqual([
      { code: code(1), village: VILLAGE, openings: 3, gifts: 1 },
    ]);
    await store.close();
  });

  it('[K10] visits are counted by project, day and language, and added up', async () => {
    const store = await opened(await engine.address());
    const count = (day: string, language: string, visits: number) => ({ project: PROJECT, day, language, visits });
    await write(store, async (tx) => {
      await tx.addVisits(count('2026-11-01', 'fr', 4));
      await tx.addVisits(count('2026-11-01', 'fr', 3));
      await tx.addVisits(count('2026-11-02', 'fr-CA', 2));
      await tx.addVisits(count('2026-11-02', 'en', 2));
    });
    expect(await store.read.visitsTo(ASSOCIATION, '2026-11-01')).toEqual([
      { language: 'fr', visits: 7 },
      { language: 'en', visits: 2 },
      { language: 'fr-CA', visits: 2 },
    ]);
    expect(await store.read.visitsTo(ASSOCIATION, '2026-11-02')).toHaveLength(2);
    await store.close();
  });

  it('[K10] addresses: of paid gifts, not taken back, page by page, by any part of them', async () => {
    const store = await opened(await engine.address());
    const leave = (n: number, kind: 'thanksEmail' | 'newsEmail' | 'publicName', value: string, at = NOW) =>
      write(store, (tx) =>
        tx.addConsent({ donation: donationId(n), kind, value, givenAt: at, revokedAt: null, moderation: 'held' }),
      );
    for (const n of [1, 2, 3]) await addPaid(store, n);
    await write(store, async (tx) => {
      await tx.createDonation(donationRow(4, { player: playerId(1) }), [lineRow(4, 0, { plot: null })]);
    });
    await leave(1, 'thanksEmail', 'Ada_L@example.org');
    await leave(1, 'newsEmail', 'ada_l@example.org');
    await leave(1, 'publicName', 'Ada');
    await leave(2, 'newsEmail', 'adaxl@example.org', NOW + 1);
    await leave(3, 'newsEmail', '100%@example.org', NOW + 2);
    await leave(4, 'newsEmail', 'unpaid@example.org', NOW + 3);
    await write(store, (tx) => tx.eraseConsents(donationId(3), ['newsEmail'], NOW + 9));
    const all = await store.read.addressesOf(ASSOCIATION, '', null, 10);
    expect(all.map(({ value, kind }) => [value, kind])).toEqual([
      ['adaxl@example.org', 'newsEmail'],
      ['ada_l@example.org', 'newsEmail'],
      ['Ada_L@example.org', 'thanksEmail'],
    ]);
    expect((await store.read.addressesOf(ASSOCIATION, 'ada_l', null, 10)).map(({ donation }) => donation)).toEqual([
      donationId(1),
      donationId(1),
    ]);
    expect(await store.read.addressesOf(ASSOCIATION, '%', null, 10), 'no pattern').toEqual([]);
    const pages = [];
    for (let after = null, page = await store.read.addressesOf(ASSOCIATION, '', after, 1); page.length > 0; ) {
      pages.push(...page);
      page = await store.read.addressesOf(ASSOCIATION, '', page[0] ?? null, 1);
    }
    expect(pages).toEqual(all);
    await store.close();
  });

  it('[S7] [S8] sites are an association’s own; a report is decided once, by its own association', async () => {
    const store = await opened(await engine.address());
    const site = { association: ASSOCIATION, origin: 'https://example.org', createdAt: NOW };
    await write(store, async (tx) => {
      await tx.addEmbedSite(site);
      await tx.addEmbedSite(site);
    });
    expect(await store.read.embedSites(ASSOCIATION)).toEqual([site]);
    expect(await write(store, (tx) => tx.removeEmbedSite(site))).toBe(true);
    expect(await write(store, (tx) => tx.removeEmbedSite(site))).toBe(false);

    const id = ReportId.parse('rep_0000000000000000');
    const by = StewardId.parse('stw_0000000000000000');
    await write(store, async (tx) => {
      await tx.insertIdentity('steward', {
        id: by,
        name: '',
        email: 'zoe@example.org',
        emailVerified: true,
        image: null,
        createdAt: '2026-11-27T00:00:00.000Z',
        updatedAt: '2026-11-27T00:00:00.000Z',
      });
      await tx.addReport({
        id,
        association: ASSOCIATION,
        project: PROJECT,
        subject: 'project',
        subjectId: PROJECT,
        reason: 'false',
        words: 'Not so.',
        createdAt: NOW,
        state: 'open',
        decidedAt: null,
        decidedBy: null,
      });
    });
    expect(await store.read.projectReports(10)).toMatchObject([{ id, state: 'open' }]);
    const decision = { state: 'kept', by, now: NOW + 1 } as const;
    expect(await write(store, (tx) => tx.decideReport(id, ASSOCIATION, decision))).toBe(true);
    expect(await write(store, (tx) => tx.decideReport(id, ASSOCIATION, decision)), 'again').toBe(false);
    expect(await store.read.report(id)).toMatchObject({ state: 'kept', decidedBy: by, decidedAt: NOW + 1 });
    expect(await store.read.projectReports(10), 'seen when it is decided too').toMatchObject([{ id, state: 'kept' }]);
    expect(await store.read.reportsOf(ASSOCIATION, 10)).toHaveLength(1);
    await store.close();
  });
});
