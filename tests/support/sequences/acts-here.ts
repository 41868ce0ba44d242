import { verifyEvent } from '#server/adapters/stripe/webhook.ts';
import type { Deps } from '#server/domain/deps.ts';
import { drainBacklog } from '#server/domain/donations/backlog.ts';
import { cancel } from '#server/domain/donations/cancel.ts';
import { giveMoneyBack } from '#server/domain/donations/give-back.ts';
import { openCheckout } from '#server/domain/donations/open-checkout.ts';
import { syncedStatus } from '#server/domain/donations/status.ts';
import { IMPATIENT, PATIENT, sweep } from '#server/domain/donations/sweeper.ts';
import { createTokenBucket } from '#server/domain/donations/token-bucket.ts';
import { enterOfflineGift, type OfflineEntry } from '#server/domain/offline/enter.ts';
import { takeBackOfflineGift } from '#server/domain/offline/take-back.ts';
import { drainOutbox } from '#server/domain/outbox/drain.ts';
import { OFFLINE_MODES } from '#server/domain/ports/offline.ts';
import { type Compared, compare } from '#server/domain/reconciliation/compare.ts';
import { plantFlower } from '#server/domain/villages/plant-flower.ts';
import type { EventRecord } from '#server/simulator/records.ts';
import type { Chance } from '#server/simulator/seeded.ts';
import { signatureHeader } from '#server/simulator/signature.ts';
import { DonationId } from '#shared/ids.ts';
import { CheckoutBody } from '#shared/protocol/http.ts';
import { ASSOCIATION, gifts } from '../offline.ts';
import { player } from './players.ts';
import { oneOf, type Scene, wholeUpTo } from './scene.ts';
import { VILLAGE } from './template.ts';

/** What one of ours does, and a word on it for the trace. */
export type ActHere = (scene: Scene, chance: Chance, deps: Deps) => Promise<string>;

const SECRET = 'whsec_of_sequences';
const PLAYERS = 4;
export const plenty = () => createTokenBucket(1e6, 1e6);

/** Few enough that players want the same. */
const wanted = (chance: Chance) =>
  chance() < 0.6 ? null : { x: 8 + wholeUpTo(chance, 6), y: 8 + wholeUpTo(chance, 6) };

function newBasket(scene: Scene, chance: Chance): CheckoutBody {
  const gifts = Array.from({ length: 1 + wholeUpTo(chance, 2) }, () => {
    const gift = oneOf(chance, ['seeds', 'seeds', 'bricks', 'pump', 'house']);
    return { gift, quantity: gift === 'bricks' ? 2 + wholeUpTo(chance, 5) : 1, plot: wanted(chance) };
  });
  scene.keys += 1;
  return CheckoutBody.parse({
    catalogueVersion: 'v1',
    gifts,
    basketKey: `basket-of-a-sequence-${scene.keys}`,
    coverFees: chance() < 0.3,
    adult: true,
    language: 'fr',
    publicName: chance() < 0.3 ? 'Somebody' : null,
  });
}

/** A new basket, or the last one again: a double click, a page that heard nothing. */
const basket: ActHere = async (scene, chance, deps) => {
  const who = wholeUpTo(chance, PLAYERS - 1);
  const known = chance() < 0.25 ? scene.baskets.get(who) : undefined;
  const body = known ?? newBasket(scene, chance);
  scene.baskets.set(who, body);
  const asked = { village: VILLAGE, player: player(who), body };
  const clicks = chance() < 0.2 ? 2 : 1;
  const replies = await Promise.all(Array.from({ length: clicks }, () => openCheckout(deps, asked)));
  const said = replies.map((reply) => (reply.ok ? reply.value.donation : reply.error.kind));
  return `player ${who}${known ? ' again' : ''}: ${body.gifts.map(({ gift }) => gift).join('+')} -> ${said.join(', ')}`;
};

function aDonation(scene: Scene, chance: Chance): DonationId | undefined {
  const rows = scene.rows<{ id: string }>('select id from donation order by created_at, id');
  const one = oneOf(chance, rows);
  return one && DonationId.parse(one.id);
}

const onDonation =
  (act: (deps: Deps, donation: DonationId) => Promise<string>): ActHere =>
  async (scene, chance, deps) => {
    const donation = aDonation(scene, chance);
    return donation ? `${donation}: ${await act(deps, donation)}` : 'no donation yet';
  };

/** Stripe's delivery, signed; it counts as delivered when it was acknowledged. */
export async function deliver(scene: Scene, deps: Deps, event: EventRecord): Promise<string> {
  const { clock } = scene.stripe.world;
  const signature = signatureHeader(event.body, [SECRET], clock.nowSeconds());
  const hint = verifyEvent(Buffer.from(event.body), signature, [SECRET], clock.nowMs());
  if (!hint.ok) throw new Error(`our own event was refused: ${hint.error.kind}`);
  const received = await scene.receive(deps, hint.value);
  const at = scene.stripe.mail.indexOf(event);
  if (at >= 0) scene.stripe.mail.splice(at, 1);
  scene.delivered.push(event);
  const { truth } = hint.value;
  if (truth?.paymentStatus === 'paid' && truth.reference !== null) scene.acknowledged.add(truth.reference);
  return `${event.type} ${received}`;
}

/** Some of what is on its way, in any order, one after the other or all at once. */
const deliverSome: ActHere = async (scene, chance, deps) => {
  const { mail } = scene.stripe;
  const some = Array.from({ length: 1 + wholeUpTo(chance, 4) }, () => oneOf(chance, mail)).filter((one) => !!one);
  if (chance() < 0.5) return (await Promise.all(some.map((event) => deliver(scene, deps, event)))).join(', ');
  const said: string[] = [];
  for (const event of some) said.push(await deliver(scene, deps, event));
  return said.join(', ');
};

const deliverAgain: ActHere = async (scene, chance, deps) => {
  const event = oneOf(chance, scene.delivered);
  if (!event) return 'nothing was delivered yet';
  return (await Promise.all([deliver(scene, deps, event), deliver(scene, deps, event)])).join(', ');
};

/** A steward gives a donation back, or its first gift. */
const giveBack: ActHere = async (scene, chance, deps) => {
  const donation = aDonation(scene, chance);
  if (!donation) return 'no donation yet';
  const lines = chance() < 0.5 ? null : [0];
  const done = await giveMoneyBack(deps, { donation, lines, attempt: null, reason: 'asked', by: 'a steward' });
  return `${donation} ${lines ? 'gift' : 'all'}: ${done.ok ? 'given back' : done.error.kind}`;
};

/** A treasurer enters a cheque: the form is new, or sent again; now and then by two clicks at once. */
const byHand: ActHere = async (scene, chance, deps) => {
  const association = await deps.store.read.association(ASSOCIATION);
  if (!association) throw new Error('the association was imported');
  if (chance() < 0.75) scene.keys += 1;
  const form: OfflineEntry = {
    entryKey: `entry-of-a-sequence-${scene.keys}`,
    gifts: gifts({ seeds: wholeUpTo(chance, 2), bricks: 1 + wholeUpTo(chance, 5), pump: wholeUpTo(chance, 1) }),
    givenCents: null,
    mode: oneOf(chance, OFFLINE_MODES) ?? 'cash',
    receivedOn: new Date(deps.surroundings.now()).toISOString().slice(0, 10),
    reference: null,
    catalogueVersion: 'v1',
    language: 'fr',
    publicName: chance() < 0.3 ? 'Somebody' : null,
    nameOnGift: false,
    message: null,
    thanksEmail: null,
    newsEmail: null,
  };
  const clicks = chance() < 0.3 ? 2 : 1;
  const enters = () => enterOfflineGift(deps, association, 'a treasurer', VILLAGE, form);
  const made = await Promise.all(Array.from({ length: clicks }, enters));
  const said = made.map((one) => (one.ok ? one.value : one.error.kind));
  if (new Set(said).size > 1) throw new Error(`one form made two gifts: ${said.join(', ')}`);
  return said.join(', ');
};

const takeBack = onDonation(async (deps, donation) => {
  const takes = () => takeBackOfflineGift(deps, ASSOCIATION, donation, 'a treasurer', 'a mistake');
  const taken = await Promise.all([takes(), takes()]);
  if (taken.every(({ ok }) => ok)) throw new Error(`${donation} was taken back twice`);
  return taken.map((one) => (one.ok ? 'taken back' : one.error.kind)).join(', ');
});

export async function compareNow(scene: Scene, deps: Deps, insists: boolean): Promise<Compared> {
  const comparing = { deps, checks: scene.checks(), bucket: plenty() };
  return compare(comparing, { holder: deps.surroundings.newId('host'), insists });
}

export const ACTS_HERE = {
  giveBack,
  byHand,
  takeBack,
  compare: async (scene, chance, deps) => (await compareNow(scene, deps, chance() < 0.5)).kind,
  basket,
  deliverSome,
  deliverAgain,
  cancel: onDonation(async (deps, donation) => {
    const done = await cancel(deps, donation);
    return done.ok ? 'cancelled' : done.error.kind;
  }),
  returnPage: onDonation(async (deps, donation) => {
    const found = await syncedStatus(deps, plenty(), donation);
    return found?.status ?? 'none';
  }),
  sweep: async (_scene, chance, deps) => {
    const { looked } = await sweep(deps, plenty(), chance() < 0.5 ? PATIENT : IMPATIENT);
    return `looked at ${looked}`;
  },
  backlog: async (_scene, _chance, deps) => `${await drainBacklog(deps, plenty())} hints`,
  outbox: async (_scene, _chance, deps) => `${await drainOutbox(deps)} rows`,
  flower: async (_scene, chance, deps) => {
    const plot = { x: 8 + wholeUpTo(chance, 6), y: 8 + wholeUpTo(chance, 6) };
    const planted = await plantFlower(deps, {
      village: VILLAGE,
      player: player(wholeUpTo(chance, 20)),
      kind: 'rose',
      plot,
    });
    return planted.ok ? 'planted' : planted.error.kind;
  },
} as const satisfies Readonly<Record<string, ActHere>>;
