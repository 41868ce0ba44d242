import type { Chance } from '#server/simulator/seeded.ts';
import { type Found, isClean } from './findings.ts';
import { type Json, JUNK, mutated, noisy, ownDice, pick, randomBytes, textOf, upTo } from './mutate.ts';
import { openWire, type Wire } from './wire.ts';

/** A request as a page would make it; `body` null sends none. */
export interface Base {
  readonly method: string;
  readonly path: string;
  readonly body: Json | string | null;
}

export interface DoorCampaign {
  readonly port: number;
  /** the server's own origin */
  readonly url: string;
  readonly requests: readonly Base[];
  /** a signed player's cookie, to be bent */
  readonly cookie: string;
  /** the work without which no basket is looked at */
  readonly proof: () => Promise<Json>;
  readonly count: number;
  readonly seed: number;
  readonly found: Found;
}

const LANES = 4;
/** A proof is good for one basket and takes its time. */
const SHARE_WITH_PROOF = 0.3;

/** Requests to every route with something wrong in them: method, address, headers, cookies, body, or the bytes themselves. */
export async function fuzzDoors(campaign: DoorCampaign): Promise<void> {
  const dice = ownDice(campaign.seed);
  let left = campaign.count;
  const lane = async () => {
    const wire = openWire(campaign.port);
    while (left-- > 0) await ask(wire, dice(), campaign);
    wire.close();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function ask(wire: Wire, chance: Chance, { requests, cookie, url, proof, found }: DoorCampaign): Promise<void> {
  const base = requests[upTo(chance, requests.length - 1)];
  if (!base) throw new Error('no requests to bend');
  const isBasket = base.path.endsWith('/checkouts') && chance() < SHARE_WITH_PROOF;
  const request = bent(chance, isBasket ? withProof(base, await proof()) : base, cookie, url);
  const answer = await wire.ask(request);
  found.count(`HTTP ${answer.status}`);
  if (!isClean(answer)) found.wrong({ what: base.path, answer, request: request.toString('latin1').slice(0, 3000) });
}

const withProof = (base: Base, proof: Json): Base =>
  typeof base.body === 'object' && base.body !== null && !Array.isArray(base.body)
    ? { ...base, body: Object.fromEntries([...Object.entries(base.body), ['proof', proof]]) }
    : base;

function bent(chance: Chance, base: Base, cookie: string, url: string): Buffer {
  const bend = chance();
  const method = bend < 0.08 ? pick(chance, METHODS) : base.method;
  const path = chance() < 0.3 ? bentPath(chance, base.path) : base.path;
  const body = base.body === null ? (chance() < 0.05 ? randomBytes(chance) : null) : bentBody(chance, base.body);
  const headers = new Map([
    ['Host', new URL(url).host],
    ['Origin', url],
    ...(body === null ? [] : [['Content-Type', typeof base.body === 'string' ? FORM : JSON_TYPE] as const]),
    ...(chance() < 0.5 ? [['Cookie', cookie] as const] : []),
  ]);
  for (let times = upTo(chance, 3); times > 0; times--) headers.set(...bentHeader(chance, cookie));
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  if (body !== null) lines.push(`Content-Length: ${body.length}`);
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const whole = body === null ? head : Buffer.concat([head, body]);
  return chance() < 0.01 ? asNoise(chance, whole) : whole;
}

/** What is not HTTP any more is closed by the server, after whatever it answers. */
function asNoise(chance: Chance, request: Buffer): Buffer {
  const broken = noisy(chance, request.subarray(0, 60));
  return Buffer.concat([broken, Buffer.from('\r\n\r\n\r\n\r\nGET\r\n\r\n')]);
}

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'BREW'] as const;

/** Fit for a request line, or for a header: anything but an end of line. */
const printable = (value: Json): string => encodeURI(textOf(value).replace(/[\ud800-\udfff]/g, '')).slice(0, 3000);
const headerText = (value: Json): string =>
  textOf(value)
    .replace(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .slice(0, 3000);

function bentPath(chance: Chance, path: string): string {
  const junk = printable(pick(chance, JUNK));
  const parts = path.split('/');
  const at = 1 + upTo(chance, parts.length - 2);
  return pick(chance, [
    parts.map((part, i) => (i === at ? junk : part)).join('/'),
    `${path}/${junk}`,
    `${path}${path.includes('?') ? '&' : '?'}${pick(chance, QUERIES)}=${junk}`,
    `${path}?${Array.from({ length: 50 }, (_one, i) => `a[${i}]=${junk.slice(0, 40)}`).join('&')}`,
    `/${path}`,
    path.replace(/[a-z]/g, (letter) => (chance() < 0.1 ? `%${letter.charCodeAt(0).toString(16)}` : letter)),
    `${path}%E0%A4%A`,
    `${path}%00`,
    path.toUpperCase(),
  ]);
}

const QUERIES = [
  'since',
  'seq',
  'lang',
  'format',
  'given',
  'donation',
  'cancelled',
  'back',
  'size',
  '__proto__',
] as const;

function bentHeader(chance: Chance, cookie: string): readonly [string, string] {
  const junk = headerText(pick(chance, JUNK));
  const name = pick(chance, [
    'Cookie',
    'Accept',
    'Accept-Language',
    'Accept-Encoding',
    'If-None-Match',
    'If-Modified-Since',
    'Range',
    'Origin',
    'Referer',
    'Content-Type',
    'Content-Encoding',
    'X-Forwarded-For',
    'X-Forwarded-Proto',
    'X-HTTP-Method-Override',
    'Authorization',
    'Sec-Fetch-Site',
    'User-Agent',
    'Host',
  ]);
  const usual = pick(chance, [
    junk,
    `${cookie}${junk}`,
    cookie.slice(0, -2),
    'text/html',
    'fr;q=x, en;q=9',
    'gzip, br;q=0',
    'bytes=0-,-5',
    'application/json; charset=martian',
    '"0", W/"1"',
    `203.0.113.${upTo(chance, 300)}, ::1`,
  ]);
  return [name, usual];
}

function bentBody(chance: Chance, body: Json | string): Buffer {
  if (typeof body === 'string') {
    const pairs = body.split('&').map((pair) => (chance() < 0.3 ? `${pair}${printable(pick(chance, JUNK))}` : pair));
    return chance() < 0.2 ? noisy(chance, Buffer.from(body)) : Buffer.from(pairs.join('&'));
  }
  if (chance() < 0.15) return noisy(chance, Buffer.from(JSON.stringify(body)));
  const changed = chance() < 0.9 ? mutated(chance, body) : body;
  return Buffer.from(JSON.stringify(changed) ?? '');
}
