import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countOpening, linksOf, linksTo, ownLink } from '#server/domain/sharing/links.ts';
import { AssociationId, ShareCode } from '#shared/ids.ts';
import { basket, given, player, refundAtDashboard } from '../../support/giving.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';
import { openStage, type Stage, VILLAGE } from '../../support/stage.ts';
import { stewardBrowser } from '../../support/stewarding.ts';

const DAY_MS = 86_400_000;

describe('a link of one’s own', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const giveThrough = (via: ShareCode | null, gifts: number, by: number) =>
    given(
      stage,
      basket({ via, gifts: Array.from({ length: gifts }, () => ({ gift: 'seeds', quantity: 1, plot: null })) }),
      player(by),
    );

  it('[S6] is the same every time, and tells of gifts from five on and a day late', async () => {
    const { deps } = stage;
    const { code } = await ownLink(deps, player(9), VILLAGE);
    expect((await ownLink(deps, player(9), VILLAGE)).code).toBe(code);
    expect((await ownLink(deps, player(8), VILLAGE)).code).not.toBe(code);
    await giveThrough(code, 4, 1);
    await giveThrough(null, 3, 2);
    const told = async () => (await linksOf(deps, player(9)))[0];
    stage.simulator.clock.advance(2 * DAY_MS);
    expect(await told(), 'four could tell of somebody').toMatchObject({ gifts: null, openings: null });
    const fifth = await giveThrough(code, 1, 3);
    expect(await told(), 'not on the same day').toMatchObject({ gifts: null });
    stage.simulator.clock.advance(DAY_MS);
    expect(await told(), 'nor on the next').toMatchObject({ gifts: null });
    stage.simulator.clock.advance(DAY_MS);
    expect(await told()).toMatchObject({ code, village: VILLAGE, gifts: 5 });
    expect(await linksTo(deps, AssociationId.parse('asso_test00000000000000'), 10)).toContainEqual({
      code,
      village: VILLAGE,
      gifts: 5,
      openings: null,
    });
    await refundAtDashboard(stage, fifth);
    stage.simulator.clock.advance(60_000);
    await stage.quiet();
    expect(await told(), 'what went back is not counted').toMatchObject({ gifts: null });
  });

  it('[S6] openings are counted by the day; a code that is nobody’s is no link and stops no gift', async () => {
    const { deps } = stage;
    const { code } = await ownLink(deps, player(9), VILLAGE);
    for (let n = 0; n < 6; n++) await countOpening(deps, code);
    await countOpening(deps, ShareCode.parse('zzzzzzzz'));
    stage.simulator.clock.advance(2 * DAY_MS);
    expect((await linksOf(deps, player(9)))[0]).toMatchObject({ openings: 6 });
    const donation = await giveThrough(ShareCode.parse('zzzzzzzz'), 1, 1);
    expect((await stage.store.read.donation(donation))?.placements).toHaveLength(1);
    expect(stage.query('select * from donation_via')).toEqual([]);
  });
});

describe('a link that is opened', () => {
  let hameau: TestHameau;
  beforeEach(async () => {
    hameau = await startHameau();
  });
  afterEach(() => hameau.stop());

  it('[S6] counts pages that people open, not previews, and sets no cookie', async () => {
    const sharer = stewardBrowser(hameau);
    const made = await sharer.post('/api/villages/ecole-des-andes/links');
    const { code, url } = JSON.parse(made.body);
    expect([made.status, url]).toEqual([201, `${hameau.url}/v/ecole-des-andes?via=${code}`]);
    const open = (headers: Record<string, string>) => fetch(url, { headers });
    const preview = await open({ 'User-Agent': 'facebookexternalhit/1.1' });
    const person = await open({ 'Sec-Fetch-Dest': 'document' });
    for (const seen of [preview, person]) expect([seen.status, seen.headers.getSetCookie()]).toEqual([200, []]);
    expect(await person.text(), 'the form without script brings the link along').toContain(
      `name="via" value="${code}"`,
    );
    // The page does not wait for the count.
    await expect.poll(async () => (await hameau.store.read.linkCount(code, '9999-12-31', 0)).openings).toBe(1);
    expect((await sharer.get('/me')).body).toContain(`?via=${code}`);
  });

  it('[garbage] codes of any shape open the page all the same', async () => {
    for (const via of ['', 'x', 'ABCDEFGH', "'; drop", '%00', 'a'.repeat(4000)]) {
      const seen = await stewardBrowser(hameau).get(`/v/ecole-des-andes?via=${encodeURIComponent(via)}`);
      expect([via.slice(0, 9), seen.status, seen.body.includes('name="via"')]).toEqual([via.slice(0, 9), 200, false]);
    }
  });
});
