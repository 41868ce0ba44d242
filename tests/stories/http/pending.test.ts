import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CheckoutReply, DonationStatus, EventsSince, Holds, Snapshot } from '#shared/protocol/http.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { proofAt } from '../../support/proofs.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
const SEPA_PAYS = 'FR1420041010050500013M02606';
let hameau: TestHameau;
beforeAll(async () => {
  hameau = await startHameau({ simulator: { settings: { sepaDelayMs: 3_600_000 } } });
});
afterAll(() => hameau.stop());

const json = async (path: string, cookie?: string): Promise<unknown> =>
  (await fetch(hameau.url + path, { headers: cookie ? { cookie } : {} })).json();
const control = (path: string, body: object = {}) =>
  fetch(`${hameau.simulator.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Every event has come, and what was left to be asked about them has been. */
async function told(): Promise<void> {
  await control('deliveries/idle');
  await hameau.hameau.settle();
}

/** Opens the payment page for two gifts, as a browser of its own. */
async function opened() {
  const { project } = ProjectReply.parse(await json('/api/projects/andes-school'));
  const response = await fetch(`${hameau.url}/api/villages/${VILLAGE}/checkouts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      catalogueVersion: project.catalogueVersion,
      gifts: [
        { gift: 'chalk', quantity: 1, plot: null },
        { gift: 'lamp', quantity: 1, plot: null },
      ],
      basketKey: randomBytes(16).toString('hex'),
      proof: await proofAt(hameau.url, VILLAGE),
      adult: true,
      language: 'en',
    }),
  });
  const { donation, checkoutUrl } = CheckoutReply.parse(await response.json());
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { donation, session: checkoutUrl.split('/').at(-1) ?? '', cookie };
}

it('[P1] [G9] a bank debit on its way: its gifts are told to the browser that gave, and to nobody else', async () => {
  const before = Snapshot.parse(await json(`/api/villages/${VILLAGE}`));
  const giver = await opened();
  const stranger = await opened();
  await control(`sessions/${stranger.session}/expire`);
  await control(`sessions/${giver.session}/pay`, { number: SEPA_PAYS });
  await told();
  const status = async (cookie?: string) =>
    DonationStatus.parse(await json(`/api/donations/${giver.donation}`, cookie));

  const onItsWay = await status(giver.cookie);
  expect(onItsWay.status).toBe('pending');
  expect(onItsWay.pending.map(({ gift }) => gift)).toEqual(['chalk', 'lamp']);
  expect(onItsWay.placements).toEqual([]);

  for (const cookie of [undefined, stranger.cookie, `${giver.cookie}x`, 'player=ply_00000000000000000000.forged']) {
    expect((await status(cookie)).pending, String(cookie)).toEqual([]);
  }
  const during = Snapshot.parse(await json(`/api/villages/${VILLAGE}`, stranger.cookie));
  expect(during.placements.id).toEqual(before.placements.id);
  expect(during.progress).toEqual(before.progress);
  const { events } = EventsSince.parse(await json(`/api/villages/${VILLAGE}/events?since=${before.seq}`));
  expect(events).toEqual([]);
  // The plots are everybody's until the bank has confirmed.
  expect(Holds.parse(await json(`/api/villages/${VILLAGE}/holds`)).plots).toEqual([]);

  await control(`charges/${giver.session}/clear`, { succeeds: true });
  await told();
  const landed = await status(giver.cookie);
  expect(landed.status).toBe('paid');
  expect(landed.pending).toEqual([]);
  expect(landed.placements).toHaveLength(2);
});
