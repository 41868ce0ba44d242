import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playerTokens } from '#server/adapters/auth/playerTokens.ts';
import type { LimitName, Rates } from '#server/adapters/http/limits.ts';
import { PlayerId } from '#shared/ids.ts';
import { ProjectReply } from '#shared/protocol/page.ts';
import { proofAt } from '../../support/proofs.ts';
import { startHameau, type TestHameau } from '../../support/server.ts';

const VILLAGE = 'ecole-des-andes';
const SESSION_SECRET = 'a secret of the tests, long enough';
const METRICS_TOKEN = 'a token that nobody can guess';
const PLAYER = PlayerId.parse('ply_aaaaaaaaaaaaaaaaaaaa');
const few = (points: number) => ({ points, seconds: 600 });
const RATES: Rates = {
  read: few(40),
  write: few(8),
  checkoutByAddress: few(3),
  checkoutByPlayer: few(1),
  challengeByAddress: few(4),
  formByAddress: few(2),
  formByPlayer: few(1),
  lookAgainByDonation: few(1),
  flowerByAddress: few(1),
  gestureByAddress: few(1),
  signInByAddress: { points: 1_000, seconds: 60 },
  signInByEmail: { points: 1_000, seconds: 60 },
  cornerByAddress: { points: 1_000, seconds: 60 },
  cornerByEmail: { points: 1_000, seconds: 60 },
  foundByAddress: { points: 1_000, seconds: 60 },
  linkByAddress: { points: 1_000, seconds: 60 },
  openingByAddress: { points: 1_000, seconds: 60 },
  printByAddress: few(2),
  reportByAddress: { points: 1_000, seconds: 60 },
  pictureBySteward: { points: 1_000, seconds: 60 },
};

let hameau: TestHameau;
let secure: TestHameau;
beforeAll(async () => {
  const env = { SESSION_SECRET, METRICS_TOKEN };
  hameau = await startHameau({ rates: RATES, env });
  secure = await startHameau({ env: { ...env, PUBLIC_URL: 'https://village.example.org' } });
});
afterAll(async () => {
  await hameau?.stop();
  await secure?.stop();
});

let visitors = 0;
/** every test comes from an address of its own */
const newcomer = () => {
  visitors += 1;
  return `198.51.${Math.floor(visitors / 250)}.${visitors % 250}`;
};
const cookieOf = (player: PlayerId) => `player=${playerTokens(SESSION_SECRET).sign(player)}`;
const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}, at = hameau) =>
  fetch(at.url + path, { redirect: 'manual', ...init, headers: { 'X-Forwarded-For': newcomer(), ...headers } });
const post = (path: string, body: unknown, headers: Record<string, string> = {}, at = hameau) =>
  ask(path, { 'Content-Type': 'application/json', ...headers }, { method: 'POST', body: JSON.stringify(body) }, at);
const typeOf = async (response: Response) => (await response.json()).type;
const directive = (policy: string, name: string) =>
  policy
    .split(';')
    .find((part) => part.trim().split(' ')[0] === name)
    ?.trim()
    .slice(name.length)
    .trim();

let baskets = 0;
async function order(from: Record<string, string>, proof: unknown = 'work') {
  const { project } = ProjectReply.parse(await (await ask('/api/projects/andes-school')).json());
  baskets += 1;
  return {
    catalogueVersion: project.catalogueVersion,
    gifts: [{ gift: 'chalk', quantity: 1, plot: null }],
    basketKey: `basket-of-the-doors-${baskets}`,
    adult: true,
    language: 'en',
    proof: proof === 'work' ? await proofAt(hameau.url, VILLAGE, from) : proof,
  };
}
const CHECKOUTS = `/api/villages/${VILLAGE}/checkouts`;
const GESTURES = `/api/villages/${VILLAGE}/gestures`;

describe('[security] headers: what every answer says to the browser', () => {
  const ANSWERS = ['/', `/v/${VILLAGE}`, '/p/andes-school', `/api/villages/${VILLAGE}`, '/nowhere', '/healthz'];
  it.each([
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['x-powered-by', null],
  ])('%s: %s', async (name, value) => {
    for (const path of ANSWERS) expect([path, (await ask(path)).headers.get(name)]).toEqual([path, value]);
  });

  it.each([
    ['default-src', "'none'"],
    ['script-src', "'self'"],
    ['style-src', "'self'"],
    ['font-src', "'self'"],
    ['worker-src', "'self' blob:"],
    ['img-src', "'self' data: blob:"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['frame-ancestors', "'none'"],
    ['manifest-src', "'self'"],
    ['frame-src', undefined],
  ])('content-security-policy: %s %s', async (name, value) => {
    for (const path of ANSWERS) {
      const policy = (await ask(path)).headers.get('content-security-policy') ?? '';
      expect([path, directive(policy, name)]).toEqual([path, value]);
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    }
  });

  it.each([
    ['strict-transport-security', /^max-age=31536000/],
    ['content-security-policy', /upgrade-insecure-requests/],
  ])('%s only where the village is served over https', async (name, value) => {
    expect((await ask('/', {}, {}, secure)).headers.get(name)).toMatch(value);
    expect((await ask('/')).headers.get(name) ?? '').not.toMatch(value);
  });

  it.each([
    [`/api/villages/${VILLAGE}/challenge`],
    [`/api/donations/don_${'a'.repeat(20)}`],
    ['/healthz'],
    ['/readyz'],
  ])('%s is kept by nobody', async (path) => {
    expect((await ask(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('[security] cookies', () => {
  const NEW = { kind: 'plantFlower', flower: 'rose', x: 1, y: 1 };
  it.each([
    ['the player’s, over http', () => post(GESTURES, NEW), /^player=.*; HttpOnly; SameSite=Lax$/],
    ['the player’s, over https', () => post(GESTURES, NEW, {}, secure), /^player=.*; HttpOnly; Secure; SameSite=Lax$/],
    ['the language’s', () => ask('/?lang=en'), /^lang=en; .*HttpOnly; SameSite=Lax$/],
    [
      'the language’s, over https',
      () => ask('/?lang=en', {}, {}, secure),
      /^lang=en; .*HttpOnly; Secure; SameSite=Lax$/,
    ],
  ] as const)('%s', async (_what, asked, value) => {
    expect((await asked()).headers.get('set-cookie')).toMatch(value);
  });

  it.each([
    ['an id without a signature', PLAYER],
    ['somebody else’s signature', `${PLAYER}.${cookieOf(PlayerId.parse(`ply_${'b'.repeat(20)}`)).split('.')[1]}`],
    ['another host’s', playerTokens('another secret').sign(PLAYER)],
    ['nonsense', 'x'.repeat(300)],
  ])('%s makes nobody that player', async (_what, token) => {
    const response = await post(GESTURES, NEW, { Cookie: `player=${token}` });
    expect(response.headers.get('set-cookie')).toMatch(/^player=ply_/);
    expect(response.headers.get('set-cookie')).not.toContain(PLAYER);
  });

  it.each([['/'], [`/v/${VILLAGE}`], [`/api/villages/${VILLAGE}`], [`/api/villages/${VILLAGE}/challenge`]])(
    '%s is read without any',
    async (path) => {
      expect((await ask(path)).headers.get('set-cookie')).toBeNull();
    },
  );
});

describe('[security] origins of what changes something', () => {
  const UNSAFE = [CHECKOUTS, GESTURES, `/v/${VILLAGE}/give`, `/api/donations/don_${'a'.repeat(20)}/cancel`];
  it.each([
    ['another site', { Origin: 'https://evil.example' }, true],
    ['a file, or a frame without origin', { Origin: 'null' }, true],
    ['a name that begins like ours', { Origin: 'http://127.0.0.1.evil.example' }, true],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }, true],
    ['another site that hides it', { 'Sec-Fetch-Site': 'cross-site' }, true],
    ['a script without origin', {}, false],
  ])('%s', async (_what, headers, refused) => {
    for (const path of UNSAFE) {
      const { status } = await post(path, {}, headers as Record<string, string>);
      expect([path, status === 403]).toEqual([path, refused]);
    }
  });

  it('our own pages', async () => {
    for (const path of UNSAFE) expect((await post(path, {}, { Origin: hameau.url })).status).not.toBe(403);
  });
});

describe('[security] roles', () => {
  it.each([
    ['a stranger', {}, 403],
    ['a stranger who says that he is this machine', { 'X-Forwarded-For': '127.0.0.1, 198.51.100.9' }, 403],
    ['a wrong token', { Authorization: 'Bearer nothing' }, 403],
    ['the host’s token', { Authorization: `Bearer ${METRICS_TOKEN}` }, 200],
    ['this machine', { 'X-Forwarded-For': '127.0.0.1' }, 200],
  ])('metrics for %s', async (_who, headers, status) => {
    expect((await ask('/metrics', headers as Record<string, string>)).status).toBe(status);
  });

  it('whoever holds a donation’s id learns neither amount nor name of it', async () => {
    const from = { 'X-Forwarded-For': newcomer() };
    const body = { ...(await order(from)), publicName: 'Zoé', thanksEmail: 'zoe@example.org' };
    const opened = await (await post(CHECKOUTS, body, from)).json();
    const said = await (await ask(`/api/donations/${opened.donation}`)).text();
    // Ids are made by chance, and chance can spell a name.
    const words = said.replaceAll(opened.donation, '').replaceAll(opened.checkoutUrl, '');
    expect(words).not.toMatch(/zo[eé]|cents|amount|player|mail/i);
    const harmless = { village: expect.any(String), donation: opened.donation, status: expect.any(String) };
    const nothing = { placements: [], pending: [], friendUrl: null, accounts: null, isReceiptable: false };
    expect(JSON.parse(said)).toEqual({ ...harmless, checkoutUrl: expect.any(String), ...nothing });
  });
});

describe('[security] the work before a payment', () => {
  it.each([
    ['without the work', async () => null],
    ['with work for another village', (from: Record<string, string>) => proofAt(hameau.url, 'tamoure', from)],
  ])('%s: 428, and Stripe hears of nothing', async (_what, work) => {
    const from = { 'X-Forwarded-For': newcomer() };
    const before = (await (await fetch(`${hameau.simulator.url}/_control/sessions`)).json()).sessions.length;
    const refused = await post(CHECKOUTS, await order(from, await work(from)), from);
    expect([refused.status, await typeOf(refused)]).toEqual([428, '/problems/proof-needed']);
    const after = (await (await fetch(`${hameau.simulator.url}/_control/sessions`)).json()).sessions.length;
    expect(after).toBe(before);
  });

  it('the same work a second time: 428', async () => {
    const from = { 'X-Forwarded-For': newcomer() };
    const proof = await proofAt(hameau.url, VILLAGE, from);
    expect((await post(CHECKOUTS, await order(from, proof), from)).status).toBe(201);
    expect((await post(CHECKOUTS, await order(from, proof), from)).status).toBe(428);
  });

  it('a form’s token a second time, of another address, or made up: a page that says what to do', async () => {
    const from = { 'X-Forwarded-For': newcomer(), 'Accept-Language': 'en' };
    const { catalogueVersion } = await order(from, null);
    const give = (fields: Record<string, string>, headers: Record<string, string> = from) =>
      ask(
        `/v/${VILLAGE}/give`,
        { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
        { method: 'POST', body: String(new URLSearchParams({ catalogueVersion, gift: 'chalk', ...fields })) },
      );
    const token = /name="token" value="([^"]+)"/.exec(
      await (await give({ basketKey: 'form-of-the-doors-0' })).text(),
    )?.[1];
    const confirmed = (basketKey: string, headers = from, shown = token ?? '') =>
      give({ basketKey, confirmed: 'yes', adult: 'on', token: shown }, headers);
    const strange = await confirmed('form-of-the-doors-1', { ...from, 'X-Forwarded-For': newcomer() });
    expect([strange.status, (await strange.text()).includes('This page was used already')]).toEqual([409, true]);
    expect((await confirmed('form-of-the-doors-2', from, 'made.up.by.me')).status).toBe(409);
    const other = { ...from, 'X-Forwarded-For': newcomer() };
    const fresh = /name="token" value="([^"]+)"/.exec(
      await (await give({ basketKey: 'form-of-the-doors-3' }, other)).text(),
    )?.[1];
    expect((await confirmed('form-of-the-doors-3', other, fresh)).status).toBe(303);
    expect((await confirmed('form-of-the-doors-4', other, fresh)).status).toBe(409);
  });
});

describe('[security] limits', () => {
  /** asks until it is refused: how often it was not */
  async function until429(most: number, asked: (n: number) => Promise<Response>) {
    for (let n = 0; n <= most; n++) {
      const response = await asked(n);
      if (response.status === 429) {
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
        return n;
      }
      await response.text();
    }
    return 'never';
  }
  const form = (from: Record<string, string>) =>
    ask(
      `/v/${VILLAGE}/give`,
      { ...from, 'Content-Type': 'application/x-www-form-urlencoded' },
      { method: 'POST', body: 'gift=chalk&confirmed=yes&adult=on&catalogueVersion=x&basketKey=form-of-the-limits' },
    );
  const checkout = async (from: Record<string, string>) => post(CHECKOUTS, await order(from, null), from);
  const rows: readonly (readonly [
    LimitName,
    number,
    (from: Record<string, string>, n: number) => Promise<Response>,
  ])[] = [
    ['read', 40, (from) => ask('/', from)],
    ['write', 8, (from) => post(`/api/donations/don_${'a'.repeat(20)}/cancel`, {}, from)],
    ['challengeByAddress', 4, (from) => ask(`/api/villages/${VILLAGE}/challenge`, from)],
    ['checkoutByAddress', 3, checkout],
    ['checkoutByPlayer', 1, (from) => checkout({ ...from, Cookie: cookieOf(PLAYER) })],
    ['formByAddress', 2, form],
    ['printByAddress', 2, (from) => ask(`/v/${VILLAGE}/poster.pdf`, from)],
    ['formByPlayer', 1, (from) => form({ ...from, Cookie: cookieOf(PLAYER) })],
  ];
  it.each(rows)('%s: %i, then 429 with Retry-After; another address is not concerned', async (_name, points, asked) => {
    const from = { 'X-Forwarded-For': newcomer() };
    expect(await until429(points + 1, (n) => asked(from, n))).toBe(points);
    // Players bring their cookie wherever they go: their own limit goes with them.
    if (!/ByPlayer/.test(_name)) expect((await asked({ 'X-Forwarded-For': newcomer() }, 0)).status).not.toBe(429);
  });

  it.each([
    ['a body', 413, () => post(GESTURES, { x: 'x'.repeat(70_000) })],
    ['a header', 431, () => ask('/', { 'X-Long': 'x'.repeat(20_000) })],
    ['a webhook', 413, () => ask('/webhooks/stripe', {}, { method: 'POST', body: 'x'.repeat(1_200_000) })],
  ] as const)('%s that is too large: %i', async (_what, status, asked) => {
    expect((await asked()).status).toBe(status);
  });
});
