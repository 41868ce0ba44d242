import { createHmac } from 'node:crypto';
import { type Chance, seededChance } from '#server/simulator/seeded.ts';
import { WEBHOOK_SECRET } from '../support/server.ts';
import type { Found } from './findings.ts';
import { type Json, JUNK, mutated, noisy, pick, randomBytes, textOf, upTo } from './mutate.ts';
import { openWire, type Wire } from './wire.ts';

/** How many are on their way on one connection: an answer costs more to wait for than to write. */
const AT_ONCE = 40;

export interface WebhookCampaign {
  readonly port: number;
  /** bodies of events that Stripe's stand-in really sent */
  readonly events: readonly string[];
  readonly count: number;
  readonly seed: number;
  readonly found: Found;
}

/** Deliveries that Stripe would never make: signed ones about anything, and noise under every kind of signature. */
export async function fuzzWebhooks({ port, events, count, seed, found }: WebhookCampaign): Promise<void> {
  const chance = seededChance(seed);
  const wire = openWire(port);
  for (let sent = 0; sent < count; ) {
    const size = Math.min(AT_ONCE, count - sent);
    await Promise.all(Array.from({ length: size }, () => deliver(wire, chance, events, found)));
    sent += size;
  }
  wire.close();
}

async function deliver(wire: Wire, chance: Chance, events: readonly string[], found: Found): Promise<void> {
  const body = bodyOf(chance, events[upTo(chance, events.length - 1)] ?? '{}');
  const isSigned = chance() < 0.5;
  const signature = isSigned ? signed(chance, body) : unsigned(chance, body);
  const head = [
    'POST /webhooks/stripe HTTP/1.1',
    'Host: hameau',
    `Content-Type: ${chance() < 0.9 ? 'application/json' : 'text/plain'}`,
    ...(signature === null ? [] : [`Stripe-Signature: ${signature}`]),
    `Content-Length: ${body.length}`,
    '\r\n',
  ];
  const answer = await wire.ask(Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), body]));
  // What Stripe did not sign is refused, whatever else is wrong with it.
  const isExpected = isSigned ? answer.status === 200 || answer.status === 400 : answer.status === 400;
  found.count(`${isSigned ? 'signed' : 'unsigned'} ${answer.status}`);
  if (!isExpected) {
    found.wrong({ what: 'webhook', answer, request: `${signature}\n${body.toString('latin1').slice(0, 2000)}` });
  }
}

function bodyOf(chance: Chance, event: string): Buffer {
  const kind = chance();
  if (kind < 0.03) return randomBytes(chance);
  if (kind < 0.2) return noisy(chance, Buffer.from(event));
  let body: Json = JSON.parse(event);
  for (let times = 1 + upTo(chance, 2); times > 0; times--) body = mutated(chance, body);
  // An event that is there already is not looked into.
  if (chance() < 0.7 && typeof body === 'object' && body !== null && !Array.isArray(body)) {
    body = Object.fromEntries([...Object.entries(body), ['id', `evt_${upTo(chance, 1e9)}`]]);
  }
  return Buffer.from(JSON.stringify(body) ?? '');
}

const hmac = (body: Buffer, secret: string, seconds: number): string =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
const seconds = () => Math.floor(Date.now() / 1000);

/** As Stripe signs: alone, beside another during a rotation, or with words to come. */
function signed(chance: Chance, body: Buffer): string {
  const t = seconds();
  const good = `v1=${hmac(body, WEBHOOK_SECRET, t)}`;
  return pick(chance, [
    `t=${t},${good}`,
    `t=${t},${good},v0=${'0'.repeat(64)}`,
    `t=${t},v1=${'a'.repeat(64)},${good}`,
    `t=${t},${good},v9=anything`,
  ]);
}

function unsigned(chance: Chance, body: Buffer): string | null {
  const t = seconds();
  const good = hmac(body, WEBHOOK_SECRET, t);
  const junk = textOf(pick(chance, JUNK))
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 3000);
  return pick(chance, [
    null,
    '',
    junk,
    `t=${t}`,
    `v1=${good}`,
    `t=,v1=${good}`,
    `t=NaN,v1=${good}`,
    `t=${t},v1=`,
    `t=${t},v1=${good.slice(1)}`,
    `t=${t},v1=${good.toUpperCase()}`,
    `t=${t},v0=${good}`,
    `t=${t + 1},v1=${good}`,
    `t=${t},v1=${hmac(body, 'whsec_of_another', t)}`,
    // Long ago, and rightly signed then.
    `t=${t - 4000},v1=${hmac(body, WEBHOOK_SECRET, t - 4000)}`,
    `t=${t},${Array.from({ length: 100 }, () => `v1=${'b'.repeat(64)}`).join(',')}`,
    `t=${t},v1=${junk}`,
    // Of another body.
    `t=${t},v1=${hmac(Buffer.concat([body, Buffer.from(' ')]), WEBHOOK_SECRET, t)}`,
  ]);
}
