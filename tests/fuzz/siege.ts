import Stripe from 'stripe';
import type { Broken } from '#server/checks/broken.ts';
import { verifyLedger } from '#server/checks/verify-ledger.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { buyerAt } from '../support/buying.ts';
import { proofAt } from '../support/proofs.ts';
import { startHameau, type TestHameau } from '../support/server.ts';
import type { Base } from './doors.ts';
import type { Json } from './mutate.ts';

const VILLAGE = 'tamoure';
const PROJECT = 'guinea-village';
const NUMBERS = [
  '4242424242424242',
  '4000000000000002',
  '4000002500003155',
  '4000000000000259',
  '4000000000007726',
  'FR1420041010050500013M02606',
] as const;

/** A shipped server with some history, none of which Stripe's stand-in has told it yet, and what a besieger knows of it. */
export interface Siege {
  readonly hameau: TestHameau;
  readonly port: number;
  readonly village: string;
  /** bodies of all events that should have come */
  readonly events: readonly string[];
  /** a good request for every route */
  readonly requests: readonly Base[];
  readonly cookie: string;
  /** the work without which no basket is looked at */
  proof(): Promise<Json>;
  /** what is wrong when it is over: broken invariants, and a server that does not answer */
  aftermath(): Promise<readonly Broken[]>;
}

export async function besiege(env: Readonly<Record<string, string>> = {}): Promise<Siege> {
  const hameau = await startHameau({ env, simulator: { policy: { hold: true }, settings: { feeDelayMs: 50 } } });
  const { url, simulator } = hameau;
  const buyer = await buyerAt(url, VILLAGE, PROJECT, 7);
  const bought = [];
  for (let n = 0; n < 24; n++) bought.push(await buyer.checkout());
  for (const [n, { sessionId }] of bought.slice(0, 18).entries()) {
    await control(simulator.url, `sessions/${sessionId}/pay`, { number: NUMBERS[n % NUMBERS.length] });
  }
  await control(simulator.url, 'payouts', { amountCents: 500 });
  // Later by less than a signature may be old: fees come, debits clear, disputes are opened.
  simulator.clock.advance(20_000);
  const events = await eventsOf(simulator.port);
  const { project } = ProjectReply.parse(await (await fetch(`${url}/api/projects/${PROJECT}`)).json());
  return {
    hameau,
    port: hameau.hameau.port,
    village: VILLAGE,
    events,
    requests: requestsFor(bought[20]?.donation ?? '', project.catalogueVersion, project.gifts[0]?.slug ?? ''),
    cookie: await cookieOf(url),
    proof: () => proofAt(url, VILLAGE),
    async aftermath() {
      const health = await fetch(`${url}/readyz`);
      if (!health.ok)
        return [{ invariant: 'the server still answers', subject: '/readyz', detail: `${health.status}` }];
      return verifyLedger(hameau.store);
    },
  };
}

async function control(simulator: string, path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const done = await fetch(`${simulator}/_control/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!done.ok) throw new Error(`${path}: ${await done.text()}`);
}

async function eventsOf(port: number): Promise<readonly string[]> {
  const stripe = new Stripe('sk_test_siege', { host: '127.0.0.1', port, protocol: 'http', telemetry: false });
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  return events.map((event) => JSON.stringify(event));
}

/** The cookie of a player, as the page gets it with its first gesture. */
async function cookieOf(url: string): Promise<string> {
  for (let x = 8; x < 24; x++) {
    const response = await fetch(`${url}/api/villages/${VILLAGE}/gestures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ kind: 'plantFlower', flower: 'rose', x, y: 9 }),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) return cookie.split(';')[0] ?? '';
  }
  throw new Error('nobody may plant here');
}

function requestsFor(donation: string, catalogueVersion: string, gift: string): readonly Base[] {
  const get = (path: string): Base => ({ method: 'GET', path, body: null });
  const post = (path: string, body: Base['body']): Base => ({ method: 'POST', path, body });
  const basket = {
    catalogueVersion,
    gifts: [{ gift, quantity: 1, plot: { x: 9, y: 9 } }],
    basketKey: 'basket-of-the-besieger-1',
    coverFees: true,
    adult: true,
    language: 'fr',
    publicName: 'Somebody',
    nameOnGift: true,
    message: 'Words',
    thanksEmail: 'somebody@example.org',
    newsEmail: null,
  };
  const form = `catalogueVersion=${catalogueVersion}&basketKey=basket-of-the-besieger-2&gift=${gift}&adult=on&confirmed=`;
  const checkout = post(`/api/villages/${VILLAGE}/checkouts`, basket);
  return [
    get('/'),
    get(`/p/${PROJECT}`),
    get(`/v/${VILLAGE}`),
    get(`/v/${VILLAGE}/picture.png`),
    get(`/api/villages/${VILLAGE}`),
    get(`/api/villages/${VILLAGE}/events?since=0`),
    get(`/api/villages/${VILLAGE}/holds`),
    get(`/api/projects/${PROJECT}`),
    get(`/api/placements/plc_${'a'.repeat(22)}/words`),
    get(`/api/donations/${donation}`),
    get(`/p/${PROJECT}/accounts`),
    get(`/p/${PROJECT}/accounts.json`),
    get(`/p/${PROJECT}/accounts.csv`),
    get('/verify-accounts.mjs'),
    get(`/api/placements/plc_${'a'.repeat(22)}/receipt`),
    get(`/api/villages/${VILLAGE}/challenge`),
    get(`/connect/${'a'.repeat(43)}`),
    get(`/connect/${'a'.repeat(43)}/return`),
    get(`/connect/${'a'.repeat(43)}/refresh`),
    post(`/connect/${'a'.repeat(43)}`, 'confirmed=yes'),
    get(`/choices/${donation}.${'a'.repeat(43)}`),
    post(`/choices/${donation}.${'a'.repeat(43)}`, 'kind=message'),
    get('/dev/mail'),
    get('/dev/mail/1'),
    get('/healthz'),
    get('/readyz'),
    get('/metrics'),
    get('/webhooks/stripe'),
    post('/webhooks/stripe/connect', { id: 'evt_1', object: 'event', type: 'account.updated' }),
    get('/live/?EIO=4&transport=polling'),
    get('/nowhere'),
    checkout,
    checkout,
    checkout,
    post(`/v/${VILLAGE}/give`, form),
    post(`/v/${VILLAGE}/give`, `${form}yes`),
    post(`/api/villages/${VILLAGE}/gestures`, { kind: 'plantFlower', flower: 'rose', x: 12, y: 12 }),
    post(`/api/villages/${VILLAGE}/gestures`, { kind: 'waterCrop', placement: 'plc_0000000000000000' }),
    post(`/api/villages/${VILLAGE}/gestures`, { kind: 'answerQuestion', question: 'school-1', answer: 0 }),
    post(`/api/donations/${donation}/cancel`, {}),
  ];
}
