import { expect, it } from 'vitest';
import { stewardDoor } from '#server/adapters/auth/stewardDoor.ts';
import { openStore } from '#server/adapters/store/open.ts';
import type { OpenedStore } from '#server/adapters/store/opened.ts';
import { newDraft } from '#server/domain/drafts/begin.ts';
import { DraftId, InvitationId, ProjectSlug, StewardId, VillageSlug } from '#shared/ids.ts';
import { cents } from '#shared/money.ts';
import { onBothEngines } from '../../support/engines.ts';
import {
  ASSOCIATION,
  attemptId,
  attemptRow,
  donationId,
  donationRow,
  lineRow,
  NOW,
  PROJECT,
  playerId,
  seedVillage,
  write,
} from '../../support/store.ts';

const steward = (n: number) => StewardId.parse(`stw_${String(n).padStart(16, '0')}`);
const addSteward = (store: OpenedStore, n: number) =>
  write(store, (tx) =>
    tx.insertIdentity('steward', {
      id: steward(n),
      name: '',
      email: `steward-${n}@example.org`,
      emailVerified: true,
      image: null,
      createdAt: '2026-11-27T00:00:00.000Z',
      updatedAt: '2026-11-27T00:00:00.000Z',
    }),
  );

async function opened(address: string): Promise<OpenedStore> {
  const store = await openStore(address);
  await seedVillage(store);
  return store;
}

const draftRow = (change: object = {}) => {
  const slug = ProjectSlug.parse('a-draft');
  const village = VillageSlug.parse('a-draft');
  const body = newDraft({ slug, village, title: 'A draft', language: 'en', seed: 7, landscape: 'andes' });
  const id = DraftId.parse('drf_0000000000000000');
  return { id, association: ASSOCIATION, slug, body, revision: 1, updatedAt: NOW, updatedBy: steward(1), ...change };
};

onBothEngines('stewards and drafts', (engine) => {
  it('people come in by a link that works once, and are known again until they leave', async () => {
    const store = await openStore(await engine.address());
    let n = 0;
    const newId = (prefix: string) => {
      n += 1;
      return `${prefix}_${String(n).padStart(20, '0')}`;
    };
    const door = stewardDoor({ store, secret: 's'.repeat(40), publicUrl: 'https://village.example.org', newId });
    await door.expect('key_of-a-letter', 'zoe@example.org');
    const token = door.tokenOf('key_of-a-letter');
    const cookies = await door.enter(token, { 'user-agent': 'A phone' });
    expect(cookies?.every((cookie) => /secure/i.test(cookie) && /httponly/i.test(cookie))).toBe(true);
    const headers = { cookie: cookies?.map((cookie) => cookie.split(';')[0]).join('; ') };
    expect(await door.whoIs(headers)).toMatchObject({ email: 'zoe@example.org' });
    expect(await door.enter(token, {}), 'used').toBeNull();
    expect((await door.sessions(headers)).map(({ browser, isThis }) => ({ browser, isThis }))).toEqual([
      { browser: 'A phone', isThis: true },
    ]);
    const [session] = await store.read.identityRows('stewardSession', { where: [], limit: 10 });
    expect(session?.ipAddress ?? '', '[P1] nothing of where they came from').toBe('');
    await door.leave(headers);
    expect(await door.whoIs(headers)).toBeNull();
    await store.close();
  });

  it('[P1] letters that let in, and what they were made from, are forgotten; other letters stay', async () => {
    const store = await opened(await engine.address());
    const row = { id: 'ver_1', identifier: 'hash', value: 'zoe@example.org', createdAt: '', updatedAt: '' };
    await write(store, async (tx) => {
      await tx.insertIdentity('verification', { ...row, expiresAt: new Date(NOW - 1).toISOString() });
      await tx.insertIdentity('verification', { ...row, id: 'ver_2', expiresAt: new Date(NOW + 1).toISOString() });
      await tx.enqueue('mail', 'signIn:old', { email: 'zoe@example.org' }, NOW - 1);
      await tx.enqueue('mail', 'signIn:new', { email: 'zoe@example.org' }, NOW + 1);
      await tx.enqueue('mail', 'thanks:don_1', {}, NOW - 1);
      await tx.forgetSignIns(NOW);
    });
    expect((await store.read.letters(10)).map(({ key }) => key).toReversed()).toEqual(['signIn:new', 'thanks:don_1']);
    const left = await store.read.identityRows('verification', { where: [], limit: 10 });
    expect(left.map(({ id }) => id)).toEqual(['ver_2']);
    await store.close();
  });

  it('roles change only from what they were, and an invitation is answered once', async () => {
    const store = await opened(await engine.address());
    await addSteward(store, 1);
    await write(store, async (tx) => {
      expect(await tx.addRole(ASSOCIATION, steward(1), 'owner', NOW)).toBe(true);
      expect(await tx.addRole(ASSOCIATION, steward(1), 'editor', NOW)).toBe(false);
      expect(await tx.changeRole(ASSOCIATION, steward(1), 'editor', 'moderator')).toBe(false);
      expect(await tx.changeRole(ASSOCIATION, steward(1), 'owner', 'treasurer')).toBe(true);
    });
    expect(await store.read.roleIn(ASSOCIATION, steward(1))).toBe('treasurer');
    expect(await store.read.rolesOf(steward(1))).toMatchObject([
      { association: { id: ASSOCIATION }, role: 'treasurer' },
    ]);
    const id = InvitationId.parse('inv_0000000000000000');
    const invitation = { id, association: ASSOCIATION, email: 'a@example.org', role: 'editor' } as const;
    const times = { invitedBy: steward(1), createdAt: NOW, expiresAt: NOW + 1, state: 'open' } as const;
    await write(store, (tx) => tx.addInvitation({ ...invitation, ...times }));
    expect(await store.read.invitationsFor('a@example.org')).toEqual([{ ...invitation, ...times }]);
    const answers = await Promise.all([1, 2, 3].map(() => write(store, (tx) => tx.closeInvitation(id, 'accepted'))));
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    expect(await store.read.invitationsOf(ASSOCIATION)).toEqual([]);
    await store.close();
  });

  it('of two who save the same revision of a draft one is told; a slug is one draft’s', async () => {
    const address = await engine.address();
    const store = await opened(address);
    await addSteward(store, 1);
    await write(store, async (tx) => {
      expect(await tx.createDraft(draftRow())).toBe(true);
      expect(await tx.createDraft(draftRow({ id: DraftId.parse('drf_1111111111111111') }))).toBe(false);
    });
    const other = await openStore(address);
    const saves = await Promise.all([store, other].map((one) => write(one, (tx) => tx.saveDraft(draftRow()))));
    expect(saves.filter(Boolean)).toHaveLength(1);
    expect(await store.read.draft(draftRow().slug)).toEqual(draftRow({ revision: 2 }));
    expect((await store.read.draftsOf(ASSOCIATION)).map(({ slug }) => slug)).toEqual(['a-draft']);
    expect(await store.read.admission(ASSOCIATION)).toBe('admitted');
    await write(store, (tx) => tx.setAdmission(ASSOCIATION, 'waiting', NOW));
    await write(store, (tx) => tx.setAdmission(ASSOCIATION, 'suspended', NOW));
    expect(await store.read.admission(ASSOCIATION)).toBe('suspended');
    await other.close();
    await store.close();
  });
});

const DAY = 86_400_000;

/** Seven paid donations of 3 € on three days, one partly given back, one disputed and lost in part; and one that was never paid. */
async function given(store: OpenedStore): Promise<void> {
  for (let n = 1; n <= 8; n++) {
    await write(store, async (tx) => {
      await tx.touchPlayer(playerId(n), NOW);
      await tx.createDonation(donationRow(n), [lineRow(n, 0)]);
      const isPaid = n < 8;
      const paidAt = isPaid ? Math.floor(NOW / DAY) * DAY + Math.floor(n / 3) * DAY : null;
      await tx.createAttempt(
        attemptRow(n, {
          state: isPaid ? (n % 2 === 0 ? 'paid' : 'settled') : 'open',
          paidAt,
          refundedCents: cents(n === 3 ? 100 : 0),
          dispute: n === 5 ? 'lost' : 'none',
          lostCents: cents(n === 5 ? 120 : 0),
        }),
      );
    });
  }
}

onBothEngines('what was given to an association', (engine) => {
  it('is listed whole, nothing twice, whatever the page’s length, and filtered', async () => {
    const store = await opened(await engine.address());
    await given(store);
    const asked = { association: ASSOCIATION, project: null, state: 'all', before: null } as const;
    const whole = await store.read.donationsPage({ ...asked, limit: 100 });
    expect(whole.map(({ attempt }) => attempt)).toEqual([7, 6, 5, 4, 3, 2, 1].map(attemptId));
    expect(whole.map(({ lostCents }) => lostCents)).toEqual([0, 0, 120, 0, 0, 0, 0]);
    for (const limit of [1, 2, 3, 6]) {
      const pages = [];
      for (let before: (typeof whole)[number] | null = null; ; ) {
        const page = await store.read.donationsPage({ ...asked, before, limit });
        pages.push(...page);
        before = page.at(-1) ?? null;
        if (page.length < limit) break;
      }
      expect(pages).toEqual(whole);
    }
    const ids = async (change: object) =>
      (await store.read.donationsPage({ ...asked, ...change, limit: 100 })).map(({ donation }) => donation);
    expect(await ids({ state: 'refunded' })).toEqual([donationId(3)]);
    expect(await ids({ state: 'disputed' })).toEqual([donationId(5)]);
    expect(await ids({ state: 'paid' })).toHaveLength(5);
    expect(await ids({ project: PROJECT })).toHaveLength(7);
    expect(await ids({ project: ProjectSlug.parse('another') })).toEqual([]);
    await store.close();
  });

  it('is summed by day and in all, less what went back', async () => {
    const store = await opened(await engine.address());
    await given(store);
    const first = Math.floor(NOW / DAY);
    expect(await store.read.figures(ASSOCIATION, 0)).toEqual({ donations: 7, givenCents: 1880 });
    expect(await store.read.figures(ASSOCIATION, (first + 1) * DAY)).toEqual({ donations: 5, givenCents: 1280 });
    expect(await store.read.givenByDay(ASSOCIATION, 0)).toEqual([
      { day: first, donations: 2, givenCents: 600 },
      { day: first + 1, donations: 3, givenCents: 680 },
      { day: first + 2, donations: 2, givenCents: 600 },
    ]);
    await store.close();
  });
});
